package dev.waybill.orders;

import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderAmendmentEnded.Outcome;
import dev.waybill.contracts.payments.AdjustAuthorization;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.orders.Order.Terms;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what is asked of others for an amendment, and told when it is over. */
final class AmendmentMessages {

    private AmendmentMessages() {}

    static ReserveInventory reserve(Amendment amendment, Terms terms) {
        return new ReserveInventory(
                terms.cartId(),
                terms.customerId(),
                Units.portions(amendment.offer().units()).stream()
                        .map(each -> new ReserveInventory.Item(each.productId(), each.quantity()))
                        .toList(),
                amendment.id(),
                amendment.orderId(),
                amendment.expiresAt());
    }

    static CalculateDiscount price(Amendment amendment, Terms terms, long subtotal) {
        return new CalculateDiscount(
                terms.cartId(),
                terms.customerId(),
                subtotal,
                amendment.currency(),
                amendment.wish().promotionCode(),
                amendment.id());
    }

    static CalculateDiscount quote(Quote quote, Terms terms, long subtotal) {
        return new CalculateDiscount(
                terms.cartId(),
                terms.customerId(),
                subtotal,
                terms.currency(),
                quote.wish().promotionCode(),
                null,
                quote.id());
    }

    static AdjustAuthorization adjust(
            Amendment amendment, UUID adjustmentId, Terms terms, long total) {
        return new AdjustAuthorization(
                adjustmentId,
                Objects.requireNonNull(terms.paymentId(), "there is a difference"),
                amendment.orderId(),
                total,
                amendment.currency());
    }

    static OrderAmendmentEnded ended(
            Amendment amendment, Outcome outcome, @Nullable UUID replaced, Instant now) {
        return new OrderAmendmentEnded(
                amendment.id(),
                amendment.orderId(),
                outcome,
                amendment.failure(),
                amendment.reservationId(),
                amendment.promotionUseId(),
                replaced,
                now);
    }
}
