package dev.waybill.contracts.carts;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer wants to buy what is in the cart, at these prices. Amounts are in minor units; the
 * total is the lines less the discount.
 *
 * <p>Told by carts, heard by checkout.
 */
public record CartCheckedOut(
        UUID eventId,
        Instant occurredAt,
        UUID cartId,
        UUID customerId,
        List<Item> items,
        @Nullable Long subtotal,
        @Nullable Long discount,
        long total,
        String currency,
        @Nullable UUID checkoutSessionId,
        @Nullable String promotionCode,
        @Nullable List<String> appliedPromotions,
        @Nullable DeliveryAddress address,
        @Nullable PaymentMethod paymentMethod) {

    public CartCheckedOut {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        items = guard.list("items", items, 1);
        guard.moneyIfGiven("subtotal", subtotal);
        guard.moneyIfGiven("discount", discount);
        guard.money("total", total);
        guard.currency("currency", currency);
        guard.textIfGiven("promotionCode", promotionCode, 1, 64);
        appliedPromotions = guard.textsIfGiven("appliedPromotions", appliedPromotions, 64);
        guard.check();
    }

    /** A line of the cart, as priced when it was added. */
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
