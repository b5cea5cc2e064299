package dev.waybill.warehouse;

import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.warehouse.PackedParcel.Measures;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody on the floor wants to do with a job. */
sealed interface JobCommand {

    UUID jobId();

    /**
     * @param finishesAt when a simulated picker will have done it
     */
    record Start(UUID jobId, String picker, @Nullable Instant finishesAt) implements JobCommand {}

    /** A bar code was read, or a sku typed, and so many units were taken. */
    record Scan(UUID jobId, String code, int quantity) implements JobCommand {}

    /** Units cannot be sent. */
    record Miss(UUID jobId, UUID productId, int quantity, ShortReason reason)
            implements JobCommand {}

    /**
     * A parcel is closed.
     *
     * @param units what is in it; everything that is picked and in no parcel yet, if not given
     */
    record Pack(UUID jobId, Measures measures, @Nullable Map<UUID, Integer> units)
            implements JobCommand {}

    /** The carrier has taken the parcels along. */
    record HandOver(UUID jobId) implements JobCommand {}
}
