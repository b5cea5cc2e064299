package dev.waybill.orders;

import dev.waybill.orders.Order.AwaitingFulfilment;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Created;
import dev.waybill.orders.Order.Forbidden;
import dev.waybill.orders.Order.Fulfilling;
import dev.waybill.orders.Order.Money;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.Order.Open;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Order.Resumes;
import dev.waybill.orders.Order.Sheet;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pure: an order is the fold of its history, from nothing. */
final class OrderHistory {

    /** What orders had that were created before it was written down. */
    private static final Duration RELEASE_AFTER = Duration.ofMinutes(10);

    private OrderHistory() {}

    /**
     * The order that a whole history tells.
     *
     * @throws IllegalStateException if it tells what cannot have happened
     */
    static @Nullable Order refold(Iterable<Recorded> history) {
        Order order = null;
        for (var recorded : history) {
            order = evolve(order, recorded);
        }
        return order;
    }

    static Order evolve(@Nullable Order order, Recorded recorded) {
        if (recorded.version() != (order == null ? first(recorded) : order.version() + 1)) {
            throw broken(order, recorded);
        }
        try {
            var next =
                    switch (order) {
                        case null -> begin(recorded);
                        case Forbidden _ -> null;
                        case Real real -> next(real, recorded.event(), recorded.at());
                    };
            if (next == null) {
                throw broken(order, recorded);
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(broken(order, recorded).getMessage(), e);
        }
    }

    /** What is left here of an order that was archived begins in the middle. */
    private static int first(Recorded recorded) {
        return recorded.event() instanceof OrderEvent.Archived archived
                ? archived.sheet().version() + 1
                : 1;
    }

    private static @Nullable Order begin(Recorded first) {
        return switch (first.event()) {
            case OrderEvent.Created created ->
                    new Created(
                            new Sheet(
                                    first.orderId(),
                                    1,
                                    first.at(),
                                    created.terms(),
                                    0,
                                    null,
                                    Boolean.TRUE.equals(created.paidWhenSent())
                                            ? Money.NONE
                                            : Money.AHEAD,
                                    releaseAt(created.goods(), created.releaseAt(), first.at()),
                                    Work.NONE));
            case OrderEvent.Forbidden(var reason) ->
                    new Forbidden(first.orderId(), 1, reason, first.at());
            case OrderEvent.Archived archived ->
                    new Order.Archived(archived.sheet().changed(), archived.ending());
            default -> null; // whatever else there is follows a beginning
        };
    }

    /** Nothing can be sent nowhere. */
    private static @Nullable Instant releaseAt(
            Goods goods, @Nullable Instant said, Instant createdAt) {
        if (goods.address() == null) {
            return null;
        }
        return said == null ? createdAt.plus(RELEASE_AFTER) : said;
    }

    /**
     * @return null if it cannot happen to such an order
     */
    private static @Nullable Real next(Real order, OrderEvent event, Instant at) {
        var sheet = order.sheet();
        return switch (event) {
            case OrderEvent.Created _, OrderEvent.Forbidden _ -> null;
            case OrderEvent.Confirmed(var number) ->
                    order instanceof Created
                            ? new Confirmed(sheet.changed().numbered(number))
                            : null;
            case OrderEvent.Held held -> held(order, held);
            case OrderEvent.HoldReleased(var id, _, _, _) ->
                    sheet.work().hold(id).isPresent()
                            ? order.with(sheet.next().with(sheet.work().without(id)))
                            : null;
            case OrderEvent.Resumed _ -> resumed(order);
            case OrderEvent.WentOn _ -> wentOn(order);
            case OrderEvent.Released _ ->
                    order instanceof Confirmed ? new AwaitingFulfilment(sheet.changed()) : null;
            case OrderEvent.Started started -> started(order, started);
            case OrderEvent.Completed _ ->
                    isFollowed(order) ? new Order.Completed(sheet.changed(), at) : null;
            case OrderEvent.Cancelled(var reason) ->
                    isUnderWay(order) ? new Order.Cancelled(sheet.changed(), reason, at) : null;
            case OrderEvent.MethodChanged changed ->
                    isUnderWay(order) ? fetchedOrSent(order, changed) : null;
            case OrderEvent.Collected _ -> isFollowed(order) ? order.with(sheet.next()) : null;
            case OrderEvent.Archived _ -> archived(order);
            case OrderEvent.Captured _,
                    OrderEvent.Voided _,
                    OrderEvent.Refunded _,
                    OrderEvent.RefundAsked _,
                    OrderEvent.RefundDenied _,
                    OrderEvent.CaptureFailed _ ->
                    order.with(
                            sheet.next().with(MoneyHistory.next(sheet.id(), sheet.money(), event)));
            case OrderEvent.CaptureAsked _ -> charged(order, event);
            case OrderEvent.Itemised _,
                    OrderEvent.LinesCancelled _,
                    OrderEvent.LinesAdded _,
                    OrderEvent.Repriced _ ->
                    isUnderWay(order) ? worked(order, event) : null;
            case OrderEvent.AddressChanged changed ->
                    isUnderWay(order) ? sent(order, changed) : null;
            case OrderEvent.StopAsked _,
                    OrderEvent.GivenBack _,
                    OrderEvent.ResourceAsked _,
                    OrderEvent.Dispatched _,
                    OrderEvent.ShipmentEnded _ ->
                    isFollowed(order) ? worked(order, event) : null;
            // The warehouse may answer when the order has come to its end.
            case OrderEvent.StopMoved _ -> worked(order, event);
        };
    }

    private static Real charged(Real order, OrderEvent event) {
        var sheet = order.sheet();
        var work = order.work().with(order.work().lines().charge());
        var money = MoneyHistory.next(sheet.id(), sheet.money(), event);
        return order.with(sheet.next().with(money).with(work));
    }

    private static @Nullable Real archived(Real order) {
        return switch (order) {
            case Order.Completed _, Order.Cancelled _ ->
                    new Order.Archived(
                            order.sheet().changed().with(order.work().withoutDetails()),
                            Order.Ending.of(order));
            case Open _, Order.Archived _ -> null;
        };
    }

    private static @Nullable Real held(Real order, OrderEvent.Held held) {
        var sheet = order.sheet();
        var work =
                sheet.work()
                        .with(new Work.Hold(held.holdId(), held.reason(), held.customerMessage()));
        return switch (order) {
            case OnHold onHold -> onHold.with(sheet.next().with(work));
            case Confirmed _ -> new OnHold(sheet.changed().with(work), Resumes.CONFIRMED);
            case AwaitingFulfilment _, Fulfilling _ ->
                    new OnHold(sheet.changed().with(work), Resumes.AWAITING_FULFILMENT);
            // Its money is somebody's to look after; it is held back no more.
            case Order.Completed _ -> order.with(sheet.next().with(work));
            case Created _, Order.Cancelled _, Order.Archived _ -> null;
        };
    }

    private static @Nullable Real resumed(Real order) {
        if (!(order instanceof OnHold(var sheet, var resumes)) || !sheet.work().holds().isEmpty()) {
            return null;
        }
        return switch (resumes) {
            case CONFIRMED -> new Confirmed(sheet.changed());
            case AWAITING_FULFILMENT -> new AwaitingFulfilment(sheet.changed());
        };
    }

    private static @Nullable Real wentOn(Real order) {
        var waits =
                order instanceof AwaitingFulfilment
                        || order instanceof OnHold && order.work().holds().isEmpty();
        return waits ? new Fulfilling(order.sheet().changed()) : null;
    }

    private static @Nullable Real started(Real order, OrderEvent.Started started) {
        var sheet = order.sheet();
        var work =
                sheet.work()
                        .started(
                                new Work.Fulfilment(
                                        started.fulfilmentId(),
                                        started.warehouseId(),
                                        started.items()))
                        .with(sheet.work().lines().allocate(started.items()));
        return switch (order) {
            case AwaitingFulfilment _ -> new Fulfilling(sheet.changed().with(work));
            case Fulfilling _ -> order.with(sheet.next().with(work));
            case Created _,
                    Confirmed _,
                    OnHold _,
                    Order.Completed _,
                    Order.Cancelled _,
                    Order.Archived _ ->
                    null;
        };
    }

    /** Once it says where it goes, its time to be released is known. */
    private static Real sent(Real order, OrderEvent.AddressChanged changed) {
        var sheet = order.sheet().next().with(order.work().sentTo(changed.address()));
        return order.with(
                sheet.releaseAt() == null ? sheet.releasedAt(changed.releaseAt()) : sheet);
    }

    /** What is fetched needs no address to be released. */
    private static @Nullable Real fetchedOrSent(Real order, OrderEvent.MethodChanged changed) {
        var next = worked(order, changed);
        return next == null || next.sheet().releaseAt() != null
                ? next
                : next.with(next.sheet().releasedAt(changed.releaseAt()));
    }

    private static boolean isUnderWay(Real order) {
        return order instanceof Open && !(order instanceof Created);
    }

    /** Its units may be with a warehouse or a carrier. */
    private static boolean isFollowed(Real order) {
        return isUnderWay(order) && !(order instanceof Confirmed);
    }

    private static @Nullable Real worked(Real order, OrderEvent event) {
        var work = WorkHistory.next(order.work(), event);
        return work == null ? null : order.with(order.sheet().next().with(work));
    }

    private static IllegalStateException broken(@Nullable Order order, Recorded recorded) {
        var state =
                order == null
                        ? "nothing"
                        : order.getClass().getSimpleName() + " at " + order.version();
        return new IllegalStateException(
                "order %s: %s at %d cannot follow %s"
                        .formatted(
                                recorded.orderId(),
                                recorded.event().type(),
                                recorded.version(),
                                state));
    }
}
