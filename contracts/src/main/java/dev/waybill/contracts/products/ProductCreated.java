package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A product is in the catalogue.
 *
 * <p>Told by products, heard by carts.
 */
public record ProductCreated(UUID eventId, Instant occurredAt, Product product) {

    public ProductCreated {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("product", product);
        guard.check();
    }
}
