package dev.waybill.proof.soak;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldClockTest {

    @TempDir Path folder;

    @Test
    void whoHasTheFileSeesTheJumpAtOnce() {
        var here = WorldClock.of(folder.resolve("clock"));
        var there = WorldClock.of(folder.resolve("clock"));

        here.jump(Duration.ofMinutes(10));
        here.jump(Duration.ofSeconds(-5));

        assertThat(there.offset()).isEqualTo(Duration.ofSeconds(595));
        assertThat(there.instant()).isCloseTo(Instant.now().plusSeconds(595), within(2, SECONDS));
    }

    @Test
    void withoutAJumpItIsTheMachines() {
        assertThat(WorldClock.of(folder.resolve("clock")).instant())
                .isCloseTo(Instant.now(), within(2, SECONDS));
    }
}
