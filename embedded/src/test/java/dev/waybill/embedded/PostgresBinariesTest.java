package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir Path cache;

    @Test
    void startsAtTheSameTimeUnpackOnce() throws Exception {
        var gate = new CyclicBarrier(3);
        Callable<Object> start =
                () -> {
                    gate.await();
                    var program = Path.of(PostgresBinaries.in(cache).program("postgres"));
                    return Files.readAttributes(program, BasicFileAttributes.class).fileKey();
                };
        var seen = new ArrayList<Object>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Object> one : threads.invokeAll(List.of(start, start, start))) {
                seen.add(one.get());
            }
        }

        assertThat(seen).hasSize(3).containsOnly(seen.getFirst());
        assertThat(cache).isDirectoryNotContaining("glob:**.unpacking");
    }

    @Test
    void whatADeadProcessHalfUnpackedIsNotTakenForTheWhole() throws Exception {
        var home = cache.resolve("postgresql-" + PostgresBinaries.in(cache).version());
        Files.move(home, Folders.beside(home, ".unpacking"));
        Files.delete(Folders.beside(home, ".unpacking").resolve("bin/postgres"));

        assertThat(Path.of(PostgresBinaries.in(cache).program("postgres"))).isExecutable();
    }

    @Test
    void everyMachineHasItsArchive() {
        assertThat(PostgresBinaries.archive("Linux", "amd64"))
                .isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archive("Mac OS X", "aarch64"))
                .isEqualTo("postgres-darwin-arm_64.txz");
    }

    @Test
    void everyFailureHasItsSentence() {
        var folder =
                new PostgresFolder(
                        Path.of("/data"), new PostgresBinaries(cache, "18.6"), RunAs.OURSELVES);

        assertThat(folder.diagnose("could not write: No space left on device", 1))
                .hasMessage("The disk with /data is full: free some space or give another folder.");
        assertThat(folder.diagnose("could not bind: Address already in use", 5433))
                .hasMessageStartingWith("Port 5433 on 127.0.0.1 is taken by another process");
        assertThat(folder.diagnose("could not open: Permission denied", 1))
                .hasMessage("Folder /data cannot be written: give another one or its rights.");
        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> {
                    throw folder.diagnose("Is another postmaster (PID 7) running", 1);
                })
                .withMessage("Another PostgreSQL holds folder /data and does not answer.");
    }
}
