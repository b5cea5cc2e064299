package dev.waybill.orders;

import dev.waybill.orders.Order.Money;
import dev.waybill.orders.Order.Money.Unpaid;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Pure: how the money of an order moves, event by event. */
final class MoneyHistory {

    private MoneyHistory() {}

    static Money next(UUID orderId, Money money, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Captured(var amount) -> captured(money, amount);
            case OrderEvent.Voided _ ->
                    with(money, true, money.claimed(), money.closed(), money.failed());
            case OrderEvent.CaptureAsked asked -> asked(money, asked);
            case OrderEvent.CaptureFailed failed -> failed(money, failed);
            case OrderEvent.RefundAsked(_, var amount) ->
                    given(money, 0, money.refunds(), amount, money.asks() + 1);
            case OrderEvent.Refunded refund -> refunded(orderId, money, refund);
            case OrderEvent.RefundDenied(_, var amount) ->
                    given(
                            money,
                            0,
                            money.refunds(),
                            -Math.min(amount, money.promised()),
                            money.asks());
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
        var next = given(money, refund.amount(), refunds, -promised, money.asks());
        var isOurs = promised > 0 || Settlement.wholeOf(orderId).equals(refund.refundId());
        return isOurs ? next : next.returning(refund.amount());
    }

    static boolean isPart(UUID orderId, Money money, UUID refundId) {
        return IntStream.rangeClosed(1, money.asks())
                .anyMatch(nth -> partOf(orderId, nth).equals(refundId));
    }

    private static Money captured(Money money, long amount) {
        return new Money(
                money.captured() + amount,
                money.refunded(),
                money.voided(),
                money.refunds(),
                money.promised(),
                money.asks(),
                money.ahead(),
                money.claimed(),
                money.closed(),
                money.returned(),
                money.unpaid());
    }

    /** What failed and is asked for again is not asked for twice. */
    private static Money asked(Money money, OrderEvent.CaptureAsked asked) {
        var claimed = money.claimed();
        var rest = new ArrayList<Unpaid>();
        for (var unpaid : money.failed()) {
            if (unpaid.shipmentId().equals(asked.shipmentId())) {
                claimed = Math.max(claimed - unpaid.amount(), money.captured());
            } else {
                rest.add(unpaid);
            }
        }
        var closed = money.closed() || asked.last();
        return with(money, money.voided(), claimed + asked.amount(), closed, rest);
    }

    private static Money failed(Money money, OrderEvent.CaptureFailed failed) {
        var all = new ArrayList<>(money.failed());
        all.removeIf(each -> each.captureId().equals(failed.captureId()));
        all.add(new Unpaid(failed.captureId(), failed.shipmentId(), failed.amount()));
        return with(money, money.voided(), money.claimed(), money.closed(), all);
    }

    private static Money with(
            Money money, boolean voided, long claimed, boolean closed, List<Unpaid> unpaid) {
        return new Money(
                money.captured(),
                money.refunded(),
                voided,
                money.refunds(),
                money.promised(),
                money.asks(),
                money.ahead(),
                claimed,
                closed,
                money.returned(),
                unpaid);
    }

    private static Money given(
            Money money, long refunded, List<UUID> refunds, long promised, int asks) {
        return new Money(
                money.captured(),
                money.refunded() + refunded,
                money.voided(),
                refunds,
                money.promised() + promised,
                asks,
                money.ahead(),
                money.claimed(),
                money.closed(),
                money.returned(),
                money.unpaid());
    }
}
