package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product left the catalogue.
 *
 * <p>The same message as {@link ProductDeleted}, on the topic of search. Told by products, heard by
 * search.
 */
public record SearchableDeleted(
        UUID eventId, Instant occurredAt, UUID productId, @Nullable DeletionReason reason) {

    public SearchableDeleted {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("productId", productId);
        guard.check();
    }

    public static SearchableDeleted of(ProductDeleted event) {
        return new SearchableDeleted(
                event.eventId(), event.occurredAt(), event.productId(), event.reason());
    }
}
