package dev.waybill.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bench.Unusable;
import dev.waybill.proof.fuzz.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A fuzzer that finds nothing proves something only if it can find. */
class FuzzTest {

    private static final String GOOD =
            FakeServer.problem(
                    404, "{\"type\":\"t\",\"title\":\"T\",\"status\":404,\"detail\":\"d\"}");

    private static FuzzReport report(String answer) {
        return report(_ -> answer, 200);
    }

    private static FuzzReport report(Function<String, String> answers, int requests) {
        try (var server = new FakeServer(answers)) {
            var options = new Fuzz.Options(server.url(), requests, 7, 8, 0, "");
            return Fuzz.run(options, new PrintStream(new ByteArrayOutputStream()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finds(Kind kind, String answer) {
        var report = report(answer);
        assertThat(report.isClean()).isFalse();
        assertThat(report.figures()).as(kind.words).doesNotContainEntry(kind.name(), 0L);
    }

    @Test
    void aServerThatRefusesEverythingWellIsClean() {
        var report = report(GOOD);
        assertThat(report.figures().get("findings")).isEqualTo(List.of());
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void anAnswerOf5xxIsFoundHoweverWellItIsWritten() {
        finds(
                Kind.SERVER_ERROR,
                FakeServer.problem(
                        503, "{\"type\":\"t\",\"title\":\"T\",\"status\":503,\"detail\":\"d\"}"));
    }

    @Test
    void aRefusalThatIsNoProblemIsFound() {
        finds(Kind.NOT_A_PROBLEM, FakeServer.answer(404, "text/html", "<h1>no</h1>"));
        finds(Kind.NOT_A_PROBLEM, FakeServer.answer(404, "application/json", "{}"));
        finds(Kind.NOT_A_PROBLEM, FakeServer.problem(404, "{\"type\""));
        finds(
                Kind.NOT_A_PROBLEM,
                FakeServer.problem(
                        404, "{\"type\":\"t\",\"title\":\"T\",\"status\":404,\"detail\":\"\"}"));
        finds(
                Kind.NOT_A_PROBLEM,
                FakeServer.problem(
                        404, "{\"type\":\"t\",\"title\":\"T\",\"status\":400,\"detail\":\"d\"}"));
    }

    @Test
    void aRefusalThatDoesNotNameTheFieldIsFound() {
        finds(Kind.FIELD_NOT_NAMED, FakeServer.PROBLEM);
    }

    @Test
    void aSuccessThatIsNoJsonIsFound() {
        finds(Kind.NOT_JSON, FakeServer.answer(200, "application/json", "{\"a\":"));
    }

    @Test
    void whatIsNoHttpIsFound() {
        finds(Kind.NOT_HTTP, "220 smtp.example ready\r\n\r\n");
        finds(Kind.NOT_HTTP, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort");
        finds(Kind.NOT_HTTP, "HTTP/1.1 200 OK\r\nno header\r\n\r\n");
    }

    @Test
    void silenceIsFound() {
        finds(Kind.NO_ANSWER, "");
    }

    @Test
    void whatShowsTheInsideIsFound() {
        finds(
                Kind.GIVES_AWAY,
                FakeServer.problem(
                        404,
                        "{\"type\":\"t\",\"title\":\"T\",\"status\":404,\"detail\":\"org.postgresql.util.PSQLException\"}"));
    }

    @Test
    void memoryThatGrowsIsFound() {
        var middle = new Memory("middle", 100 << 20, true, 0);
        assertThat(Memory.isFlat(middle, new Memory("end", 110 << 20, true, 0))).isTrue();
        assertThat(Memory.isFlat(middle, new Memory("end", 140 << 20, true, 0))).isFalse();
    }

    @Test
    void whatIsBrokenAfterwardsIsFound() throws IOException {
        try (var server = new FakeServer(_ -> GOOD)) {
            server.invariants =
                    "{\"invariants\":[{\"name\":\"no unit oversold\",\"count\":2,\"detail\":\"d\"}]}";
            assertThat(new Server(server.url()).broken()).containsExactly("no unit oversold: d");
            server.invariants = "{\"invariants\":[]}";
            assertThat(new Server(server.url()).broken()).containsExactly("nothing was checked");
        }
    }

    @Test
    void whatIsOnItsWayIsNoBreakdownButAnyOther503Is() {
        // A HEAD cannot say what is on its way; only a checkout can be.
        Function<String, String> onItsWay =
                line ->
                        line.startsWith("HEAD") && !line.startsWith("HEAD /checkouts/")
                                ? GOOD
                                : unavailable("checkout-on-its-way");
        assertThat(report(onItsWay, 200).figures())
                .extractingByKey("findings")
                .asString()
                .doesNotContain(Kind.SERVER_ERROR.name());
        finds(Kind.SERVER_ERROR, unavailable("unavailable"));
    }

    private static String unavailable(String code) {
        return FakeServer.problem(
                        503,
                        "{\"type\":\"t\",\"title\":\"T\",\"status\":503,\"detail\":\"d\",\"code\":\"%s\",\"retryable\":true}"
                                .formatted(code))
                .replace("Connection", "Retry-After: 1\r\nConnection");
    }

    @Test
    void aFindingSaysHowToAskForItAgain() throws IOException {
        try (var server = new FakeServer(_ -> FakeServer.answer(500, "text/plain", "no"))) {
            var out = new ByteArrayOutputStream();
            var options = new Fuzz.Options(server.url(), 20, 7, 1, 0, "");
            var report = Fuzz.run(options, new PrintStream(out));
            report.print(new PrintStream(out));
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("SERVER_ERROR", "Again: ./waybill fuzz --seed 7 --only ");

            out.reset();
            assertThat(Fuzz.only(options, 3, new PrintStream(out))).isPositive();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("Request 3:", "FOUND SERVER_ERROR: status 500");
        }
    }

    @Test
    void theSameSeedAsksTheSameAndAnotherOneSomethingElse() {
        assertThat(fingerprints(7)).isEqualTo(fingerprints(7)).isNotEqualTo(fingerprints(8));
        assertThat(report(_ -> GOOD, 100).figures().get("fingerprint"))
                .isEqualTo(report(_ -> FakeServer.PROBLEM, 100).figures().get("fingerprint"));
    }

    private static List<Long> fingerprints(long seed) {
        var scenes = new Scenes(OpenApi.committed(), seed);
        return IntStream.range(0, 50)
                .mapToObj(scenes::scene)
                .flatMap(List::stream)
                .map(Plan::fingerprint)
                .toList();
    }

    private record Way(String operation, String what, Wire wire) {}

    @Test
    void everyOperationIsAskedInEveryWay() {
        var scenes = new Scenes(OpenApi.committed(), 7);
        // Not the plans themselves: some are large.
        var ways =
                IntStream.range(0, 20_000 / Scenes.LENGTH)
                        .mapToObj(scenes::scene)
                        .flatMap(List::stream)
                        .map(plan -> new Way(plan.operation(), plan.what(), plan.wire()))
                        .toList();
        assertThat(ways).hasSize(20_000);
        assertThat(ways.stream().map(Way::operation).distinct().count())
                .isEqualTo(OpenApi.committed().calls().size());
        assertThat(ways.stream().map(Way::wire).distinct().toList())
                .containsExactlyInAnyOrder(Wire.values());
        assertThat(ways.stream().filter(way -> way.what().equals(Plan.SENSIBLE)).count())
                .isBetween(2_000L, 8_000L);
        assertThat(ways.stream().map(Way::what).distinct().toList())
                .contains("repeated key", "deep JSON", "huge JSON", "odd If-Match", "odd bytes");
    }

    @Test
    void whatWasLearnedIsUsedAgain() {
        var learned = new Learned("RUN", 1, "secret");
        var unknown = learned.in("/carts/<<cartId>>");
        learned.from(
                new Answer(
                        201,
                        Map.of("etag", "\"1\""),
                        "{\"cartId\":\"c-1\"}".getBytes(StandardCharsets.UTF_8),
                        1));
        assertThat(unknown).matches("/carts/[0-9a-f-]{36}");
        assertThat(learned.in("/carts/<<cartId>> <<etag>> <<run>>"))
                .isEqualTo("/carts/c-1 \"1\" RUN");
        assertThat(learned.in("a << b".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a << b".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wordsThatMakeNoSenseAreRefused() {
        var nowhere = URI.create("http://127.0.0.1:9");
        assertThatThrownBy(() -> new Fuzz.Options(nowhere, 0, 1, 32, 0, ""))
                .isInstanceOf(Unusable.class);
        var options = new Fuzz.Options(nowhere, 1, 1, 32, 0, "");
        assertThatThrownBy(() -> Fuzz.run(options, System.out)).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> Fuzz.only(options, 0, System.out)).isInstanceOf(Unusable.class);
    }
}
