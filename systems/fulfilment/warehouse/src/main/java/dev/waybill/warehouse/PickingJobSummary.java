package dev.waybill.warehouse;

import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.warehouse.PickingJob.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param dueAt when its parcels have to be ready
 * @param atRisk whether it is due soon, or late, and not packed
 * @param units what was asked for
 * @param open units that are still to be picked
 */
record PickingJobSummary(
        UUID pickingJobId,
        UUID orderId,
        UUID fulfilmentId,
        String warehouseId,
        Status status,
        FulfilmentPriority priority,
        @Nullable String picker,
        Instant dueAt,
        boolean atRisk,
        int units,
        int open) {}
