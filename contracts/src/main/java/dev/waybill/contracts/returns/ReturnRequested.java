package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to send back, or claims, units of an order.
 *
 * <p>Told by returns, heard by notifications.
 */
public record ReturnRequested(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        String number,
        ReturnKind kind,
        List<Item> items,
        String requestedBy,
        Instant requestedAt,
        @Nullable String comment,
        @Nullable List<Wanted> exchangeFor) {

    public ReturnRequested {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.text("number", number, 1, 32);
        guard.given("kind", kind);
        items = guard.list("items", items, 1);
        guard.text("requestedBy", requestedBy, 1, 250);
        requestedAt = guard.time("requestedAt", requestedAt);
        guard.textIfGiven("comment", comment, 0, 1000);
        exchangeFor = guard.listIfGiven("exchangeFor", exchangeFor, 1);
        guard.check();
    }

    /** Units of one product that are wanted instead. */
    public record Wanted(UUID productId, int quantity) {

        public Wanted {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }
    }

    /** Units of one product, and why they come back. */
    public record Item(UUID productId, int quantity, ReturnReason reason, @Nullable String sku) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.given("reason", reason);
            guard.textIfGiven("sku", sku, 1, 64);
            guard.check();
        }
    }
}
