package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    private final DataFolder folder;

    RunLockTest(@TempDir Path root) {
        folder = new DataFolder(root).prepared();
    }

    @Test
    void aSecondOneIsToldWhoIsTheFirstAndWhere() {
        try (var first = RunLock.take(folder)) {
            first.tell(8123);

            assertThatThrownBy(() -> RunLock.take(folder))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("already runs on " + folder.root())
                    .hasMessageContaining("at http://127.0.0.1:8123")
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void theNextOneMayWhenTheFirstIsGone() {
        RunLock.take(folder).close();
        assertThat(PidFile.living(folder.pidFile())).isEmpty();

        RunLock.take(folder).close();
    }

    @Test
    void aPidFileThatAKilledOneLeftIsNoObstacle() {
        PidFile.ofThisProcess(8123).write(folder.pidFile());

        try (var _ = RunLock.take(folder)) {
            assertThat(PidFile.living(folder.pidFile()))
                    .hasValueSatisfying(pid -> assertThat(pid.port()).isZero());
        }
    }
}
