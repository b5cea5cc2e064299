package dev.waybill.orders;

import dev.waybill.orders.Order.Money;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;

/** Pure: how the money of an order moves, event by event. */
final class MoneyHistory {

    private MoneyHistory() {}

    static Money next(UUID orderId, Money money, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Captured(var amount) ->
                    new Money(
                            money.captured() + amount,
                            money.refunded(),
                            money.voided(),
                            money.refunds(),
                            money.promised(),
                            money.asks());
            case OrderEvent.Voided _ ->
                    new Money(
                            money.captured(),
                            money.refunded(),
                            true,
                            money.refunds(),
                            money.promised(),
                            money.asks());
            case OrderEvent.RefundAsked(_, var amount) ->
                    new Money(
                            money.captured(),
                            money.refunded(),
                            money.voided(),
                            money.refunds(),
                            money.promised() + amount,
                            money.asks() + 1);
            case OrderEvent.Refunded refund -> refunded(orderId, money, refund);
            default -> throw new IllegalArgumentException(event.type() + " moves no money");
        };
    }

    /** The id of the order's nth refund of a part, from 1. */
    static UUID partOf(UUID orderId, int nth) {
        return Ids.derive(orderId, "refund/part/" + nth);
    }

    private static Money refunded(UUID orderId, Money money, OrderEvent.Refunded refund) {
        var promised = isPart(orderId, money, refund.refundId()) ? refund.amount() : 0;
        var refunds = new ArrayList<UUID>(money.refunds());
        refunds.add(refund.refundId());
        return new Money(
                money.captured(),
                money.refunded() + refund.amount(),
                money.voided(),
                refunds,
                money.promised() - promised,
                money.asks());
    }

    private static boolean isPart(UUID orderId, Money money, UUID refundId) {
        return IntStream.rangeClosed(1, money.asks())
                .anyMatch(nth -> partOf(orderId, nth).equals(refundId));
    }
}
