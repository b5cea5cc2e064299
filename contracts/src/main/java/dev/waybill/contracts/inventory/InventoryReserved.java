package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock is held, every line. Told again when lines that waited have come. No allocations: it all
 * lies at the place of those who have only one.
 *
 * <p>Told by inventory, heard by checkout and orders.
 */
public record InventoryReserved(
        UUID reservationId,
        @Nullable UUID orderId,
        @Nullable UUID cartId,
        List<StockLine> items,
        Instant reservedAt,
        @Nullable List<Allocation> allocations) {

    public InventoryReserved {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        items = guard.list("items", items, 0);
        reservedAt = guard.time("reservedAt", reservedAt);
        allocations = guard.listIfGiven("allocations", allocations);
        guard.check();
    }

    /** All of it at the one place that there is. */
    public InventoryReserved(
            UUID reservationId,
            @Nullable UUID orderId,
            @Nullable UUID cartId,
            List<StockLine> items,
            Instant reservedAt) {
        this(reservationId, orderId, cartId, items, reservedAt, null);
    }
}
