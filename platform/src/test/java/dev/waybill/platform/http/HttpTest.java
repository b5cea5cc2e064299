package dev.waybill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import dev.waybill.platform.TestClient;
import dev.waybill.platform.TestClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conventions, on a real server: whatever comes in, a problem says what to do about it. */
class HttpTest {

    private static final String ID = "0193e0c5-0000-7000-8000-000000000001";
    private static WebServer server;
    private static TestClient client;

    @BeforeAll
    static void start() {
        server = serve(Map.of("waybill.http.largest-body", "2000"));
        client = TestClient.of(server.port());
    }

    private static WebServer serve(Map<String, String> settings) {
        return WebServer.start(
                List.of(new Playground()),
                Ids.of(Clock.systemUTC(), new SecureRandom()),
                new Settings(settings::get),
                Map.of("server.port", "0"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{                                        | -            | is not valid JSON",
                "[]                                       | -            | must be an object",
                "{'pieces':1}                             | /name        | must be given",
                "{'name':'a'}                             | /pieces      | must be given",
                "{'name':'','pieces':1}                   | /name        | -",
                "{'name':7,'pieces':1}                    | /name        | must be a text",
                "{'name':'a','pieces':'x'}                | /pieces      | must be an integer in range",
                "{'name':'a','pieces':99999999999}        | /pieces      | must be an integer in range",
                "{'name':'a','pieces':1,'colour':'PINK'}  | /colour      | must be one of RED, BLUE",
                "{'name':'a','pieces':1,'part':{'weight':'w'}} | /part/weight | must be an integer in range",
                "{'name':'a','pieces':1,'size':3}         | /size        | -",
            })
    void aBadBodyIsAnsweredWithAPointerToTheField(String body, String pointer, String message) {
        var reply = client.post("/play/toys", body.replace('\'', '"'));

        assertProblem(reply, 400, "invalid-request");
        var error = reply.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
        if (message != null) {
            assertThat(error.path("message").asString()).isEqualTo(message);
        }
    }

    @Test
    void aGoodBodyComesBack() {
        var reply = client.post("/play/toys", "{\"name\":\"a\",\"pieces\":1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"name\":\"a\",\"pieces\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "/play/asked/not-a-uuid, 400, /id, must be a UUID",
        "/play/typed?from=yesterday, 400, /from, must be an RFC 3339 date-time",
        "/play/typed, 400, /from, must be given",
        "/play/typed?from=2026-01-01T00:00:00Z&colour=PINK, 400, /colour,"
                + " 'must be one of [RED, BLUE]'",
        "/play/pages?limit=0, 400, /limit, must be between 1 and 200",
        "/play/pages?limit=many, 400, /limit, has the wrong type"
    })
    void aBadParameterIsAnsweredWithItsName(
            String path, int status, String pointer, String message) {
        var reply = client.get(path);

        assertProblem(reply, status, "invalid-request");
        var error = reply.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("message").asString()).isEqualTo(message);
    }

    @Test
    void whatIsNotThereOrNotAllowedIsAProblemToo() {
        assertProblem(client.get("/nowhere"), 404, "no-such-path");
        assertProblem(client.post("/play/pages", "{}"), 405, "method-not-allowed");
        assertProblem(
                client.post("/play/toys", "a,b", "Content-Type", "text/csv"),
                415,
                "unsupported-media-type");
        assertProblem(client.get("/play/pages", "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void aRefusalKeepsItsStatusAndCodeAndSaysWhenToComeBack() {
        assertProblem(client.post("/play/refusals/409", ""), 409, "no");
        var later = client.post("/play/refusals/503", "");

        assertProblem(later, 503, "later");
        assertThat(later.json().path("retryable").asBoolean()).isTrue();
        assertThat(later.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void outagesAndBugsSayNothingOfTheInside() {
        var outage = client.get("/play/outage");
        assertProblem(outage, 503, "unavailable");
        assertThat(outage.header("Retry-After")).isEqualTo("1");
        assertThat(outage.text()).doesNotContain("db-17");

        var bug = client.get("/play/bug");
        assertProblem(bug, 500, "internal-error");
        assertThat(bug.text()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void theCallersTraceIsCarriedOnAndABadOneReplaced() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var given = "00-" + trace + "-00f067aa0ba902b7-01";

        assertThat(client.get("/play/asked/" + ID, "traceparent", given).header("traceparent"))
                .isEqualTo(given);
        assertThat(client.get("/nowhere", "traceparent", given).json().path("traceId").asString())
                .isEqualTo(trace);
        for (var bad : List.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "x")) {
            assertThat(client.get("/play/asked/" + ID, "traceparent", bad).header("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                    .isNotEqualTo(bad);
        }
    }

    @Test
    void anAskingSaysWhoAsksAndHow() {
        var asked =
                client.get(
                                "/play/asked/" + ID + "?x=1",
                                "Idempotency-Key",
                                "k-1",
                                "If-Match",
                                "\"3\"",
                                "Waybill-Actor",
                                "operator Ann")
                        .json();

        assertThat(asked.path("operation").asString()).isEqualTo("GET /play/asked/{id}");
        assertThat(asked.path("path").asString()).isEqualTo("GET /play/asked/" + ID + "?x=1");
        assertThat(asked.path("key").asString()).isEqualTo("k-1");
        assertThat(asked.path("ifMatch").asString()).isEqualTo("\"3\"");
        assertThat(asked.path("actor").asString()).isEqualTo("operator Ann");
    }

    @Test
    void keysAndActorsThatAreTooLongOrBlankAreRefused() {
        var path = "/play/asked/" + ID;

        assertProblem(
                client.get(path, "Idempotency-Key", "k".repeat(256)),
                400,
                "invalid-idempotency-key");
        assertProblem(client.get(path, "Idempotency-Key", " "), 400, "invalid-idempotency-key");
        assertProblem(client.get(path, "Waybill-Actor", "a".repeat(101)), 400, "invalid-actor");
        assertThat(client.get(path, "Idempotency-Key", "k".repeat(255)).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() {
        var long_ = "{\"name\":\"" + "x".repeat(3_000) + "\"}";
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long_.getBytes()));

        assertProblem(client.post("/play/toys", long_), 413, "body-too-large");
        assertProblem(client.send("POST", "/play/toys", chunked), 413, "body-too-large");
    }

    @Test
    void aPageLinksToTheNextOne() {
        var page = client.get("/play/pages?limit=2&status=open");

        assertThat(page.header("Link"))
                .startsWith("<http://127.0.0.1:" + server.port() + "/play/pages?limit=2")
                .contains("status=open", "cursor=" + Cursor.encode("b"))
                .endsWith("; rel=\"next\"");
        assertThat(client.get("/play/pages").header("Link")).isEmpty();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        try (var strict = serve(Map.of("waybill.http.requests-per-second", "5"))) {
            var hasty = TestClient.of(strict.port());
            Reply reply = hasty.get("/play/pages");
            assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"default\";q=5;w=1");
            assertThat(reply.header("RateLimit")).startsWith("\"default\";r=");
            for (var i = 0; i < 200 && reply.status() != 429; i++) {
                reply = hasty.get("/play/pages");
            }

            assertProblem(reply, 429, "rate-limited");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            assertThat(reply.json().path("retryable").asBoolean()).isTrue();
        }
    }

    @Test
    void aRequestThatIsNotHttpIsAProblemToo() throws IOException {
        for (var broken : List.of("GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n", "\u0001\r\n\r\n")) {
            var answer = sent(broken);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
            assertThat(answer).contains("\"code\":\"invalid-request\"");
            assertThat(answer).doesNotContain("<html").doesNotContain("Tomcat");
        }
    }

    @Test
    void whoSendsNoVersionSpoilsNobodyElsesAnswer() throws IOException {
        for (var i = 0; i < 5; i++) {
            assertThat(sent("GET /nowhere\r\n")).doesNotContain("HTTP/1.1");
            assertThat(sent("GET /\\nowhere HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
        }
    }

    /** The answer of a connection of its own, to whatever it is told. */
    private static String sent(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        var problem = reply.json();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).endsWith("/" + code);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void aContentTypeThatIsARangeIsTheCallersMistake() {
        for (var range : List.of("*/*", "application/*", "application/*+json; charset=utf-8")) {
            var reply =
                    client.send(
                            "POST",
                            "/things",
                            BodyPublishers.ofString("{}"),
                            "Content-Type",
                            range);
            assertThat(reply.status()).as(range).isEqualTo(415);
            assertThat(reply.code()).isEqualTo("unsupported-media-type");
        }
    }

    @Test
    void aVersionOrMethodThatNobodySpeaksIsTheCallersMistake() throws IOException {
        for (var line :
                List.of("GET / HTTP/9.9", "GET / HTTP/1.", "GET / HTTP/11", "CONNECT / HTTP/1.1")) {
            var answer = sent(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(line).startsWith("HTTP/1.1 400");
            assertThat(answer).contains("application/problem+json", "\"status\":400");
        }
    }

    @Test
    void aMethodThatSomebodyInventsIsNoTimeSeriesOfItsOwn() {
        assertThat(client.get("/play/pages").status()).isEqualTo(200);
        for (var invented : List.of("FOO1", "FOO2", "get")) {
            client.send(invented, "/nowhere", BodyPublishers.noBody());
        }
        var series = client.get("/actuator/metrics/http.server.requests").text();
        assertThat(series).contains("GET").doesNotContain("FOO1", "FOO2", "\"get\"");
    }
}
