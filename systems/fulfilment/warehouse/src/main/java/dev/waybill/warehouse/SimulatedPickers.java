package dev.waybill.warehouse;

import dev.waybill.platform.http.Problem;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.JobCommand.Start;
import dev.waybill.warehouse.PickingJob.Picked;
import dev.waybill.warehouse.PickingJob.Picking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * People who pick and pack although nobody is there: for demonstrations, measurements and proofs.
 * They go through the same decisions as everybody, hundreds of jobs at once.
 */
final class SimulatedPickers implements Alarm {

    private static final int AT_ONCE = 500;

    private final int pickers;
    private final Duration pickTime;
    private final Simulation simulation;
    private final PickingJobs jobs;
    private final JobBooks books;
    private final WarehouseMeters meters;

    /**
     * @param pickers how many there are, each with one job at a time
     * @param pickTime what one job takes
     */
    SimulatedPickers(
            int pickers,
            Duration pickTime,
            Simulation simulation,
            PickingJobs jobs,
            JobBooks books,
            WarehouseMeters meters) {
        this.pickers = pickers;
        this.pickTime = pickTime;
        this.simulation = simulation;
        this.jobs = jobs;
        this.books = books;
        this.meters = meters;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return finish(now, outbox) + start(now, outbox);
    }

    /** Whoever is free takes the most urgent job. */
    private int start(Instant now, Outbox outbox) {
        var free = Math.min(AT_ONCE, pickers - jobs.simulated());
        var taken = free > 0 ? jobs.lockWaiting(free) : List.<UUID>of();
        if (taken.isEmpty()) {
            return 0;
        }
        var book = books.open(taken);
        for (var at = 0; at < taken.size(); at++) {
            decide(
                    book,
                    new Start(taken.get(at), "simulated-" + (at + 1), now.plus(pickTime)),
                    now,
                    outbox);
        }
        books.close(book);
        return taken.size();
    }

    /** Whoever has walked long enough has picked everything, and packs it. */
    private int finish(Instant now, Outbox outbox) {
        var due = jobs.lockDue(now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        var book = books.open(due);
        for (var job : due) {
            if (book.entry(job).job() instanceof Picking picking) {
                simulation
                        .walk(picking, book.products())
                        .forEach(command -> decide(book, command, now, outbox));
            }
        }
        pack(book, due, now, outbox);
        books.close(book);
        return due.size();
    }

    private void pack(JobBook book, List<UUID> due, Instant now, Outbox outbox) {
        var parcels = new ArrayList<Pack>();
        for (var job : due) {
            if (book.entry(job).job() instanceof Picked picked) {
                parcels.addAll(simulation.pack(picked, book.products()));
            }
        }
        books.label(book, parcels.size());
        parcels.forEach(parcel -> decide(book, parcel, now, outbox));
    }

    private void decide(JobBook book, JobCommand command, Instant now, Outbox outbox) {
        var task = book.entry(command.jobId()).job().task();
        try {
            var facts = book.decide(command, now);
            var cause = Cause.timer(task.journeyId(), "simulated picker");
            facts.forEach(fact -> outbox.tell(fact, cause));
            outbox.afterCommit(() -> meters.count(facts));
        } catch (Problem refused) {
            if (!(command instanceof Scan(_, var code, _)) || !code.equals(Simulation.WRONG_ITEM)) {
                throw refused;
            }
            outbox.afterCommit(meters::wrongScan);
        }
    }
}
