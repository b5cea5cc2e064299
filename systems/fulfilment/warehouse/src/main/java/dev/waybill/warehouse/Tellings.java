package dev.waybill.warehouse;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.PickingStarted;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.warehouse.PickingJob.Packed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the warehouse tells about a job, in the words of the contracts. */
final class Tellings {

    private Tellings() {}

    static PickingStarted started(PickingJob.Picking job) {
        var task = job.task();
        return new PickingStarted(
                task.orderId(), task.fulfilmentId(), task.jobId(), job.start().startedAt());
    }

    /**
     * @param before the line before the units were missed
     */
    static OrderShortPicked shortPicked(
            Task task, Line before, int missing, ShortReason reason, Instant now) {
        var item =
                new OrderShortPicked.Item(
                        before.productId(), before.toSend(), before.toSend() - missing, reason);
        return new OrderShortPicked(
                task.orderId(), task.fulfilmentId(), task.jobId(), List.of(item), now);
    }

    /** What is said of a job that has just come into this state: of a packed one, two things. */
    static List<Record> reached(PickingJob job) {
        return job instanceof Packed packed ? packed(packed) : List.of();
    }

    private static List<Record> packed(Packed job) {
        var task = job.task();
        var parcels = job.parcels().stream().map(PackedParcel::told).toList();
        var facts = new ArrayList<Record>(2);
        facts.add(
                new OrderPacked(
                        task.orderId(),
                        task.jobId(),
                        parcels.size(),
                        job.packedAt(),
                        task.fulfilmentId(),
                        parcels,
                        task.deliveryMethod() == DeliveryMethod.CLICK_AND_COLLECT
                                ? task.warehouseId()
                                : null));
        if (task.deliveryMethod() == DeliveryMethod.HOME_DELIVERY) {
            facts.add(
                    new OrderReadyForShipping(
                            task.orderId(),
                            task.customerId(),
                            parcels.size(),
                            requireNonNull(task.address()),
                            job.packedAt(),
                            task.fulfilmentId(),
                            task.recipientName(),
                            task.service(),
                            task.promisedBy(),
                            parcels));
        }
        return facts;
    }
}
