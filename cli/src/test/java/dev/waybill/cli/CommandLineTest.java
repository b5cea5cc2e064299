package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");

    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) .*");

    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "up --nonsense",
                "up --port",
                "up --port 65536",
                "up --port -1",
                "up --port http",
                "up more",
                "bench --clients many",
                "bench --clients 0",
                "bench --seconds 0",
                "bench --products 1",
                "prove --orders 0",
                "prove --orders 5 --kills 6",
                "prove --mutant NO_SUCH_BUG",
                "replay",
                "replay a b",
                "replay no-such-file.csv",
                "whatif",
                "whatif --rules no-such-file.json",
                "whatif --rules no-such-file.json --orders 0",
                "demo --orders -1",
                "status --data"
            })
    void wrongWordsAreOneSentenceAndCode2(String words) {
        var run = Run.of(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("waybill: ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theSentenceNamesWhatIsWrongAndWhereToRead() {
        assertThat(Run.of("up", "--port", "http").err())
                .contains("--port", "'http'", "0 to 65535", "./waybill up --help");
    }

    @Test
    void statusOfNothingIsCode1() {
        var json = root.resolve("status.json");

        var run = Run.of("status", "--data", root.toString(), "--json", json.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("does not run on " + root);
        assertThat(json).content().contains("\"up\" : false");
    }

    @Test
    void verifyingNothingIsCode1() {
        assertThat(Run.of("status", "--verify", "--data", root.toString()).code()).isEqualTo(1);
    }

    @Test
    void stoppingNothingIsDone() {
        var run = Run.of("stop", "--data", root.resolve("none").toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Nothing runs");
    }

    @Test
    void resetDoesNotDeleteAFolderThatIsNotOurs() throws IOException {
        Files.writeString(root.resolve("thesis.txt"), "years of work");

        var run = Run.of("reset", "--yes", "--data", root.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is not a data folder of Waybill");
        assertThat(root.resolve("thesis.txt")).exists();
    }

    @Test
    void aDataFolderThatCannotBeMadeIsOneSentence() throws IOException {
        var file = Files.writeString(root.resolve("file"), "");

        var run = Run.of("up", "--port", "0", "--data", file.resolve("below").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void theHelpTellsEveryOptionAndNoOther() {
        commands()
                .getSubcommands()
                .forEach((name, command) -> {
                    var real = new TreeSet<String>();
                    command.getCommandSpec()
                            .options()
                            .forEach(option -> real.addAll(java.util.List.of(option.names())));

                    assertThat(optionsIn(help(name))).as(name).isEqualTo(real);
                });
    }

    /** The launcher itself runs the tests. */
    @Test
    void theHelpTellsEveryCommandAndNoOther() {
        var told = new TreeSet<String>();
        COMMAND.matcher(help("waybill")).results().forEach(found -> told.add(found.group(1)));
        told.remove("test");

        assertThat(told).isEqualTo(new TreeSet<>(commands().getSubcommands().keySet()));
    }

    private static CommandLine commands() {
        return Main.commands(new Console(System.out, System.err, Path.of(""), Map.of()));
    }

    private static TreeSet<String> optionsIn(String help) {
        var told = new TreeSet<String>();
        help.lines()
                .filter(line -> line.startsWith("  -"))
                .map(line -> line.strip().split("  ", 2)[0])
                .forEach(names ->
                        OPTION.matcher(names).results().forEach(found -> told.add(found.group())));
        return told;
    }

    private static String help(String name) {
        try (var in = CommandLineTest.class.getResourceAsStream("help/" + name + ".txt")) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
