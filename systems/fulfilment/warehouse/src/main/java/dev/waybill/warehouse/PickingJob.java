package dev.waybill.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A picking job is in exactly one of these states; none of them is ever left for an earlier one.
///
/// ```
/// (none) --begin--> Waiting --start--> Picking --pick, miss--> Picked --pack, miss--> Packed
///                      |                  |    (all accounted)   |   (all in parcels)   |
///                      |                  |                      |                   hand over
///                      |                  |                      |                      v
///                      `--stop------------+--stop, miss----------+--stop, miss      HandedOver
///                                         `-> Stopped <----------'
/// ```
///
/// Stopped is where a job ends that has nothing to send. A stop or a shortfall that leaves
/// something goes on with that: from Picking to Picked when the rest is picked, from Picked to
/// Packed when the rest is packed.
sealed interface PickingJob {

    Task task();

    Lines lines();

    Status status();

    default UUID id() {
        return task().jobId();
    }

    /** The parcels that are closed. */
    default List<PackedParcel> parcels() {
        return List.of();
    }

    /**
     * Who picks.
     *
     * @param finishesAt when a simulated picker will have done it; nobody else says so before
     */
    record Start(String picker, Instant startedAt, @Nullable Instant finishesAt) {}

    /** Units may still be taken out of it. */
    sealed interface Open extends PickingJob {

        /** The same with these lines, or the state that follows when they leave nothing to do. */
        PickingJob with(Lines changed, Instant now);

        default PickingJob stop(Map<UUID, Integer> units, Instant now) {
            return with(lines().stop(units), now);
        }
    }

    record Waiting(Task task, Lines lines) implements Open {

        Picking start(Start start) {
            return new Picking(task, lines, start);
        }

        @Override
        public PickingJob with(Lines changed, Instant now) {
            return changed.open() == 0
                    ? new Stopped(task, changed, null, now)
                    : new Waiting(task, changed);
        }

        @Override
        public Status status() {
            return Status.WAITING;
        }
    }

    record Picking(Task task, Lines lines, Start start) implements Open {

        PickingJob pick(Line line, int units, Instant now) {
            return with(lines.with(line.pick(units)), now);
        }

        PickingJob miss(Line line, int units, Instant now) {
            return with(lines.with(line.miss(units)), now);
        }

        @Override
        public PickingJob with(Lines changed, Instant now) {
            if (changed.open() > 0) {
                return new Picking(task, changed, start);
            }
            return changed.picked() == 0
                    ? new Stopped(task, changed, start, now)
                    : new Picked(task, changed, start, now, List.of());
        }

        @Override
        public Status status() {
            return Status.PICKING;
        }
    }

    record Picked(Task task, Lines lines, Start start, Instant pickedAt, List<PackedParcel> parcels)
            implements Open {

        public Picked {
            parcels = List.copyOf(parcels);
        }

        PickingJob miss(Line line, int units, Instant now) {
            return with(lines.with(line.miss(units)), now);
        }

        PickingJob pack(PackedParcel parcel, Instant now) {
            var all = new ArrayList<>(parcels);
            all.add(parcel);
            return new Picked(task, lines, start, pickedAt, all)
                    .with(lines.pack(parcel.units()), now);
        }

        @Override
        public PickingJob with(Lines changed, Instant now) {
            if (changed.unpacked() > 0) {
                return new Picked(task, changed, start, pickedAt, parcels);
            }
            return changed.packed() == 0
                    ? new Stopped(task, changed, start, now)
                    : new Packed(task, changed, start, pickedAt, parcels, now);
        }

        @Override
        public Status status() {
            return Status.PICKED;
        }
    }

    record Packed(
            Task task,
            Lines lines,
            Start start,
            Instant pickedAt,
            List<PackedParcel> parcels,
            Instant packedAt)
            implements PickingJob {

        HandedOver handOver(Instant now) {
            return new HandedOver(this, now);
        }

        @Override
        public Status status() {
            return Status.PACKED;
        }
    }

    record HandedOver(Packed packed, Instant handedOverAt) implements PickingJob {

        @Override
        public Task task() {
            return packed.task();
        }

        @Override
        public Lines lines() {
            return packed.lines();
        }

        @Override
        public List<PackedParcel> parcels() {
            return packed.parcels();
        }

        @Override
        public Status status() {
            return Status.HANDED_OVER;
        }
    }

    /** Nothing of it leaves the warehouse. */
    record Stopped(Task task, Lines lines, @Nullable Start start, Instant stoppedAt)
            implements PickingJob {

        @Override
        public Status status() {
            return Status.STOPPED;
        }
    }

    /** The states by name, as the table and HTTP know them. */
    enum Status {
        WAITING,
        PICKING,
        PICKED,
        PACKED,
        HANDED_OVER,
        STOPPED
    }
}
