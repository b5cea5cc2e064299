package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of one product at the place that sends them.
 *
 * @param expectedAt when they will be there; none if they are
 */
public record Allocation(
        UUID productId, String locationId, int quantity, @Nullable Instant expectedAt) {

    public Allocation {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.text("locationId", locationId, 1, 64);
        guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
        expectedAt = guard.timeIfGiven("expectedAt", expectedAt);
        guard.check();
    }
}
