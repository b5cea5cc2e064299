package dev.waybill.warehouse;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.warehouse.PickingJob.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as HTTP shows it.
 *
 * @param dueAt when its parcels have to be ready
 * @param endedAt handed over or stopped
 * @param lines in walking order
 */
record PickingJobDetails(
        UUID pickingJobId,
        UUID orderId,
        UUID fulfilmentId,
        String warehouseId,
        Status status,
        FulfilmentPriority priority,
        DeliveryMethod deliveryMethod,
        @Nullable String picker,
        Instant dueAt,
        @Nullable Instant promisedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant pickedAt,
        @Nullable Instant packedAt,
        @Nullable Instant endedAt,
        @Nullable String recipientName,
        @Nullable ShippingAddress shippingAddress,
        List<PickLine> lines,
        List<Parcel> parcels) {

    /**
     * One line of the pick list.
     *
     * @param scan what is to be scanned: the GTIN if there is one, else the sku
     * @param bin aisle, bay and level, as written on the shelf
     * @param open units that are still to be picked
     */
    record PickLine(
            UUID productId,
            @Nullable String sku,
            @Nullable String name,
            String scan,
            @Nullable String bin,
            int asked,
            int open,
            int picked,
            int missing,
            int stopped,
            int packed) {}

    static PickingJobDetails of(PickingJob job, Map<UUID, ShelfProduct> products) {
        var task = job.task();
        var row = JobRow.of(job, 0);
        return new PickingJobDetails(
                task.jobId(),
                task.orderId(),
                task.fulfilmentId(),
                task.warehouseId(),
                job.status(),
                task.priority(),
                task.deliveryMethod(),
                row.picker(),
                task.dueAt(),
                task.promisedBy(),
                task.createdAt(),
                row.startedAt(),
                row.pickedAt(),
                row.packedAt(),
                row.endedAt(),
                task.recipientName(),
                task.address(),
                PickList.walk(job, products).stream()
                        .map(line -> line(line, task.warehouseId(), products))
                        .toList(),
                job.parcels().stream().map(PackedParcel::told).toList());
    }

    private static PickLine line(Line line, String warehouse, Map<UUID, ShelfProduct> products) {
        var bin = PickList.bin(line, warehouse, products);
        return new PickLine(
                line.productId(),
                line.sku(),
                line.name(),
                ScannedCode.of(line, products),
                bin == null ? null : bin.label(),
                line.asked(),
                line.open(),
                line.picked(),
                line.missing(),
                line.stopped(),
                line.packed());
    }
}
