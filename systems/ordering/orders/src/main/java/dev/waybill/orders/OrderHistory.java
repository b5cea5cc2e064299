package dev.waybill.orders;

import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Money;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Order.Sheet;
import dev.waybill.orders.OrderEvent.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: an order is the fold of its history, from nothing. */
final class OrderHistory {

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
        if (recorded.version() != (order == null ? 1 : order.version() + 1)) {
            throw broken(order, recorded);
        }
        return switch (recorded.event()) {
            case OrderEvent.Created(var terms, _) when order == null ->
                    new Order.Created(
                            new Sheet(
                                    recorded.orderId(),
                                    1,
                                    recorded.at(),
                                    terms,
                                    0,
                                    null,
                                    Money.NONE));
            case OrderEvent.Forbidden(var reason) when order == null ->
                    new Order.Forbidden(recorded.orderId(), 1, reason, recorded.at());
            case OrderEvent.Confirmed(var number) when order instanceof Order.Created(var sheet) ->
                    new Confirmed(sheet.changed().numbered(number));
            case OrderEvent.Cancelled(var reason) when order instanceof Confirmed(var sheet) ->
                    new Order.Cancelled(sheet.changed(), reason, recorded.at());
            case OrderEvent.Captured(var amount) when order instanceof Real real ->
                    paid(real, captured(real, amount));
            case OrderEvent.Voided _ when order instanceof Real real -> paid(real, voided(real));
            case OrderEvent.Refunded refund when order instanceof Real real ->
                    paid(real, refunded(real, refund));
            case OrderEvent.Created _,
                    OrderEvent.Forbidden _,
                    OrderEvent.Confirmed _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Captured _,
                    OrderEvent.Voided _,
                    OrderEvent.Refunded _ ->
                    throw broken(order, recorded);
        };
    }

    private static Order paid(Real order, Money money) {
        var sheet = order.sheet().next().with(money);
        return switch (order) {
            case Order.Created _ -> new Order.Created(sheet);
            case Confirmed _ -> new Confirmed(sheet);
            case Order.Cancelled(_, var reason, var at) -> new Order.Cancelled(sheet, reason, at);
        };
    }

    private static Money captured(Real order, long amount) {
        var money = order.sheet().money();
        return new Money(
                money.captured() + amount, money.refunded(), money.voided(), money.refunds());
    }

    private static Money voided(Real order) {
        var money = order.sheet().money();
        return new Money(money.captured(), money.refunded(), true, money.refunds());
    }

    private static Money refunded(Real order, OrderEvent.Refunded refund) {
        var money = order.sheet().money();
        var refunds = new ArrayList<UUID>(money.refunds());
        refunds.add(refund.refundId());
        return new Money(
                money.captured(),
                money.refunded() + refund.amount(),
                money.voided(),
                List.copyOf(refunds));
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
