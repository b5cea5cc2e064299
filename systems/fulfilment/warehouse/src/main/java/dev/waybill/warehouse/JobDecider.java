package dev.waybill.warehouse;

import dev.waybill.contracts.Violation;
import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.JobCommand.HandOver;
import dev.waybill.warehouse.JobCommand.Miss;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.JobCommand.Start;
import dev.waybill.warehouse.PickingJob.HandedOver;
import dev.waybill.warehouse.PickingJob.Packed;
import dev.waybill.warehouse.PickingJob.Picked;
import dev.waybill.warehouse.PickingJob.Picking;
import dev.waybill.warehouse.PickingJob.Stopped;
import dev.waybill.warehouse.PickingJob.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What a command does to a job: pure. A refusal is a {@link Problem}, and nothing has happened. */
final class JobDecider {

    /** The most parcels of one job: what a carrier takes as one shipment. */
    static final int MOST_PARCELS = 100;

    private final Map<UUID, ShelfProduct> products;
    private final Supplier<Label> labels;

    /**
     * @param labels gives a fresh one for each parcel
     */
    JobDecider(Map<UUID, ShelfProduct> products, Supplier<Label> labels) {
        this.products = products;
        this.labels = labels;
    }

    /**
     * @throws Problem if the command is refused
     */
    Step decide(PickingJob job, JobCommand command, Instant now) {
        return switch (command) {
            case Start start -> start(job, start, now);
            case Scan scan -> scan(job, scan, now);
            case Miss miss -> miss(job, miss, now);
            case Pack pack -> pack(job, pack, now);
            case HandOver _ -> handOver(job, now);
        };
    }

    private static Step start(PickingJob job, Start command, Instant now) {
        return switch (job) {
            case Waiting waiting -> {
                var start = new PickingJob.Start(command.picker(), now, command.finishesAt());
                var picking = waiting.start(start);
                yield new Step(picking, List.of(Tellings.started(picking)));
            }
            case Picking picking when picking.start().picker().equals(command.picker()) ->
                    new Step(picking, List.of()); // asking twice is normal
            case Picking picking -> throw taken(picking);
            case Picked _, Packed _, HandedOver _, Stopped _ -> throw no(job, "is past its start");
        };
    }

    private Step scan(PickingJob job, Scan command, Instant now) {
        return switch (job) {
            case Picking picking -> {
                var line = new ScannedCode(command.code(), job.lines(), products).line();
                if (command.quantity() > line.open()) {
                    throw tooMany(line.open(), "are still to be picked of this item");
                }
                yield reached(picking.pick(line, command.quantity(), now), List.of());
            }
            case Waiting _ -> throw no(job, "has not been started");
            case Picked _, Packed _, HandedOver _, Stopped _ ->
                    throw no(job, "has nothing left to be picked");
        };
    }

    private static Step miss(PickingJob job, Miss command, Instant now) {
        return switch (job) {
            case Picking picking -> {
                var line = line(picking, command);
                yield missed(picking.miss(line, command.quantity(), now), line, command, now);
            }
            case Picked picked -> {
                var line = line(picked, command);
                yield missed(picked.miss(line, command.quantity(), now), line, command, now);
            }
            case Waiting _ -> throw no(job, "has not been started");
            case Packed _, HandedOver _, Stopped _ -> throw no(job, "has nothing left to be sent");
        };
    }

    private static Line line(PickingJob job, Miss command) {
        var line =
                job.lines()
                        .find(command.productId())
                        .orElseThrow(() ->
                                Problem.conflict(
                                        "wrong-item",
                                        "This item is not on the pick list.",
                                        List.of(
                                                new Violation(
                                                        "/productId",
                                                        "must be an item of this job"))));
        if (command.quantity() > line.free()) {
            throw tooMany(line.free(), "are in no parcel yet of this item");
        }
        return line;
    }

    private static Step missed(PickingJob after, Line before, Miss command, Instant now) {
        var fact =
                Tellings.shortPicked(
                        after.task(), before, command.quantity(), command.reason(), now);
        return reached(after, List.of(fact));
    }

    private Step pack(PickingJob job, Pack command, Instant now) {
        return switch (job) {
            case Picked picked -> {
                var units = PackingList.of(picked, command);
                var label = labels.get();
                var parcel =
                        new PackedParcel(
                                label.parcelId(),
                                job.id(),
                                label.sscc(),
                                command.measures(),
                                units,
                                now);
                yield reached(picked.pack(parcel, now), List.of());
            }
            case Waiting _, Picking _ -> throw no(job, "is not picked yet");
            case Packed _, HandedOver _ -> throw no(job, "is packed already");
            case Stopped _ -> throw no(job, "has nothing left to be sent");
        };
    }

    private static Step handOver(PickingJob job, Instant now) {
        return switch (job) {
            case Packed packed -> new Step(packed.handOver(now), List.of());
            case HandedOver _ -> new Step(job, List.of()); // asking twice is normal
            case Waiting _, Picking _, Picked _ -> throw no(job, "is not packed yet");
            case Stopped _ -> throw no(job, "has nothing to hand over");
        };
    }

    private static Step reached(PickingJob job, List<Record> before) {
        var facts = new ArrayList<>(before);
        facts.addAll(Tellings.reached(job));
        return new Step(job, facts);
    }

    private static Problem taken(Picking job) {
        return Problem.conflict(
                "picking-job-picking",
                "Picking job " + job.id() + " is in the hands of " + job.start().picker() + ".",
                List.of(new Violation("/picker", "must be whoever has begun it")));
    }

    private static Problem no(PickingJob job, String why) {
        return Problem.conflict(
                "picking-job-" + job.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Picking job " + job.id() + " " + why + ".");
    }

    static Problem tooMany(int most, String why) {
        return Problem.conflict(
                "too-many-units",
                "Only " + most + " units " + why + ".",
                List.of(new Violation("/quantity", "must be at most " + most)));
    }
}
