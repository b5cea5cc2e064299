package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher script, in a project of its own with a JDK and a Maven that only tell how they were
 * called: nothing is built.
 */
class LauncherTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Path temporary;
    private final Path home;

    record Said(int code, String out, String err) {}

    LauncherTest(@TempDir Path folder) throws IOException {
        temporary = folder.toRealPath(); // the launcher, too, follows links
        home = Files.createDirectories(temporary.resolve("a home"));
    }

    @BeforeEach
    void makeProject() throws IOException {
        Files.copy(PROJECT.resolve("waybill"), home.resolve("waybill"));
        executable(home.resolve("waybill"));
        var help = home.resolve("cli/src/main/resources/dev/waybill/cli/help");
        Files.createDirectories(help);
        var texts = PROJECT.resolve("cli/src/main/resources/dev/waybill/cli/help");
        try (var files = Files.list(texts)) {
            for (var text : files.toList()) {
                Files.copy(text, help.resolve(text.getFileName()));
            }
        }
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        script(jdk("25.0.1").resolve("bin/java"), "printf '%s\\n' \"java $*\"");
        script(home.resolve("mvnw"), "echo \"mvn $*\" >>\"$(dirname \"$0\")/builds\"", makeJar());
    }

    private static String makeJar() {
        return """
        here=$(cd "$(dirname "$0")" && pwd -P)
        mkdir -p "$here/cli/target"; echo cli >"$here/cli/target/cli.jar"
        echo other >"$here/other.jar"
        printf '%s' "$here/other.jar:$here-outside" >"$here/cli/target/classpath"; touch "$here-outside"
        """;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-h", "help", "up --help", "demo -h", "test --help", "help bench"})
    void helpNeedsNeitherJdkNorBuild(String words) throws Exception {
        var said = launch(withoutJdk(), words.split(" "));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("./waybill");
        assertThat(said.err()).isEmpty();
        assertThat(builds()).isEmpty();
    }

    @Test
    void anUnknownCommandIsOneSentenceAndCode2() throws Exception {
        var said = launch(withoutJdk(), "deploy");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo("waybill: there is no command 'deploy'. See ./waybill --help\n");
    }

    @Test
    void noCommandShowsTheHelpAndIsCode2() throws Exception {
        var said = launch(withoutJdk());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("./waybill COMMAND");
    }

    @Test
    void withoutJdk25OneSentenceTellsHowToGetOne() throws Exception {
        var old = jdk("17.0.15");

        var said = launch(Map.of("JAVA_HOME", old.toString(), "WAYBILL_JDK_SEARCH", ""), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .hasLineCount(1)
                .contains("JDK 25", "JAVA_HOME is " + old, "adoptium.net", "sdk install");
        assertThat(builds()).isEmpty();
    }

    @Test
    void aJreIsNotTakenForAJdk() throws Exception {
        var jre = temporary.resolve("jre");
        Files.createDirectories(jre.resolve("bin"));
        Files.writeString(jre.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");

        assertThat(
                        launch(Map.of("JAVA_HOME", jre.toString(), "WAYBILL_JDK_SEARCH", ""), "up")
                                .code())
                .isEqualTo(1);
    }

    @Test
    void theJdkIsFoundWhereTheyAreKept() throws Exception {
        var found = jdk("25.0.1");
        var search = temporary.resolve("nothing") + "/*:" + found.resolveSibling("*");

        var said =
                launch(
                        Map.of("JAVA_HOME", jdk("26").toString(), "WAYBILL_JDK_SEARCH", search),
                        "up",
                        "--port",
                        "0");

        assertThat(said.err()).contains("Building Waybill");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("java @" + home + "/cli/jvm/application.options")
                .endsWith(" up --port 0\n");
    }

    @Test
    void theJdkOnThePathIsFound() throws Exception {
        var tools = tools();
        Files.createSymbolicLink(tools.resolve("javac"), jdk("25.0.1").resolve("bin/javac"));

        assertThat(launch(Map.of("WAYBILL_JDK_SEARCH", ""), "status").code()).isZero();
    }

    @Test
    void itIsBuiltOnceAndAgainWhenASourceIsYounger() throws Exception {
        launch(withJdk(), "up");
        launch(withJdk(), "up");
        assertThat(builds()).hasSize(1);

        Files.createDirectories(home.resolve("orders/src/main/java"));
        Files.writeString(home.resolve("orders/src/main/java/Order.java"), "class Order {}");
        younger(home.resolve("orders/src/main/java/Order.java"));
        launch(withJdk(), "up");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void testsAndBuiltFilesMakeNothingStale() throws Exception {
        launch(withJdk(), "up");
        for (var file :
                List.of(
                        "orders/src/test/java/OrderTest.java",
                        "orders/target/src/main/Order.class",
                        "README.md")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), "");
            younger(home.resolve(file));
        }

        launch(withJdk(), "up");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void aJarThatHasGoneIsBuiltAgain() throws Exception {
        launch(withJdk(), "up");
        Files.delete(home.resolveSibling("a home-outside"));

        launch(withJdk(), "status");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void whatRunsIsAskedWithoutANewBuild() throws Exception {
        launch(withJdk(), "up");
        younger(home.resolve("pom.xml"));

        launch(withJdk(), "status");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void theJarsOfARunningWaybillAreNotRewritten() throws Exception {
        var before = launch(withJdk(), "up").out();
        younger(home.resolve("pom.xml"));
        var after = launch(withJdk(), "up").out();

        assertThat(classPath(after)).isNotEqualTo(classPath(before));
        for (var jar : classPath(before).split(":", -1)) {
            assertThat(Path.of(jar))
                    .exists()
                    .satisfies(path -> assertThat(path.toString()).doesNotContain("/target/"));
        }
    }

    @Test
    void aBuildThatFailsShowsWhatMavenSaid() throws Exception {
        script(home.resolve("mvnw"), "echo 'Order.java:[3,1] ; expected'; exit 1");

        var said = launch(withJdk(), "up");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Building Waybill", "; expected", "build.log");
        assertThat(home.resolve(".waybill/build/lock")).doesNotExist();
    }

    @Test
    void theLockOfABuildThatWasKilledIsNoObstacle() throws Exception {
        var lock = Files.createDirectories(home.resolve(".waybill/build/lock"));
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(lock.resolve("pid"), ended.pid() + "\n");

        assertThat(launch(withJdk(), "up").code()).isZero();
    }

    @Test
    void testRunsAllOfThemWithTheOptionsGiven() throws Exception {
        var said = launch(withJdk(), "test", "-pl", "orders");

        assertThat(said.code()).isZero();
        assertThat(builds())
                .singleElement()
                .asString()
                .endsWith("verify -pl orders")
                .doesNotContain("skip");
    }

    @Test
    void itIsFoundThroughALink() throws Exception {
        var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a home/waybill"));

        assertThat(run(withJdk(), List.of(link.toString(), "status")).out())
                .contains("-Dwaybill.home=" + home + " ");
    }

    /** How Maven was called, call by call. */
    private List<String> builds() throws IOException {
        var calls = home.resolve("builds");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static String classPath(String call) {
        return call.replaceAll("(?s).* -cp (.*) dev\\.waybill.*", "$1");
    }

    private Said launch(Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(home.resolve("waybill").toString()));
        command.addAll(List.of(words));
        return run(environment, command);
    }

    private Said run(Map<String, String> environment, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command);
        var out = temporary.resolve("out");
        var err = temporary.resolve("err");
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        var code = builder.start().waitFor();
        return new Said(code, Files.readString(out), Files.readString(err));
    }

    /**
     * A PATH with what the launcher may use, and no Java. Links would make JUnit warn about each.
     */
    private Path tools() throws IOException {
        var tools = temporary.resolve("tools");
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectory(tools);
        for (var tool :
                "bash cat cp date dirname find grep head ls mkdir mv printf readlink rm sed sleep sort tail touch tr"
                        .split(" ")) {
            for (var folder : List.of("/bin", "/usr/bin")) {
                var found = Path.of(folder, tool);
                if (Files.exists(found) && !Files.exists(tools.resolve(tool))) {
                    Files.writeString(
                            tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
                    executable(tools.resolve(tool));
                }
            }
        }
        return tools;
    }

    private Map<String, String> withJdk() throws IOException {
        return Map.of("JAVA_HOME", jdk("25.0.1").toString());
    }

    private static Map<String, String> withoutJdk() {
        return Map.of("WAYBILL_JDK_SEARCH", "");
    }

    private Path jdk(String version) throws IOException {
        var jdk = temporary.resolve("jdks").resolve(version);
        if (!Files.exists(jdk)) {
            Files.createDirectories(jdk.resolve("bin"));
            Files.writeString(
                    jdk.resolve("release"),
                    "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
            script(jdk.resolve("bin/javac"), "exit 0");
        }
        return jdk;
    }

    private static void younger(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
