package dev.waybill.contracts.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order as the outside sees it; the note says what it waits for. Amounts are in minor units: the
 * total is that of what is not cancelled.
 */
public record OrderDetails(
        UUID orderId,
        UUID customerId,
        OrderStatus status,
        List<Item> items,
        long total,
        String currency,
        @Nullable Instant createdAt,
        @Nullable OrderStage stage,
        @Nullable String confirmationNumber,
        @Nullable Long subtotal,
        @Nullable Long discount,
        @Nullable Long captured,
        @Nullable Long refunded,
        @Nullable DeliveryAddress address,
        @Nullable Instant cancelledAt,
        @Nullable CancellationReason cancelReason,
        @Nullable UUID checkoutSessionId,
        @Nullable Integer revision,
        @Nullable Instant completedAt,
        @Nullable String note,
        @Nullable DeliveryMethod deliveryMethod) {

    private static final Pattern CONFIRMATION_NUMBER = Pattern.compile("ORD-[0-9]{8}");

    public OrderDetails {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.given("status", status);
        items = guard.list("items", items, 0);
        guard.money("total", total);
        guard.currency("currency", currency);
        createdAt = guard.timeIfGiven("createdAt", createdAt);
        guard.matchesIfGiven("confirmationNumber", confirmationNumber, CONFIRMATION_NUMBER);
        guard.moneyIfGiven("subtotal", subtotal);
        guard.moneyIfGiven("discount", discount);
        guard.moneyIfGiven("captured", captured);
        guard.moneyIfGiven("refunded", refunded);
        cancelledAt = guard.timeIfGiven("cancelledAt", cancelledAt);
        guard.rangeIfGiven("revision", revision, 1, Integer.MAX_VALUE);
        completedAt = guard.timeIfGiven("completedAt", completedAt);
        guard.textIfGiven("note", note, 0, 500);
        guard.check();
    }

    /**
     * A line of the order. What is neither cancelled nor delivered is open; what is dispatched has
     * left the warehouse.
     */
    public record Item(
            UUID productId,
            int quantity,
            long unitPrice,
            @Nullable String sku,
            @Nullable String name,
            @Nullable Integer cancelled,
            @Nullable Integer dispatched,
            @Nullable Integer delivered) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.money("unitPrice", unitPrice);
            guard.textIfGiven("sku", sku, 1, 64);
            guard.textIfGiven("name", name, 1, 250);
            guard.rangeIfGiven("cancelled", cancelled, 0, Guard.MOST_UNITS);
            guard.rangeIfGiven("dispatched", dispatched, 0, Guard.MOST_UNITS);
            guard.rangeIfGiven("delivered", delivered, 0, Guard.MOST_UNITS);
            guard.check();
        }
    }
}
