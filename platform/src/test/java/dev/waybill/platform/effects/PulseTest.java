package dev.waybill.platform.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Pulses pulses = new Pulses(clock, meters);
    private final Pulse stripe = pulses.of("stripe");

    @Test
    void whoAnswersIsWellAndWhoWasNotAskedIsNotKnown() {
        assertThat(health()).isEqualTo(Pulse.Health.UNKNOWN);
        call(Pulse.Beat.ANSWERED, 40);
        assertThat(health()).isEqualTo(Pulse.Health.WELL);
        call(Pulse.Beat.SILENT, 3_000);
        assertThat(health()).isEqualTo(Pulse.Health.ILL);
    }

    @Test
    void whoNeverAnswersIsSilentAndForgivenAfterAWhile() {
        call(Pulse.Beat.SILENT, 3_000);
        assertThat(health()).isEqualTo(Pulse.Health.SILENT);
        clock.move(Duration.ofMinutes(10));
        call(Pulse.Beat.ANSWERED, 40);
        assertThat(health()).isEqualTo(Pulse.Health.WELL);
    }

    @Test
    void callsAreCountedInTheirSliceOfTime() {
        var since = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        call(Pulse.Beat.ANSWERED, 10);
        call(Pulse.Beat.ANSWERED, 30);
        clock.move(Duration.ofMinutes(7));
        call(Pulse.Beat.SILENT, 500);

        var state = stripe.state(since, 5);

        assertThat(state.calls()).isEqualTo(3);
        assertThat(state.silent()).isEqualTo(1);
        assertThat(state.slices()).hasSize(2);
        assertThat(state.slices().getFirst().meanMs()).isEqualTo(20);
        assertThat(state.slices().getFirst().slowestMs()).isEqualTo(30);
        assertThat(meters.get("waybill.outside.calls").timers()).hasSize(2);
    }

    @Test
    void whatIsADayOldIsForgotten() {
        call(Pulse.Beat.ANSWERED, 10);
        clock.move(Duration.ofHours(24));
        call(Pulse.Beat.ANSWERED, 10);

        assertThat(stripe.state(clock.instant().minus(Duration.ofHours(24)), 1).calls())
                .isEqualTo(1);
    }

    private Pulse.Health health() {
        return stripe.state(clock.instant().minus(Duration.ofHours(1)), 1).health();
    }

    private void call(Pulse.Beat beat, long millis) {
        var began = clock.instant();
        clock.move(Duration.ofMillis(millis));
        stripe.beat(beat, began);
    }
}
