package dev.waybill.simulators.fraud;

import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every screening so far: a payment is judged once, later questions get the first answer. */
final class Screenings implements AutoCloseable {

    /** A screening without what its key and its number tell: a million of them are kept. */
    private record Kept(
            int number, Verdict verdict, @Nullable Reason reason, float score, long micros) {}

    private final Map<UUID, Kept> kept = new HashMap<>();
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Clock clock;
    private final Journal journal;

    Screenings(Path file, Clock clock) {
        this.clock = clock;
        this.journal =
                Journal.open(file, line -> keep(Json.MAPPER.readValue(line, Screening.class)));
    }

    synchronized @Nullable Screening of(UUID paymentId) {
        var found = kept.get(paymentId);
        return found == null ? null : unpacked(paymentId, found);
    }

    synchronized Screening once(UUID paymentId, Supplier<Rules.Finding> judge) {
        var earlier = of(paymentId);
        if (earlier != null) {
            return earlier;
        }
        var finding = judge.get();
        var screening =
                new Screening(
                        id(kept.size() + 1),
                        paymentId,
                        finding.verdict(),
                        finding.score(),
                        finding.reason(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(Json.of(screening));
        keep(screening);
        return screening;
    }

    synchronized Map<Verdict, Long> counts() {
        return Map.copyOf(counts);
    }

    Journal journal() {
        return journal;
    }

    private void keep(Screening screening) {
        var at = screening.checkedAt();
        var small =
                new Kept(
                        kept.size() + 1,
                        screening.verdict(),
                        screening.reason(),
                        (float) screening.score(),
                        at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
        kept.put(screening.paymentId(), small);
        counts.merge(screening.verdict(), 1L, Long::sum);
    }

    private static Screening unpacked(UUID paymentId, Kept small) {
        return new Screening(
                id(small.number()),
                paymentId,
                small.verdict(),
                Math.round(small.score() * 1000) / 1000d,
                small.reason(),
                Instant.EPOCH.plus(small.micros(), ChronoUnit.MICROS));
    }

    private static String id(int number) {
        return "scr_" + number;
    }

    @Override
    public void close() {
        journal.close();
    }
}
