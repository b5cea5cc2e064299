package dev.waybill.orders;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Line;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what becomes of a wish or a fact, given the order as it stands. */
final class OrderDecider {

    private OrderDecider() {}

    /** The answer to a wish. */
    sealed interface Decision {

        /** This happens. */
        record Happens(List<OrderEvent> events) implements Decision {}

        /** It happened before: what came of it is told again. */
        record Again(Real order) implements Decision {}

        record Refused(OrderRefusal reason) implements Decision {}
    }

    /**
     * @param orderId the wanted id, or a new one
     * @param same the order with the wanted id
     * @param ofCart the order of the wanted cart
     * @param ofPayment the order that is paid with the wanted payment
     * @param number drawn for this order; wasted when there is none
     */
    static Decision create(
            UUID orderId,
            @Nullable Order same,
            @Nullable Real ofCart,
            @Nullable Order ofPayment,
            CreateOrder wish,
            UUID correlationId,
            int number,
            OrderRules rules,
            Instant now) {
        if (same != null) {
            return switch (same) {
                case Order.Forbidden _ -> new Decision.Refused(OrderRefusal.CANCELLED);
                case Real order -> new Decision.Again(order);
            };
        }
        if (ofCart != null) {
            return wish.orderId() == null
                    ? new Decision.Again(ofCart)
                    : new Decision.Refused(OrderRefusal.CART_ALREADY_ORDERED);
        }
        if (ofPayment != null) {
            return new Decision.Refused(OrderRefusal.PAYMENT_OF_ANOTHER_ORDER);
        }
        if (wish.validUntil() != null && now.isAfter(wish.validUntil())) {
            return new Decision.Refused(OrderRefusal.EXPIRED);
        }
        return new Decision.Happens(begin(orderId, wish, correlationId, number, rules, now));
    }

    private static List<OrderEvent> begin(
            UUID orderId,
            CreateOrder wish,
            UUID correlationId,
            int number,
            OrderRules rules,
            Instant now) {
        var goods = goods(wish);
        var releaseAt = goods.address() == null ? null : now.plus(rules.releaseAfter());
        var events = new ArrayList<OrderEvent>(2);
        events.add(new OrderEvent.Created(terms(wish, correlationId), goods, releaseAt, true));
        events.add(new OrderEvent.Confirmed(number));
        events.addAll(rules.holds(orderId, wish, now));
        return events;
    }

    /** A cancel that overtakes its create forbids it. */
    static List<OrderEvent> forbid(@Nullable Order order, CancellationReason reason) {
        return order == null ? List.of(new OrderEvent.Forbidden(reason)) : List.of();
    }

    /**
     * The stock of an order is gone after all, before anybody was to fetch it.
     *
     * @param reservationId one that an amendment has asked for is the order's once that is applied;
     *     any other, or none, is that of the whole order
     */
    static void stockLost(Draft draft, @Nullable UUID reservationId) {
        if (reservationId != null && Ids.isOf(IdKinds.AMENDMENT, reservationId)) {
            draft.work()
                    .amended()
                    .reservation(reservationId)
                    .ifPresent(extra -> lost(draft, extra));
        } else {
            allLost(draft);
        }
    }

    /** What an amendment had added. */
    private static void lost(Draft draft, Amended.Extra extra) {
        var items = draft.lines().within(extra.units(), OrderLine::free);
        var reason = CancellationReason.OUT_OF_STOCK;
        Settlement.cancel(draft, items, reason, false, Settlement.SYSTEM, "sold out");
        Settlement.settle(draft, reason);
    }

    private static void allLost(Draft draft) {
        var reason = CancellationReason.OUT_OF_STOCK;
        var lines = draft.lines();
        switch (draft.order()) {
            case Order.Confirmed _, Order.OnHold _, Order.AwaitingFulfilment _ -> {
                if (lines.isEmpty()) {
                    Settlement.end(draft, reason);
                } else if (lines.sum(line -> line.allocated() + line.dispatched()) == 0) {
                    Settlement.cancel(
                            draft, lines.free(), reason, false, Settlement.SYSTEM, "sold out");
                    Settlement.settle(draft, reason);
                }
            }
            case Order.Created _,
                    Order.Fulfilling _,
                    Order.Completed _,
                    Order.Cancelled _,
                    Order.Archived _ -> {}
        }
    }

    /**
     * Captures add up: hearing of one again is not more money.
     *
     * @param inAll what has been captured of the payment
     */
    static void captured(Draft draft, UUID paymentId, long inAll) {
        var order = draft.order();
        var more = inAll - order.sheet().money().captured();
        if (pays(paymentId, order) && more > 0) {
            draft.then(new OrderEvent.Captured(more));
            if (OrderRow.cancelReason(order) == null) {
                Settlement.refund(draft); // a part of it was cancelled meanwhile
            }
        }
    }

    static void notCaptured(
            Draft draft, UUID paymentId, UUID captureId, @Nullable Long amount, OrderRules rules) {
        if (pays(paymentId, draft.order())) {
            Settlement.notCaptured(draft, captureId, amount, rules);
        }
    }

    static void voided(Draft draft, UUID paymentId, long amount) {
        if (pays(paymentId, draft.order()) && !draft.order().sheet().money().voided()) {
            draft.then(new OrderEvent.Voided(amount));
            Settlement.moneyMoved(draft);
        }
    }

    static void refunded(Draft draft, UUID refundId, long amount) {
        if (!draft.order().sheet().money().refunds().contains(refundId)) {
            draft.then(new OrderEvent.Refunded(refundId, amount));
            Settlement.moneyMoved(draft);
        }
    }

    /** What was promised to a refund of a part is free again. */
    static void refundRefused(Draft draft, UUID refundId, @Nullable Long amount) {
        var order = draft.order();
        var money = order.sheet().money();
        if (amount != null
                && amount > 0
                && money.promised() > 0
                && MoneyHistory.isPart(order.id(), money, refundId)) {
            draft.then(new OrderEvent.RefundDenied(refundId, amount));
        }
    }

    /** Whether a wish that was answered before is still the same wish. */
    static boolean sameTerms(Real order, CreateOrder wish) {
        var terms = order.sheet().terms();
        return terms.equals(terms(wish, terms.correlationId()));
    }

    private static boolean pays(UUID paymentId, Real order) {
        return paymentId.equals(order.sheet().terms().paymentId());
    }

    private static Order.Terms terms(CreateOrder wish, UUID correlationId) {
        return new Order.Terms(
                wish.cartId(),
                wish.customerId(),
                wish.checkoutSessionId(),
                correlationId,
                wish.paymentId(),
                wish.paymentAuthorizationId(),
                wish.reservationId(),
                wish.total(),
                wish.currency());
    }

    static Goods goods(CreateOrder wish) {
        var lines =
                wish.items().stream()
                        .map(i ->
                                new Line(
                                        i.productId(),
                                        i.quantity(),
                                        i.unitPrice(),
                                        i.sku(),
                                        i.name()))
                        .toList();
        return new Goods(
                lines,
                wish.subtotal(),
                wish.discount(),
                wish.appliedPromotions(),
                wish.address(),
                wish.returnId());
    }
}
