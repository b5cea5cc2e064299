package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A product is in the catalogue.
 *
 * <p>The same message as {@link ProductCreated}, on the topic of search: products may tell it there
 * again, for an index that has to be built anew, and nobody else hears it twice. Told by products,
 * heard by search.
 */
public record SearchableCreated(UUID eventId, Instant occurredAt, Product product) {

    public SearchableCreated {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("product", product);
        guard.check();
    }

    public static SearchableCreated of(ProductCreated event) {
        return new SearchableCreated(event.eventId(), event.occurredAt(), event.product());
    }
}
