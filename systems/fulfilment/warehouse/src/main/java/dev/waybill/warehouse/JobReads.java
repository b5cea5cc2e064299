package dev.waybill.warehouse;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.JobBoard.Place;
import dev.waybill.warehouse.JobBoard.Question;
import dev.waybill.warehouse.PickingJob.Status;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What HTTP reads: a job as its picker sees it, the board, a parcel. */
final class JobReads {

    private static final Lines NONE = new Lines(List.of());

    private final PickingJobs jobs;
    private final JobLines lines;
    private final Parcels parcels;
    private final ShelfProducts products;
    private final JobBoard board;
    private final Deadlines deadlines;
    private final Clock clock;

    JobReads(
            PickingJobs jobs,
            JobLines lines,
            Parcels parcels,
            ShelfProducts products,
            JobBoard board,
            Deadlines deadlines,
            Clock clock) {
        this.jobs = jobs;
        this.lines = lines;
        this.parcels = parcels;
        this.products = products;
        this.board = board;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    record Seen(PickingJobDetails details, long version) {}

    Seen job(UUID id) {
        var row = jobs.find(id).orElseThrow(() -> Problem.notFound("picking job", id));
        var ids = List.of(id);
        var job =
                row.job(
                        lines.of(ids).getOrDefault(id, NONE),
                        parcels.of(ids).getOrDefault(id, List.of()));
        var wanted = job.lines().all().stream().map(Line::productId).collect(toSet());
        return new Seen(PickingJobDetails.of(job, products.of(wanted)), row.version());
    }

    Parcel parcel(UUID jobId, UUID parcelId) {
        return parcels.find(jobId, parcelId)
                .orElseThrow(() -> Problem.notFound("parcel", parcelId))
                .told();
    }

    List<PickingJobSummary> list(
            @Nullable Status status,
            @Nullable Boolean atRisk,
            @Nullable String warehouseId,
            @Nullable Place after,
            int limit) {
        var riskBefore = deadlines.atRiskBefore(clock.instant());
        return board.list(new Question(status, atRisk, warehouseId, riskBefore, after, limit));
    }
}
