package dev.waybill.orders;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what the others are told about an event, and asked because of it. */
final class Tellings {

    /** Marks a void that orders asked for, so that the timeline can say who did. */
    static final String ORDER_CANCELLED = "ORDER_CANCELLED";

    private Tellings() {}

    /**
     * @param id derived for commands, so that asking twice is seen to be asking twice; none for
     *     events
     */
    record Telling(@Nullable UUID id, Object message) {
        static Telling event(Object message) {
            return new Telling(null, message);
        }

        static Telling command(Real order, String step, Object message) {
            return new Telling(Ids.derive(order.id(), step), message);
        }
    }

    /**
     * @param before none if it is the first event
     * @param goods what was bought, if it is known: a release needs it
     */
    static List<Telling> about(
            Recorded recorded, @Nullable Order before, Order after, @Nullable Goods goods) {
        if (!(after instanceof Real order)) {
            return List.of();
        }
        var tellings = new ArrayList<Telling>(4);
        facts(recorded, order, goods, tellings);
        if (before instanceof Real earlier && earlier.sheet().changes() < order.sheet().changes()) {
            tellings.add(Telling.event(StatusTellings.changed(recorded, earlier, order)));
        }
        commands(recorded.event(), before instanceof Real real ? real : order, order, tellings);
        return tellings;
    }

    private static void facts(
            Recorded recorded, Real order, @Nullable Goods goods, List<Telling> tellings) {
        switch (recorded.event()) {
            case OrderEvent.Created created ->
                    tellings.add(Telling.event(created(order, created.goods())));
            case OrderEvent.Confirmed _ -> tellings.add(Telling.event(confirmation(order)));
            case OrderEvent.Cancelled _ when order instanceof Order.Cancelled ->
                    tellings.add(Telling.event(cancellation(order)));
            case OrderEvent.Archived archived ->
                    tellings.add(Telling.event(StatusTellings.archived(recorded, archived)));
            case OrderEvent.Held _,
                    OrderEvent.HoldReleased _,
                    OrderEvent.Started _,
                    OrderEvent.LinesCancelled _,
                    OrderEvent.Completed _ ->
                    StatusTellings.fact(recorded, order, goods)
                            .map(Telling::event)
                            .ifPresent(tellings::add);
            case OrderEvent.LinesAdded _,
                    OrderEvent.Repriced _,
                    OrderEvent.MethodChanged _,
                    OrderEvent.Collected _ ->
                    tellings.add(Telling.event(AmendTellings.fact(recorded, order)));
            case OrderEvent.AddressChanged changed ->
                    StatusTellings.sentElsewhere(recorded, changed, order)
                            .forEach(fact -> tellings.add(Telling.event(fact)));
            case OrderEvent.Cancelled _,
                    OrderEvent.Forbidden _,
                    OrderEvent.Captured _,
                    OrderEvent.Voided _,
                    OrderEvent.Refunded _,
                    OrderEvent.RefundAsked _,
                    OrderEvent.RefundDenied _,
                    OrderEvent.CaptureAsked _,
                    OrderEvent.CaptureFailed _,
                    OrderEvent.Itemised _,
                    OrderEvent.Resumed _,
                    OrderEvent.WentOn _,
                    OrderEvent.Released _,
                    OrderEvent.StopAsked _,
                    OrderEvent.StopMoved _,
                    OrderEvent.GivenBack _,
                    OrderEvent.ResourceAsked _,
                    OrderEvent.Dispatched _,
                    OrderEvent.ShipmentEnded _ -> {}
        }
    }

    private static void commands(
            OrderEvent event, Real before, Real order, List<Telling> tellings) {
        switch (event) {
            case OrderEvent.CaptureAsked asked -> {
                if (asked.amount() > 0 || asked.last()) {
                    tellings.add(capture(order, asked));
                }
            }
            case OrderEvent.Cancelled _ -> undo(order, tellings);
            case OrderEvent.RefundAsked(var refundId, var amount) ->
                    tellings.add(refund(order, refundId, amount));
            case OrderEvent.StopAsked asked -> tellings.add(stop(order, asked));
            case OrderEvent.Dispatched dispatched ->
                    tellings.addAll(StockTellings.shipped(before, order, dispatched));
            case OrderEvent.ResourceAsked asked ->
                    StockTellings.resource(order, asked).ifPresent(tellings::add);
            case OrderEvent.LinesCancelled cancelled when cancelled.toStock() ->
                    releasePart(before, order, cancelled, tellings);
            case OrderEvent.Created _,
                    OrderEvent.Confirmed _,
                    OrderEvent.Forbidden _,
                    OrderEvent.Captured _,
                    OrderEvent.Voided _,
                    OrderEvent.Refunded _,
                    OrderEvent.RefundDenied _,
                    OrderEvent.CaptureFailed _,
                    OrderEvent.Itemised _,
                    OrderEvent.Held _,
                    OrderEvent.HoldReleased _,
                    OrderEvent.Resumed _,
                    OrderEvent.WentOn _,
                    OrderEvent.Released _,
                    OrderEvent.Started _,
                    OrderEvent.StopMoved _,
                    OrderEvent.GivenBack _,
                    OrderEvent.ShipmentEnded _,
                    OrderEvent.LinesCancelled _,
                    OrderEvent.LinesAdded _,
                    OrderEvent.Repriced _,
                    OrderEvent.MethodChanged _,
                    OrderEvent.Collected _,
                    OrderEvent.AddressChanged _,
                    OrderEvent.Completed _,
                    OrderEvent.Archived _ -> {}
        }
    }

    /** What is said to someone who asks for what has happened already. */
    static Object again(Real order) {
        return OrderRow.cancelReason(order) == null ? confirmation(order) : cancellation(order);
    }

    private static Telling capture(Real order, OrderEvent.CaptureAsked asked) {
        var terms = order.sheet().terms();
        var capture =
                new CapturePayment(
                        Objects.requireNonNull(terms.owedPayment(), "nothing is owed"),
                        order.id(),
                        asked.amount(),
                        terms.currency(),
                        asked.captureId(),
                        asked.shipmentId(),
                        asked.last());
        return new Telling(Ids.derive(asked.captureId(), "capture-payment"), capture);
    }

    private static void undo(Real order, List<Telling> tellings) {
        var reservation = order.sheet().terms().reservationId();
        // What was taken out of it line by line has been given back line by line.
        if (reservation != null && order.work().lines().isEmpty()) {
            var release =
                    new ReleaseInventory(reservation, ReleaseReason.ORDER_CANCELLED, order.id());
            tellings.add(Telling.command(order, "release/1", release));
        }
        var payment = order.sheet().terms().owedPayment();
        if (payment != null && !order.sheet().money().voided()) {
            giveBack(order, payment, tellings);
        }
    }

    /** What an amendment has added is held for itself. */
    private static void releasePart(
            Real before, Real order, OrderEvent.LinesCancelled cancelled, List<Telling> tellings) {
        var own = order.sheet().terms().reservationId();
        for (var part : before.work().amended().giveBack(cancelled.items())) {
            var step = "release/part/" + order.work().revision();
            if (part.reservationId() != null) {
                var ofIts = step + "/" + part.reservationId();
                release(order, part.reservationId(), ofIts, part.units(), tellings);
            } else if (own != null) {
                release(order, own, step, part.units(), tellings);
            }
        }
    }

    private static void release(
            Real order, UUID reservation, String step, List<Units> units, List<Telling> tellings) {
        var items =
                units.stream()
                        .map(each -> new StockLine(each.productId(), each.quantity()))
                        .toList();
        var release =
                new ReleaseInventory(
                        reservation,
                        ReleaseReason.ORDER_CANCELLED,
                        order.id(),
                        items,
                        Ids.derive(order.id(), step));
        tellings.add(Telling.command(order, step, release));
    }

    private static Telling stop(Real order, OrderEvent.StopAsked asked) {
        var items =
                Units.portions(asked.items()).stream()
                        .map(each -> new ProductUnits(each.productId(), each.quantity()))
                        .toList();
        var stop =
                new StopFulfilment(
                        order.id(),
                        asked.fulfilmentId(),
                        items.isEmpty() ? null : items,
                        asked.purpose() == Work.Purpose.HOLD
                                ? "the order is held"
                                : asked.reason().name(),
                        asked.stopId());
        return new Telling(Ids.derive(asked.stopId(), "stop-fulfilment"), stop);
    }

    /**
     * A void releases what is held and gives back what was captured, or is being captured at this
     * moment. Of an order that was paid ahead all is captured: it is refunded.
     */
    private static void giveBack(Real order, UUID payment, List<Telling> tellings) {
        var money = order.sheet().money();
        if (money.captured() == 0 || !money.ahead()) {
            var undone = new VoidPayment(payment, order.id(), ORDER_CANCELLED);
            tellings.add(Telling.command(order, "void/1", undone));
        } else if (money.left() > 0) {
            var whole = refund(order, Settlement.wholeOf(order.id()), money.left());
            tellings.add(new Telling(Ids.derive(order.id(), "refund/1"), whole.message()));
        }
    }

    private static Telling refund(Real order, UUID refundId, long amount) {
        var terms = order.sheet().terms();
        var refund =
                new RefundPayment(
                        refundId,
                        Objects.requireNonNull(terms.paymentId(), "nothing else was captured"),
                        order.id(),
                        amount,
                        terms.currency(),
                        ORDER_CANCELLED);
        return new Telling(Ids.derive(refundId, "refund-payment"), refund);
    }

    private static OrderCreated created(Real order, Goods goods) {
        var sheet = order.sheet();
        var items = Priced.bought(goods, sheet.terms().total());
        return new OrderCreated(
                sheet.id(),
                sheet.terms().customerId(),
                sheet.terms().total(),
                sheet.terms().currency(),
                OrderCreated.Status.CREATED,
                items,
                sheet.createdAt(),
                sheet.terms().paymentId());
    }

    private static OrderConfirmed confirmation(Real order) {
        var sheet = order.sheet();
        var terms = sheet.terms();
        var reservation = terms.reservationId();
        return new OrderConfirmed(
                sheet.id(),
                terms.customerId(),
                sheet.confirmationNumber(),
                terms.paymentAuthorizationId(),
                reservation == null ? null : reservation.toString(),
                terms.total(),
                terms.currency(),
                sheet.createdAt(), // created and confirmed in one handling, at one time
                terms.cartId(),
                terms.checkoutSessionId(),
                terms.paymentId());
    }

    private static OrderCancelled cancellation(Real order) {
        var terms = order.sheet().terms();
        var ending = Order.Ending.of(order);
        return new OrderCancelled(
                order.id(),
                terms.customerId(),
                Objects.requireNonNull(ending.reason()),
                ending.at(),
                terms.reservationId(),
                terms.paymentId(),
                terms.cartId(),
                terms.checkoutSessionId(),
                order.total(),
                order.work().amended().promotionUse());
    }
}
