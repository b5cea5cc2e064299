package dev.waybill.warehouse;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.warehouse.JobBook.Entry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Opens a {@link JobBook} with every row that a batch needs, locked, and writes it back: a fixed
 * number of statements for a batch of any size. Stops are locked before jobs, both in sorted order,
 * so two batches cannot lock each other out.
 */
final class JobBooks {

    private static final Lines NONE = new Lines(List.of());

    private final PickingJobs jobs;
    private final JobLines lines;
    private final Parcels parcels;
    private final Stops stops;
    private final ShelfProducts products;

    JobBooks(
            PickingJobs jobs,
            JobLines lines,
            Parcels parcels,
            Stops stops,
            ShelfProducts products) {
        this.jobs = jobs;
        this.lines = lines;
        this.parcels = parcels;
        this.stops = stops;
        this.products = products;
    }

    /**
     * For messages: nobody scans or packs, so no product is looked up.
     *
     * @param wishes the names of the stops that are asked for
     */
    JobBook open(Collection<UUID> jobIds, Collection<UUID> wishes) {
        var asked = stops.lock(wishes, jobIds);
        return new JobBook(entries(jobs.lock(jobIds)), asked, Map.of());
    }

    /** For those on the floor, and for what they see. */
    JobBook open(Collection<UUID> jobIds) {
        return open(jobIds, List.of(), Set.of());
    }

    /**
     * The same, where some jobs may begin.
     *
     * @param beginning those jobs
     * @param named the products that they name
     */
    JobBook open(Collection<UUID> jobIds, Collection<UUID> beginning, Set<UUID> named) {
        var waiting = beginning.isEmpty() ? List.<Stop>of() : stops.lock(List.of(), beginning);
        var entries = entries(jobs.lock(jobIds));
        var wanted =
                entries.stream()
                        .flatMap(each -> each.job().lines().all().stream())
                        .map(Line::productId)
                        .collect(toCollection(() -> new HashSet<>(named)));
        return new JobBook(entries, waiting, products.of(wanted));
    }

    /** Labels for so many parcels. */
    void label(JobBook book, int wanted) {
        book.give(parcels.labels(wanted));
    }

    void close(JobBook book) {
        var added = book.added().stream().map(Entry::job).toList();
        jobs.insert(added.stream().map(PickingJob::task).toList());
        lines.insert(added);
        var moved = book.moved();
        jobs.update(moved.stream().map(each -> JobRow.of(each.job(), each.version())).toList());
        lines.update(moved.stream().map(Entry::job).toList());
        parcels.insert(book.packed());
        stops.save(book.answers());
    }

    private List<Entry> entries(List<JobRow> rows) {
        var ids = rows.stream().map(row -> row.task().jobId()).toList();
        var listed = ids.isEmpty() ? Map.<UUID, Lines>of() : lines.of(ids);
        var closed = parcels.of(ids(rows));
        return rows.stream()
                .map(row -> {
                    var id = row.task().jobId();
                    var job =
                            row.job(
                                    listed.getOrDefault(id, NONE),
                                    closed.getOrDefault(id, List.of()));
                    return new Entry(job, row.version());
                })
                .toList();
    }

    /** Those that may have parcels. */
    private static List<UUID> ids(List<JobRow> rows) {
        return rows.stream()
                .filter(row -> row.pickedAt() != null)
                .map(row -> row.task().jobId())
                .toList();
    }
}
