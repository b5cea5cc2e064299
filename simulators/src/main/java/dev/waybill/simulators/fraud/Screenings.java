package dev.waybill.simulators.fraud;

import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Every screening so far: a payment is judged once, later questions get the first answer. */
final class Screenings implements AutoCloseable {
    private static final ObjectReader READ = Json.MAPPER.readerFor(Screening.class);
    private static final ObjectWriter WRITE = Json.MAPPER.writerFor(Screening.class);

    private final ScreeningTable kept = new ScreeningTable();
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Clock clock;
    private final Journal journal;

    Screenings(Path file, Clock clock) {
        this.clock = clock;
        this.journal = Journal.open(file, line -> keep(READ.readValue(line)));
    }

    synchronized @Nullable Screening of(UUID paymentId) {
        return kept.find(paymentId);
    }

    synchronized Screening once(UUID paymentId, Supplier<Rules.Finding> judge) {
        var earlier = kept.find(paymentId);
        if (earlier != null) {
            return earlier;
        }
        var finding = judge.get();
        var screening =
                new Screening(
                        kept.nextId(),
                        paymentId,
                        finding.verdict(),
                        finding.score(),
                        finding.reason(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(WRITE.writeValueAsBytes(screening));
        keep(screening);
        return screening;
    }

    synchronized Map<Verdict, Long> counts() {
        return new EnumMap<>(counts);
    }

    Journal journal() {
        return journal;
    }

    private void keep(Screening screening) {
        kept.put(screening);
        counts.merge(screening.verdict(), 1L, Long::sum);
    }

    @Override
    public void close() {
        journal.close();
    }
}
