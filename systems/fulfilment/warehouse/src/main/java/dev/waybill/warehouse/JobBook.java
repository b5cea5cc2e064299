package dev.waybill.warehouse;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.PickingJob.Packed;
import dev.waybill.warehouse.PickingJob.Waiting;
import dev.waybill.warehouse.Stop.Answered;
import dev.waybill.warehouse.Stop.Awaiting;
import dev.waybill.warehouse.Stop.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one batch, decided on in memory in the order of arrival. No SQL, no clock; {@link
 * JobBooks} opens and closes it.
 */
final class JobBook {

    private final Map<UUID, Entry> before = new HashMap<>();
    private final Map<UUID, Entry> changed = new LinkedHashMap<>();
    private final Map<UUID, Stop> stops = new LinkedHashMap<>();
    private final Map<UUID, Stop> answers = new LinkedHashMap<>();
    private final List<PackedParcel> packed = new ArrayList<>();
    private final Map<UUID, ShelfProduct> products;
    private final Deque<Label> labels = new ArrayDeque<>();
    private final JobDecider decider;

    /** A job, and how often it has changed. */
    record Entry(PickingJob job, long version) {}

    JobBook(Collection<Entry> jobs, Collection<Stop> stops, Map<UUID, ShelfProduct> products) {
        jobs.forEach(each -> before.put(each.job().id(), each));
        stops.forEach(each -> this.stops.put(each.wish().id(), each));
        this.products = products;
        this.decider = new JobDecider(products, labels::removeFirst);
    }

    /** Parcels take theirs from here. */
    void give(List<Label> fresh) {
        labels.addAll(fresh);
    }

    @Nullable Entry find(UUID jobId) {
        var now = changed.get(jobId);
        return now == null ? before.get(jobId) : now;
    }

    Entry entry(UUID jobId) {
        return Objects.requireNonNull(find(jobId));
    }

    Map<UUID, ShelfProduct> products() {
        return products;
    }

    /**
     * What somebody on the floor does.
     *
     * @return what is to be told
     * @throws Problem if it is refused; then nothing has changed
     */
    List<Record> decide(JobCommand command, Instant clock) {
        var known = find(command.jobId());
        if (known == null) {
            throw Problem.notFound("picking job", command.jobId());
        }
        var step = decider.decide(known.job(), command, clock.truncatedTo(MICROS));
        put(step.job());
        return step.facts();
    }

    /**
     * A fulfilment begins, unless it has begun already; stops that came before it are answered now.
     */
    List<Record> begin(Task task, Lines lines, Instant clock) {
        if (find(task.jobId()) != null) {
            return List.of(); // heard twice
        }
        changed.put(task.jobId(), new Entry(new Waiting(task, lines), 1));
        var facts = new ArrayList<Record>();
        for (var stop : List.copyOf(stops.values())) {
            if (stop instanceof Awaiting(var wish, _) && wish.jobId().equals(task.jobId())) {
                facts.addAll(answer(wish, clock));
            }
        }
        return facts;
    }

    /**
     * @param patience how long a stop waits for a job that has not come yet
     */
    List<Record> stop(Wish wish, Duration patience, Instant clock) {
        return switch (stops.get(wish.id())) {
            case Answered answered -> List.of(answered.fact()); // asking twice is normal
            case Awaiting _ -> List.of();
            case null -> {
                if (find(wish.jobId()) == null) {
                    put(new Awaiting(wish, clock.truncatedTo(MICROS).plus(patience)));
                    yield List.of();
                }
                yield answer(wish, clock);
            }
        };
    }

    /** The carrier has labelled everything: it leaves. What is not packed here is not ours. */
    void shipped(UUID jobId, Instant clock) {
        var known = find(jobId);
        if (known != null && known.job() instanceof Packed job) {
            put(job.handOver(clock.truncatedTo(MICROS)));
        }
    }

    private List<Record> answer(Wish wish, Instant clock) {
        var job = entry(wish.jobId()).job();
        var outcome = StopDecider.decide(job, wish, clock.truncatedTo(MICROS));
        put(outcome.job());
        put(outcome.answer());
        return outcome.facts();
    }

    private void put(Stop stop) {
        stops.put(stop.wish().id(), stop);
        answers.put(stop.wish().id(), stop);
    }

    private void put(PickingJob job) {
        var known = entry(job.id());
        if (!known.job().equals(job)) {
            var parcels = job.parcels();
            packed.addAll(parcels.subList(known.job().parcels().size(), parcels.size()));
            changed.put(job.id(), new Entry(job, known.version() + 1));
        }
    }

    /** Jobs that were not there before the batch. */
    List<Entry> added() {
        return changed.values().stream()
                .filter(each -> !before.containsKey(each.job().id()))
                .toList();
    }

    /** Jobs that are not any more what they were, or what they were begun as. */
    List<Entry> moved() {
        return changed.values().stream().filter(each -> each.version() > 1).toList();
    }

    List<PackedParcel> packed() {
        return packed;
    }

    Collection<Stop> answers() {
        return answers.values();
    }
}
