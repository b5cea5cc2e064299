package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A product changed.
 *
 * <p>The same message as {@link ProductUpdated}, on the topic of search. Told by products, heard by
 * search.
 */
public record SearchableUpdated(
        UUID eventId, Instant occurredAt, UUID productId, ProductUpdated.Changes changes) {

    public SearchableUpdated {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("productId", productId);
        guard.given("changes", changes);
        guard.check();
    }

    public static SearchableUpdated of(ProductUpdated event) {
        return new SearchableUpdated(
                event.eventId(), event.occurredAt(), event.productId(), event.changes());
    }
}
