package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product left the catalogue.
 *
 * <p>Told by products, heard by carts.
 */
public record ProductDeleted(
        UUID eventId, Instant occurredAt, UUID productId, @Nullable DeletionReason reason) {

    public ProductDeleted {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("productId", productId);
        guard.check();
    }
}
