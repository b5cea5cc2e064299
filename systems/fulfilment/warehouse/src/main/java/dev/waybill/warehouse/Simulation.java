package dev.waybill.warehouse;

import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.warehouse.JobCommand.Miss;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.PickingJob.Picked;
import dev.waybill.warehouse.PickingJob.Picking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

/**
 * What a simulated picker does with a job: pure, chance comes in.
 *
 * @param errorPercent how often an item is scanned that is not wanted, and how often one is missing
 * @param chance a number from zero to below the one given
 */
record Simulation(int errorPercent, IntUnaryOperator chance) {

    /** A code that no product has. */
    static final String WRONG_ITEM = "not-on-this-list";

    /** Walks past every line, and takes what is still to be taken. */
    List<JobCommand> walk(Picking job, Map<UUID, ShelfProduct> products) {
        var commands = new ArrayList<JobCommand>();
        for (var line : PickList.walk(job, products)) {
            if (line.open() > 0) {
                commands.addAll(pick(job.id(), line, products));
            }
        }
        return commands;
    }

    private List<JobCommand> pick(UUID jobId, Line line, Map<UUID, ShelfProduct> products) {
        var commands = new ArrayList<JobCommand>(3);
        if (errs()) {
            commands.add(new Scan(jobId, WRONG_ITEM, 1));
        }
        var there = line.open();
        if (errs()) {
            var reasons = ShortReason.values();
            var reason = reasons[chance.applyAsInt(reasons.length)];
            commands.add(new Miss(jobId, line.productId(), 1, reason));
            there--;
        }
        if (there > 0) {
            commands.add(new Scan(jobId, ScannedCode.of(line, products), there));
        }
        return commands;
    }

    List<Pack> pack(Picked job, Map<UUID, ShelfProduct> products) {
        return Boxes.of(job.lines().unpackedUnits(), products).stream()
                .map(box -> new Pack(job.id(), box.measures(), box.units()))
                .toList();
    }

    private boolean errs() {
        return errorPercent > 0 && chance.applyAsInt(100) < errorPercent;
    }
}
