package dev.waybill.warehouse;

import static dev.waybill.contracts.warehouse.StopRefusal.ALREADY_PACKED;
import static dev.waybill.contracts.warehouse.StopRefusal.ALREADY_SHIPPED;

import dev.waybill.warehouse.PickingJob.HandedOver;
import dev.waybill.warehouse.PickingJob.Open;
import dev.waybill.warehouse.PickingJob.Packed;
import dev.waybill.warehouse.PickingJob.Stopped;
import dev.waybill.warehouse.Stop.Answered;
import dev.waybill.warehouse.Stop.Denied;
import dev.waybill.warehouse.Stop.Granted;
import dev.waybill.warehouse.Stop.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a job stays in the warehouse when somebody asks for it: pure. */
final class StopDecider {

    private StopDecider() {}

    /**
     * @param facts the answer, and what the stop has led to: without what stays, the rest may be
     *     packed
     */
    record Outcome(PickingJob job, Answered answer, List<Record> facts) {}

    static Outcome decide(PickingJob job, Wish wish, Instant now) {
        return switch (job) {
            case Open open -> stop(open, wish, now);
            case Packed _ -> answered(job, new Denied(wish, ALREADY_PACKED, now));
            case HandedOver _ -> answered(job, new Denied(wish, ALREADY_SHIPPED, now));
            case Stopped _ -> answered(job, new Granted(wish, Map.of(), now));
        };
    }

    private static Outcome stop(Open job, Wish wish, Instant now) {
        var lines = job.lines();
        var units = wish.units() == null ? lines.free() : lines.freeOf(wish.units());
        if (units.isEmpty()) {
            return answered(
                    job,
                    hasPacked(lines, wish)
                            ? new Denied(wish, ALREADY_PACKED, now)
                            : new Granted(wish, Map.of(), now));
        }
        var after = job.stop(units, now);
        var answer = new Granted(wish, units, now);
        var facts = new ArrayList<Record>(List.of(answer.fact()));
        facts.addAll(Tellings.reached(after));
        return new Outcome(after, answer, facts);
    }

    /** Nothing is left of it: because it is packed, or because it is short or stopped already. */
    private static boolean hasPacked(Lines lines, Wish wish) {
        var wanted = wish.units();
        return lines.all().stream()
                .filter(line -> wanted == null || wanted.containsKey(line.productId()))
                .anyMatch(line -> line.packed() > 0);
    }

    private static Outcome answered(PickingJob job, Answered answer) {
        return new Outcome(job, answer, List.of(answer.fact()));
    }
}
