package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void aZombieIsNotAlive() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        var careless = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try (var said = careless.inputReader()) {
            var zombie = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

            await().untilAsserted(() -> assertThat(Processes.alive(zombie)).isFalse());
            assertThat(zombie.isAlive()).isTrue();
            assertThat(Processes.endsWithin(zombie, Duration.ofMinutes(1))).isTrue();
        } finally {
            careless.destroyForcibly();
        }
    }

    @Test
    void theLivingAreAlive() {
        var us = ProcessHandle.current();

        assertThat(Processes.alive(us)).isTrue();
    }
}
