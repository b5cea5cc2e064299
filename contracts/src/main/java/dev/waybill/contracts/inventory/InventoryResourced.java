package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where units come from that could not be sent from where they were held, and which of them nobody
 * has. The locationId is the place that could not send them; none: they were waited for, and have
 * come.
 *
 * <p>Told by inventory, heard by orders.
 */
public record InventoryResourced(
        UUID reservationId,
        @Nullable UUID orderId,
        UUID requestId,
        List<Allocation> allocations,
        List<StockLine> missing,
        Instant resourcedAt,
        @Nullable String locationId) {

    public InventoryResourced {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        guard.given("requestId", requestId);
        allocations = guard.list("allocations", allocations, 0);
        missing = guard.list("missing", missing, 0);
        resourcedAt = guard.time("resourcedAt", resourcedAt);
        guard.textIfGiven("locationId", locationId, 1, 64);
        guard.check();
    }
}
