package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build itself refuses a system that depends on another. */
class SystemsStayApartTest {

    private static final String NEIGHBOUR =
            "<dependencies><dependency><groupId>dev.waybill.systems</groupId><artifactId>neighbour</artifactId><version>${project.version}</version></dependency></dependencies>";

    @TempDir Path folder;

    private record Build(int exit, String said) {}

    @Test
    void aSystemThatDependsOnAnotherDoesNotBuild() throws IOException, InterruptedException {
        var alone = build("");
        assertThat(alone.exit()).as(alone.said()).isZero();

        var together = build(NEIGHBOUR);

        assertThat(together.exit()).as(together.said()).isNotZero();
        assertThat(together.said())
                .contains("A system must not depend on another system")
                .contains("dev.waybill.systems:neighbour");
    }

    /** A project with the real parent of all systems; what it needs of Waybill is in it. */
    private Build build(String dependencies) throws IOException, InterruptedException {
        module("neighbour", "");
        module("nosy", dependencies);
        var modules =
                Stream.concat(
                                Stream.of("contracts", "embedded", "platform", "testkit")
                                        .map(each -> path(Workspace.root().resolve(each))),
                                Stream.of("neighbour", "nosy"))
                        .map(each -> "<module>" + each + "</module>")
                        .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                project(
                        "<groupId>dev.waybill.trial</groupId><artifactId>trial</artifactId><version>1</version><packaging>pom</packaging><modules>"
                                + modules
                                + "</modules>"));
        return run();
    }

    private String path(Path target) {
        return folder.toAbsolutePath().relativize(target).toString();
    }

    private void module(String name, String dependencies) throws IOException {
        var parent = Workspace.root().resolve("systems/pom.xml");
        var here = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                here.resolve("pom.xml"),
                project(
                        "<parent><groupId>dev.waybill.systems</groupId><artifactId>systems</artifactId><version>"
                                + version()
                                + "</version><relativePath>../"
                                + path(parent)
                                + "</relativePath></parent><artifactId>"
                                + name
                                + "</artifactId>"
                                + dependencies));
    }

    private static String version() throws IOException {
        var pom = Files.readString(Workspace.root().resolve("systems/pom.xml"));
        return pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
    }

    private static String project(String inside) {
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + inside
                + "</project>";
    }

    private Build run() throws IOException, InterruptedException {
        var command =
                List.of(
                        Workspace.root().resolve("mvnw").toString(),
                        "-q",
                        "-o",
                        "-B",
                        "-f",
                        folder.resolve("pom.xml").toString(),
                        "validate");
        var log = folder.resolve("log");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Build(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
