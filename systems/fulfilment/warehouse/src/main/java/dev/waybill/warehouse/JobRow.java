package dev.waybill.warehouse;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.warehouse.PickingJob.HandedOver;
import dev.waybill.warehouse.PickingJob.Packed;
import dev.waybill.warehouse.PickingJob.Picked;
import dev.waybill.warehouse.PickingJob.Picking;
import dev.waybill.warehouse.PickingJob.Start;
import dev.waybill.warehouse.PickingJob.Status;
import dev.waybill.warehouse.PickingJob.Stopped;
import dev.waybill.warehouse.PickingJob.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as its row has it: the columns that its states fill.
 *
 * @param endedAt handed over or stopped
 * @param wakeAt when a simulated picker will have picked it
 */
record JobRow(
        Task task,
        Status status,
        @Nullable String picker,
        @Nullable Instant startedAt,
        @Nullable Instant pickedAt,
        @Nullable Instant packedAt,
        @Nullable Instant endedAt,
        @Nullable Instant wakeAt,
        long version) {

    static JobRow of(PickingJob job, long version) {
        return switch (job) {
            case Waiting _ -> of(job, null, null, null, null, version);
            case Picking picking -> of(job, picking.start(), null, null, null, version);
            case Picked picked -> of(job, picked.start(), picked.pickedAt(), null, null, version);
            case Packed packed ->
                    of(job, packed.start(), packed.pickedAt(), packed.packedAt(), null, version);
            case HandedOver(var packed, var at) ->
                    of(job, packed.start(), packed.pickedAt(), packed.packedAt(), at, version);
            case Stopped stopped ->
                    of(job, stopped.start(), null, null, stopped.stoppedAt(), version);
        };
    }

    private static JobRow of(
            PickingJob job,
            @Nullable Start start,
            @Nullable Instant pickedAt,
            @Nullable Instant packedAt,
            @Nullable Instant endedAt,
            long version) {
        return new JobRow(
                job.task(),
                job.status(),
                start == null ? null : start.picker(),
                start == null ? null : start.startedAt(),
                pickedAt,
                packedAt,
                endedAt,
                start == null || job.status() != Status.PICKING ? null : start.finishesAt(),
                version);
    }

    PickingJob job(Lines lines, List<PackedParcel> parcels) {
        return switch (status) {
            case WAITING -> new Waiting(task, lines);
            case PICKING -> new Picking(task, lines, start());
            case PICKED -> new Picked(task, lines, start(), given(pickedAt), parcels);
            case PACKED -> packed(lines, parcels);
            case HANDED_OVER -> new HandedOver(packed(lines, parcels), given(endedAt));
            case STOPPED ->
                    new Stopped(task, lines, picker == null ? null : start(), given(endedAt));
        };
    }

    private Packed packed(Lines lines, List<PackedParcel> parcels) {
        return new Packed(task, lines, start(), given(pickedAt), parcels, given(packedAt));
    }

    private Start start() {
        return new Start(requireNonNull(picker), given(startedAt), wakeAt);
    }

    /** The table's checks see to it. */
    private static Instant given(@Nullable Instant time) {
        return requireNonNull(time);
    }

    static JobRow read(ResultSet row, int index) throws SQLException {
        return new JobRow(
                task(row),
                Status.valueOf(row.getString("status")),
                row.getString("picker"),
                Columns.time(row, "started_at"),
                Columns.time(row, "picked_at"),
                Columns.time(row, "packed_at"),
                Columns.time(row, "ended_at"),
                Columns.time(row, "wake_at"),
                row.getLong("version"));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                Columns.id(row, "id"),
                Columns.id(row, "fulfilment_id"),
                Columns.id(row, "order_id"),
                Columns.id(row, "journey_id"),
                Columns.id(row, "customer_id"),
                row.getString("warehouse_id"),
                FulfilmentPriority.valueOf(row.getString("priority")),
                DeliveryMethod.valueOf(row.getString("delivery_method")),
                row.getString("recipient_name"),
                address(row),
                Columns.time(row, "promised_by"),
                Columns.givenTime(row, "due_at"),
                Columns.givenTime(row, "created_at"));
    }

    private static @Nullable ShippingAddress address(ResultSet row) throws SQLException {
        return row.getString("line1") == null
                ? null
                : new ShippingAddress(
                        row.getString("line1"),
                        row.getString("city"),
                        row.getString("postcode"),
                        row.getString("country"));
    }
}
