package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private static final PidFile US = PidFile.ofThisProcess(8080);

    @TempDir Path folder;

    @Test
    void aLivingProcessIsFoundWithItsUrl() {
        US.write(file());

        assertThat(PidFile.living(file()))
                .hasValueSatisfying(found -> {
                    assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
                    assertThat(found.url()).isEqualTo("http://127.0.0.1:8080");
                });
    }

    @Test
    void aProcessThatHasEndedIsNotFound() throws Exception {
        var brief = new ProcessBuilder("sh", "-c", "read line").start();
        var pid = new PidFile(brief.pid(), brief.info().startInstant().orElseThrow(), 8080);
        pid.write(file());
        assertThat(PidFile.living(file())).isPresent();

        brief.destroy();
        brief.waitFor();

        assertThat(PidFile.living(file())).isEmpty();
    }

    @Test
    void anotherProcessThatGotTheSameNumberIsNotTakenForIt() {
        new PidFile(US.pid(), US.started().minusSeconds(60), 8080).write(file());

        assertThat(PidFile.living(file())).isEmpty();
    }

    @Test
    void whereNothingIsNobodyLives() {
        assertThat(PidFile.living(file())).isEmpty();
    }

    @Test
    void aTornFileTellsOfNobody() throws IOException {
        for (var torn : new String[] {"", "pid=", "pid=12\n", "pid=12\nstarted=x\n", "pid=\\u12"}) {
            Files.writeString(file(), torn);

            assertThat(PidFile.living(file())).as(torn).isEmpty();
        }
    }

    @Test
    void theNewOneReplacesTheOld() {
        new PidFile(1, Instant.EPOCH, 1).write(file());
        US.write(file());

        assertThat(PidFile.living(file()))
                .contains(new PidFile(US.pid(), millis(US.started()), 8080));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    private Path file() {
        return folder.resolve("waybill.pid");
    }
}
