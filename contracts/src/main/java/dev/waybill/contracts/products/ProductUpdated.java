package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product changed. Prices are in minor units.
 *
 * <p>Told by products, heard by carts.
 */
public record ProductUpdated(UUID eventId, Instant occurredAt, UUID productId, Changes changes) {

    public ProductUpdated {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("productId", productId);
        guard.given("changes", changes);
        guard.check();
    }

    /** What is new; what is absent stayed as it was. */
    public record Changes(
            @Nullable String name,
            @Nullable String description,
            @Nullable Long price,
            @Nullable String currency,
            @Nullable String category,
            @Nullable ProductStatus status) {

        public Changes {
            var guard = new Guard();
            guard.textIfGiven("name", name, 1, 250);
            guard.proseIfGiven("description", description, 5000);
            guard.moneyIfGiven("price", price);
            guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
            guard.textIfGiven("category", category, 0, 128);
            guard.check();
        }
    }
}
