package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A sequence that does not come is waited for, and after 30 s it is an alarm. */
class HolesTest {

    private final MovableClock clock = new MovableClock();
    private final Holes holes = new Holes("r", clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReaderGauge gauge = new ReaderGauge("r", meters);

    @Test
    void aHoleIsOverdueAfterThirtySecondsAndSaysWhatIsMissing() {
        var seen = Lines.deleted(7);
        holes.missing(seen.lane(), new Progress(1, 3, 4), seen);
        clock.move(Duration.ofSeconds(30));
        assertThat(holes.overdue()).isEmpty();

        clock.move(Duration.ofSeconds(1));
        holes.missing(seen.lane(), new Progress(1, 3, 4), Lines.deleted(8));

        assertThat(holes.overdue())
                .singleElement()
                .satisfies(hole -> {
                    assertThat(hole.missing()).isEqualTo(5);
                    assertThat(hole.since()).isEqualTo(clock.instant().minusSeconds(31));
                });
        assertThat(metric()).isEqualTo(1);
    }

    @Test
    void aHoleThatIsFilledIsNone() {
        var seen = Lines.deleted(7);
        holes.missing(seen.lane(), new Progress(1, 3, 4), seen);
        holes.filled(seen.lane());
        clock.move(Duration.ofMinutes(5));

        assertThat(holes.overdue()).isEmpty();
        assertThat(metric()).isZero();
    }

    @Test
    void inANewEpochTheFirstIsMissing() {
        var seen = Lines.deleted(7);
        holes.missing(seen.lane(), new Progress(0, 3, 400), seen);
        clock.move(Duration.ofMinutes(5));

        assertThat(holes.overdue().getFirst().missing()).isEqualTo(1);
    }

    private double metric() {
        gauge.behind(0, holes);
        return meters.get("waybill.reader.holes").tag("reader", "r").gauge().value();
    }
}
