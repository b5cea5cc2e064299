package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Waybill in its real processes, through what happens to them. */
class LifecycleTest {
    private static final String PRODUCT =
            """
            {"sku": "TEA-1", "name": "Tea", "price": 450, "currency": "GBP", "status": "ACTIVE"}
            """;

    private final DataFolder folder;
    private final Residents residents;

    LifecycleTest(@TempDir Path temp) throws IOException {
        folder = new DataFolder(temp.toRealPath().resolve("data"));
        residents = new Residents(folder);
    }

    @AfterEach
    void leaveNothingRunning() {
        residents.stop();
    }

    @Test
    void whatWasKeptSurvivesTheKillingOfEverything() throws Exception {
        var first = up();
        var product = create();
        assertThat(residents.all())
                .extracting(Residents.Resident::name)
                .containsExactly("application", "PostgreSQL", "Kafka", "simulators");

        assertThatASecondOneIsToldOf(url());
        assertThat(Run.of("status", "--data", folder.root().toString()).code()).isZero();

        killEverything();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Run.of("status", "--data", folder.root().toString()).code()).isEqualTo(1);

        var second = up();
        assertThat(get(url() + "/products/" + product)).isEqualTo(200);

        var stop = Run.of("stop", "--data", folder.root().toString());
        assertThat(stop.out()).contains("Stopped: application, PostgreSQL, Kafka, simulators");
        assertThat(second.waitFor()).as("a clean stop is a success").isZero();
        assertThat(residents.all()).isEmpty();
        assertThat(folder.pidFile()).doesNotExist();

        assertThat(Run.of("reset", "--yes", "--data", folder.root().toString()).code()).isZero();
        assertThat(folder.root()).isEmptyDirectory();
    }

    private void assertThatASecondOneIsToldOf(String url) throws Exception {
        var said = folder.root().resolveSibling("second.txt");
        var second = begin(said);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said)
                .content()
                .contains("already runs on " + folder.root())
                .contains(url)
                .hasLineCount(1);
    }

    private Process up() throws IOException {
        var said = folder.root().resolveSibling("up.txt");
        var process = begin(said);
        await("up").atMost(Duration.ofMinutes(3)).until(() -> isServed() || !process.isAlive());
        assertThat(process.isAlive()).as("%s", Files.readString(said)).isTrue();
        return process;
    }

    private boolean isServed() {
        return residents.application().filter(pid -> pid.port() > 0).isPresent();
    }

    private Process begin(Path said) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + Path.of("jvm", "application.options").toAbsolutePath());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("up", "--port", "0", "--data", folder.root().toString()));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private void killEverything() {
        var processes =
                residents.all().stream()
                        .flatMap(one -> ProcessHandle.of(one.pid()).stream())
                        .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        await().until(() ->
                processes.stream().noneMatch(one -> Processes.living(one.pid()).isPresent()));
    }

    private String url() {
        return residents.application().orElseThrow().url();
    }

    private String create() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(url() + "/products"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(PRODUCT));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        }
    }

    private static int get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
