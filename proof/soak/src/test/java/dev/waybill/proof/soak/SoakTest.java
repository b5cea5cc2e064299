package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bench.Unusable;
import dev.waybill.proof.soak.Check.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The whole proof, small: real processes, two of which are killed. */
class SoakTest {

    private static final List<String> JVM =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private Soak.Options options(int orders, int kills, String mutant) {
        return new Soak.Options(
                folder.resolve("prove"), Path.of("."), 1, orders, kills, 3, JVM, mutant);
    }

    @Test
    void aShopThatIsKilledTwiceKeepsItsPromisesAndLeavesNobodyBehind() throws Exception {
        var result = Soak.run(options(60, 2, ""), System.out);

        result.print(System.out);
        assertThat(result.holds()).isTrue();
        assertThat(result.kills()).isEqualTo(2);
        assertThat(result.table()).hasSize(Row.values().length);
        assertThat(result.checks()).extracting(Check::row).contains(Row.values());
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(result));
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process ->
                        process.info()
                                .arguments()
                                .map(words -> String.join(" ", words))
                                .orElse("")
                                .contains(folder.toString()));
    }

    @Test
    void wrongWordsAreOneSentence() {
        assertThatThrownBy(() -> options(0, 0, "")).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> options(10, 11, "")).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> options(10, 1, "NO_SUCH_BUG"))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("NO_TOMBSTONE");
    }

    @Test
    void aFolderThatIsNotOursIsLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("prove"));
        Files.writeString(folder.resolve("prove").resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> Soak.run(options(10, 0, ""), System.out))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("is not a data folder of Waybill");
        assertThat(folder.resolve("prove").resolve("thesis.txt")).exists();
    }
}
