package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Line;
import java.time.Instant;
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
     * @param same the order with the wanted id
     * @param ofCart the order of the wanted cart
     * @param ofPayment the order that is paid with the wanted payment
     * @param number drawn for this order; wasted when there is none
     */
    static Decision create(
            @Nullable Order same,
            @Nullable Real ofCart,
            @Nullable Order ofPayment,
            CreateOrder wish,
            UUID correlationId,
            int number,
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
        return new Decision.Happens(
                List.of(
                        new OrderEvent.Created(terms(wish, correlationId), goods(wish)),
                        new OrderEvent.Confirmed(number)));
    }

    /** A cancel that overtakes its create forbids it; one that is asked again is answered again. */
    static Decision cancel(@Nullable Order order, CancellationReason reason) {
        return switch (order) {
            case null -> new Decision.Happens(List.of(new OrderEvent.Forbidden(reason)));
            case Order.Forbidden _ -> new Decision.Happens(List.of());
            case Order.Cancelled cancelled -> new Decision.Again(cancelled);
            case Order.Confirmed _ ->
                    new Decision.Happens(List.of(new OrderEvent.Cancelled(reason)));
            case Order.Created _ ->
                    throw new IllegalStateException("an order is confirmed as it is created");
        };
    }

    /** The stock of an order is gone after all. Without an order it is the checkout's to hear. */
    static List<OrderEvent.Cancelled> holdLost(@Nullable Order order) {
        return order instanceof Order.Confirmed
                ? List.of(new OrderEvent.Cancelled(CancellationReason.OUT_OF_STOCK))
                : List.of();
    }

    /** A payment is captured once: hearing of it again is not more money. */
    static List<OrderEvent.Captured> captured(@Nullable Order order, UUID paymentId, long amount) {
        return order instanceof Real real
                        && pays(paymentId, real)
                        && real.sheet().money().captured() == 0
                        && amount > 0
                ? List.of(new OrderEvent.Captured(amount))
                : List.of();
    }

    static List<OrderEvent.Voided> voided(@Nullable Order order, UUID paymentId, long amount) {
        return order instanceof Real real && pays(paymentId, real) && !real.sheet().money().voided()
                ? List.of(new OrderEvent.Voided(amount))
                : List.of();
    }

    static List<OrderEvent.Refunded> refunded(@Nullable Order order, UUID refundId, long amount) {
        return order instanceof Real real && !real.sheet().money().refunds().contains(refundId)
                ? List.of(new OrderEvent.Refunded(refundId, amount))
                : List.of();
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
                lines, wish.subtotal(), wish.discount(), wish.appliedPromotions(), wish.address());
    }
}
