package dev.waybill.contracts.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the order of a cart. After validUntil it is refused: the hold on the stock would be
 * gone. With holds the order is confirmed, and held until each is released. Amounts are in minor
 * units.
 *
 * <p>Told by checkout and returns, heard by orders.
 *
 * @param returnId of the return that it is ordered instead of: what came back has paid the discount
 */
public record CreateOrder(
        UUID cartId,
        UUID customerId,
        List<Item> items,
        long total,
        String currency,
        @Nullable String paymentAuthorizationId,
        @Nullable UUID orderId,
        @Nullable UUID checkoutSessionId,
        @Nullable UUID paymentId,
        @Nullable UUID reservationId,
        @Nullable Long subtotal,
        @Nullable Long discount,
        @Nullable List<String> appliedPromotions,
        @Nullable DeliveryAddress address,
        @Nullable Instant validUntil,
        @Nullable List<HoldReason> holds,
        @Nullable UUID returnId) {

    public CreateOrder {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        items = guard.list("items", items, 1);
        guard.money("total", total);
        guard.currency("currency", currency);
        guard.textIfGiven("paymentAuthorizationId", paymentAuthorizationId, 1, 255);
        guard.moneyIfGiven("subtotal", subtotal);
        guard.moneyIfGiven("discount", discount);
        appliedPromotions = guard.textsIfGiven("appliedPromotions", appliedPromotions, 64);
        validUntil = guard.timeIfGiven("validUntil", validUntil);
        holds = guard.listIfGiven("holds", holds);
        guard.check();
    }

    /** An order that is not instead of anything. */
    public CreateOrder(
            UUID cartId,
            UUID customerId,
            List<Item> items,
            long total,
            String currency,
            @Nullable String paymentAuthorizationId,
            @Nullable UUID orderId,
            @Nullable UUID checkoutSessionId,
            @Nullable UUID paymentId,
            @Nullable UUID reservationId,
            @Nullable Long subtotal,
            @Nullable Long discount,
            @Nullable List<String> appliedPromotions,
            @Nullable DeliveryAddress address,
            @Nullable Instant validUntil,
            @Nullable List<HoldReason> holds) {
        this(
                cartId,
                customerId,
                items,
                total,
                currency,
                paymentAuthorizationId,
                orderId,
                checkoutSessionId,
                paymentId,
                reservationId,
                subtotal,
                discount,
                appliedPromotions,
                address,
                validUntil,
                holds,
                null);
    }

    /** An order that nobody has to look at first. */
    public CreateOrder(
            UUID cartId,
            UUID customerId,
            List<Item> items,
            long total,
            String currency,
            @Nullable String paymentAuthorizationId,
            @Nullable UUID orderId,
            @Nullable UUID checkoutSessionId,
            @Nullable UUID paymentId,
            @Nullable UUID reservationId,
            @Nullable Long subtotal,
            @Nullable Long discount,
            @Nullable List<String> appliedPromotions,
            @Nullable DeliveryAddress address,
            @Nullable Instant validUntil) {
        this(
                cartId,
                customerId,
                items,
                total,
                currency,
                paymentAuthorizationId,
                orderId,
                checkoutSessionId,
                paymentId,
                reservationId,
                subtotal,
                discount,
                appliedPromotions,
                address,
                validUntil,
                null);
    }

    /** A line of the order. */
    public record Item(
            UUID productId,
            int quantity,
            long unitPrice,
            @Nullable String sku,
            @Nullable String name) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.money("unitPrice", unitPrice);
            guard.textIfGiven("sku", sku, 1, 64);
            guard.textIfGiven("name", name, 1, 250);
            guard.check();
        }
    }
}
