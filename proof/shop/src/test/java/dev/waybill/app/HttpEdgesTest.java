package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.Shop.Reply;
import dev.waybill.proof.fuzz.OddStrings;
import dev.waybill.proof.fuzz.OpenApi.Call;
import dev.waybill.proof.fuzz.OpenApi.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands around a body: paths, ids, queries, headers, keys, methods. For every operation. */
class HttpEdgesTest {

    private static final int SLOTS_PER_STRING = 5;
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Pattern IN_BRACES = Pattern.compile("\\{[^}]*}");

    private final Edge edge = Edge.shared();
    private final List<String> faults = new ArrayList<>();
    private int asked;

    private void expect(Object what, Collection<String> found) {
        asked++;
        found.forEach(fault -> faults.add(what + ": " + fault));
    }

    private void expectStatus(Object what, Reply reply, Integer... allowed) {
        expect(what, Edge.faults(reply));
        if (!List.of(allowed).contains(reply.status())) {
            faults.add(what + ": is " + reply.status() + " " + Edge.text(reply));
        }
    }

    private void nothingIsWrong(int atLeast) {
        if (!faults.isEmpty()) {
            throw new AssertionError("\n" + String.join("\n", faults));
        }
        assertThat(asked).as("requests sent").isGreaterThanOrEqualTo(atLeast);
    }

    /** A place where a text goes: sends it there and says what is wrong with the answer. */
    private record Place(String name, java.util.function.Function<String, List<String>> send) {}

    @Test
    void sixHundredOddStringsBreakNothing() {
        var odd = OddStrings.all();
        var places = places();
        assertThat(odd).hasSizeGreaterThanOrEqualTo(600).doesNotHaveDuplicates();
        for (var at = 0; at < odd.size(); at++) {
            for (var turn = 0; turn < SLOTS_PER_STRING; turn++) {
                var place = places.get((at * SLOTS_PER_STRING + turn) % places.size());
                expect(place.name() + " <- " + brief(odd.get(at)), place.send().apply(odd.get(at)));
            }
        }
        nothingIsWrong(SLOTS_PER_STRING * odd.size());
    }

    private static String brief(String text) {
        return OddStrings.json(text.length() > 60 ? text.substring(0, 60) : text);
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        for (var call : edge.calls()) {
            bodyPlaces(call, places);
            pathPlaces(call, places);
            edge.openApi.parameters(call, "query").forEach(each -> places.add(query(call, each)));
            if (!Specimens.isSlow(call)) {
                places.add(new Place(call + " headers", odd -> sendHeaders(call, odd)));
            }
        }
        return places;
    }

    private void bodyPlaces(Call call, List<Place> places) {
        if (!call.hasBody()) {
            return;
        }
        var example = edge.example(call);
        for (var slot : edge.openApi.slots(call)) {
            if (slot.type().equals("string")) {
                places.add(
                        new Place(
                                call + " " + slot.pointer(),
                                odd -> {
                                    var body =
                                            Edge.with(
                                                    example.json(),
                                                    slot.pointer(),
                                                    OddStrings.json(odd));
                                    var reply = edge.send(call, example, body);
                                    return reply.status() == 400
                                            ? Edge.faultsAt(reply, slot.pointer())
                                            : Edge.faults(reply);
                                }));
            }
        }
    }

    private void pathPlaces(Call call, List<Place> places) {
        var ids = edge.openApi.parameters(call, "path").size();
        for (var at = 0; at < ids; at++) {
            var which = at;
            places.add(
                    new Place(
                            call + " id " + at,
                            odd ->
                                    Edge.faults(
                                            sendTo(
                                                    call,
                                                    withId(call, which, OddStrings.url(odd))))));
        }
    }

    /** The example's path with another value for one of its ids. */
    private String withId(Call call, int which, String value) {
        var template = call.path().split("/", -1);
        var parts = edge.example(call).path().split("\\?", 2)[0].split("/", -1);
        var ids =
                IntStream.range(0, template.length)
                        .filter(at -> IN_BRACES.matcher(template[at]).matches())
                        .toArray();
        parts[ids[which]] = value;
        return String.join("/", parts);
    }

    private Reply sendTo(Call call, String path) {
        var example = edge.example(call);
        return edge.send(call, new Specimen(path, example.body(), example.sign()));
    }

    private Place query(Call call, Parameter parameter) {
        return new Place(
                call + " ?" + parameter.name(),
                odd -> {
                    var reply = sendTo(call, withQuery(call, parameter, OddStrings.url(odd)));
                    return reply.status() == 400 && !isTooLong(odd)
                            ? Edge.faultsAt(reply, "/" + parameter.name())
                            : Edge.faults(reply);
                });
    }

    /** Tomcat refuses the whole request line: it cannot know which part is to blame. */
    private static boolean isTooLong(String odd) {
        return OddStrings.url(odd).length() > 15_000;
    }

    private String withQuery(Call call, Parameter parameter, String value) {
        var example = edge.example(call).path().split("\\?", 2);
        var others =
                example.length == 1
                        ? List.<String>of()
                        : Arrays.stream(example[1].split("&", -1))
                                .filter(each -> !each.startsWith(parameter.name() + "="))
                                .toList();
        var all = new ArrayList<>(others);
        all.add(parameter.name() + "=" + value);
        return example[0] + "?" + String.join("&", all);
    }

    private List<String> sendHeaders(Call call, String odd) {
        var value = odd.replaceAll("[^\\x20-\\x7e\\u00a0-\\u00ff]", "?").strip();
        var text = value.length() > 2_000 ? value.substring(0, 2_000) : value;
        var found = new ArrayList<String>();
        for (var header :
                List.of(
                        "Waybill-Actor",
                        "If-Match",
                        "traceparent",
                        "Waybill-Consistency",
                        "Stripe-Signature",
                        "Accept-Language",
                        "If-None-Match",
                        "Cookie",
                        "Range")) {
            var reply = edge.send(call, edge.example(call), header, text);
            Edge.faults(reply).forEach(fault -> found.add(header + " " + fault));
        }
        var keyed =
                edge.send(call, edge.example(call), "Idempotency-Key", UUID.randomUUID() + text);
        found.addAll(Edge.faults(keyed));
        return found;
    }

    @Test
    void anIdThatNobodyHasIsNotFound() {
        for (var call : edge.calls()) {
            var ids = edge.openApi.parameters(call, "path");
            for (var at = 0; at < ids.size(); at++) {
                var isUuid = ids.get(at).schema().path("format").asString("").equals("uuid");
                var unknown = isUuid ? UUID.randomUUID().toString() : "987654321";
                if (call.told().at("/responses").has("404")) {
                    var reply = sendUnnamed(call, withId(call, at, unknown));
                    expectStatus(call + " " + ids.get(at).name(), reply, 404);
                }
            }
        }
        nothingIsWrong(15);
    }

    /** Without the ids that the body repeats: they would not be those of the path any more. */
    private Reply sendUnnamed(Call call, String path) {
        var example = edge.example(call);
        if (example.body() == null) {
            return sendTo(call, path);
        }
        var body = example.json().deepCopy();
        edge.openApi.parameters(call, "path").stream()
                .map(Parameter::name)
                .filter(body::has)
                .forEach(name -> ((tools.jackson.databind.node.ObjectNode) body).remove(name));
        return edge.send(call, new Specimen(path, body, example.sign()));
    }

    @Test
    void anIdThatIsNoIdIsNamed() {
        for (var call : edge.calls()) {
            var ids = edge.openApi.parameters(call, "path");
            for (var at = 0; at < ids.size(); at++) {
                if (!ids.get(at).schema().path("type").asString("").equals("string")
                        || ids.get(at).schema().has("format")) {
                    var pointer = "/" + ids.get(at).name();
                    for (var wrong :
                            List.of(
                                    "x",
                                    "1-1-1-1-1",
                                    "%20",
                                    "null",
                                    "1.5",
                                    "99999999999999999999")) {
                        expect(
                                call + " " + wrong,
                                Edge.faultsAt(sendTo(call, withId(call, at, wrong)), pointer));
                    }
                }
            }
        }
        nothingIsWrong(60);
    }

    @Test
    void anOddQueryIsNamed() {
        for (var call : edge.calls()) {
            for (var parameter : edge.openApi.parameters(call, "query")) {
                for (var wrong : wrongFor(parameter)) {
                    expect(
                            call + " ?" + parameter.name() + "=" + wrong,
                            Edge.faultsAt(
                                    sendTo(call, withQuery(call, parameter, OddStrings.url(wrong))),
                                    "/" + parameter.name()));
                }
            }
        }
        nothingIsWrong(80);
    }

    private static List<String> wrongFor(Parameter parameter) {
        var schema = parameter.schema();
        if (schema.has("enum")) {
            return List.of("NONE", "active", "0", "ACTIVE,DRAFT");
        }
        return switch (schema.path("format").asString(schema.path("type").asString(""))) {
            case "uuid" -> List.of("x", "1-1-1-1-1", "null", "0");
            case "date-time" ->
                    List.of(
                            "x",
                            "2026-01-01",
                            "2026-02-30T00:00:00Z",
                            "+10000-01-01T00:00:00Z",
                            "-0001-01-01T00:00:00Z",
                            "1767225600",
                            "now");
            case "int32", "int64" ->
                    List.of("x", "-1", "1.5", "99999999999999999999", "0x10", "1e3", "١");
            default ->
                    switch (parameter.name()) {
                        case "cursor" ->
                                List.of(
                                        "x",
                                        "!!!",
                                        "AAAA",
                                        "\0",
                                        "MjAyNi0wMS0wMVQwMDowMDowMFofeA",
                                        "====",
                                        "é");
                        case "wait" ->
                                List.of("x", "-1s", "31s", "10", "1e9s", "99999999999s", "PT1");
                        default -> List.of();
                    };
        };
    }

    @Test
    void whatHasChangedSinceIfMatchIsRefused() {
        for (var call : edge.calls()) {
            if (call.takes("IfMatch") && !Specimens.needsFault(call)) {
                for (var stale : List.of("\"987654321\"", "W/\"1\"", "\"x\", \"y\"", "1", "\"\"")) {
                    var reply = edge.send(call, edge.specimens.of(call), "If-Match", stale);
                    expectStatus(call + " If-Match " + stale, reply, 412);
                }
                var any = edge.send(call, edge.specimens.of(call), "If-Match", "*");
                expectStatus(call + " If-Match *", any, 200, 201, 202, 204);
            }
        }
        nothingIsWrong(40);
    }

    @Test
    void theCurrentTagMatchesAndTheOneBeforeDoesNotAnyMore() {
        var update =
                edge.calls().stream()
                        .filter(call -> call.id().equals("updateProduct"))
                        .findFirst()
                        .orElseThrow();
        var example = edge.specimens.of(update);
        var seen = edge.caller.send("GET", example.path(), null);
        var tag = Edge.header(seen, "etag");

        var first = edge.send(update, example, "If-Match", tag);
        var second = edge.send(update, example, "If-Match", tag);

        assertThat(List.of(first.status(), second.status())).isEqualTo(List.of(200, 412));
        assertThat(Edge.header(first, "etag")).isNotEqualTo(tag).matches("\"[0-9]+\"");
    }

    @Test
    void everySingleResourceHasATag() {
        for (var call : edge.calls()) {
            var one =
                    call.method().equals("GET")
                            && call.path().endsWith("}")
                            && !call.path().startsWith("/admin");
            if (one) {
                var reply = edge.send(call, edge.specimens.of(call));
                var tag = Edge.header(reply, "etag");
                if (!tag.matches("\"[^\"]+\"")) {
                    faults.add(call + " has the tag " + tag);
                }
                expectStatus(call, reply, 200);
            }
        }
        nothingIsWrong(7);
    }

    @Test
    void aKeyAskedAgainIsAnsweredAgain() {
        for (var call : edge.calls()) {
            if (call.takes("IdempotencyKey") && !Specimens.needsFault(call)) {
                var key = "again-" + UUID.randomUUID();
                var example = edge.specimens.of(call);
                var first = edge.send(call, example, "Idempotency-Key", key);
                var second = edge.send(call, example, "Idempotency-Key", key);
                expectStatus(call, first, 200, 201, 202, 204);
                expectSame(call, first, second);
                var unlike = edge.specimens.of(call);
                if (!unlike.asksAs(example)) {
                    var other = edge.send(call, unlike, "Idempotency-Key", key);
                    expectStatus(call + " another with the key", other, 422);
                }
            }
        }
        nothingIsWrong(20);
    }

    private void expectSame(Call call, Reply first, Reply second) {
        expectStatus(call + " again", second, first.status());
        if (!Edge.header(second, "idempotent-replayed").equals("true")) {
            faults.add(call + " again: does not say Idempotent-Replayed");
        }
        if (!Arrays.equals(first.body(), second.body())) {
            faults.add(call + " again: " + Edge.text(second) + " instead of " + Edge.text(first));
        }
        for (var header : List.of("etag", "location", "content-type")) {
            if (!Edge.header(first, header).equals(Edge.header(second, header))) {
                faults.add(call + " again: " + header + " " + Edge.header(second, header));
            }
        }
    }

    @Test
    void aKeyAskedByManyAtOnceHasOneEffect() throws InterruptedException, ExecutionException {
        for (var call : edge.calls()) {
            if (call.takes("IdempotencyKey") && !Specimens.needsFault(call)) {
                var example = edge.specimens.of(call);
                var key = "many-" + UUID.randomUUID();
                var replies = atOnce(() -> edge.send(call, example, "Idempotency-Key", key));
                var yes = replies.stream().filter(reply -> reply.status() < 300).toList();
                var bodies = yes.stream().map(Edge::text).distinct().toList();
                var did =
                        yes.stream()
                                .filter(reply ->
                                        Edge.header(reply, "idempotent-replayed").isEmpty())
                                .count();
                replies.forEach(reply -> expectStatus(call, reply, 200, 201, 202, 204, 409));
                if (bodies.size() != 1 || did != 1) {
                    faults.add(call + ": " + did + " effects, " + bodies);
                }
            }
        }
        nothingIsWrong(100);
    }

    private static <T> List<T> atOnce(Callable<T> ask)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<T>();
            List<Future<T>> futures =
                    IntStream.range(0, 8).mapToObj(_ -> threads.submit(ask)).toList();
            for (var future : futures) {
                all.add(future.get());
            }
            return all;
        }
    }

    @Test
    void aMethodThatIsNotThereIsRefused() {
        for (var path : edge.calls().stream().map(Call::path).distinct().toList()) {
            var calls = edge.calls().stream().filter(call -> call.path().equals(path)).toList();
            var known = calls.stream().map(Call::method).toList();
            var concrete = edge.example(calls.getFirst()).path();
            for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "FOO")) {
                if (!known.contains(method) && !isAnIdOfAnother(method, path)) {
                    var reply =
                            edge.caller.send(
                                    method, concrete, "{}".getBytes(StandardCharsets.UTF_8));
                    expectStatus(method + " " + concrete, reply, 405);
                    if (reply.status() == 405
                            && !Edge.header(reply, "allow").contains(known.getFirst())) {
                        faults.add(method + " " + concrete + ": Allow is not told");
                    }
                }
            }
        }
        nothingIsWrong(150);
    }

    /** {@code GET /payments/authorize} asks for the payment with the id "authorize". */
    private boolean isAnIdOfAnother(String method, String path) {
        return edge.calls().stream()
                .filter(call -> call.method().equals(method))
                .map(call -> IN_BRACES.matcher(call.path()).replaceAll("[^/]+"))
                .anyMatch(path::matches);
    }

    @Test
    void aPathThatIsNotThereIsNotFound() {
        for (var path :
                List.of(
                        "/nothing",
                        "/cart",
                        "/carts/",
                        "/carts/x/y/z",
                        "/Carts",
                        "/admin",
                        "/orders/../admin",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/carts%2f1",
                        "/carts%00",
                        "/carts;a=b",
                        "//carts",
                        "/error",
                        "/favicon.ico",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/.git/config",
                        "/webhooks",
                        "/index.html",
                        "/%E2%82%AC",
                        "/%FF",
                        "/%zz".replace("zz", "25"))) {
            for (var method : List.of("GET", "POST", "DELETE")) {
                var body = method.equals("POST") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
                var reply = edge.caller.send(method, path, body);
                expect(method + " " + path, Edge.faults(reply));
                if (reply.status() < 400 && !path.startsWith("/carts;")) {
                    faults.add(method + " " + path + ": is " + reply.status());
                }
            }
        }
        nothingIsWrong(60);
    }

    @Test
    void oddAcceptHeadersAreAnsweredOrRefused() {
        for (var call : edge.calls()) {
            if (!call.method().equals("GET")
                    || Specimens.isSlow(call)
                    || Specimens.needsFault(call)
                    || call.told().at("/responses/200/content").has("application/pdf")) {
                continue;
            }
            for (var accept :
                    List.of(
                            "*/*",
                            "application/*",
                            "application/json;q=0.1",
                            "text/html, */*;q=0.1",
                            "application/problem+json, application/json")) {
                var reply = edge.send(call, edge.example(call), "Accept", accept);
                expectStatus(call + " Accept " + accept, reply, 200);
            }
            for (var accept :
                    List.of(
                            "application/xml",
                            "text/html",
                            "image/png",
                            "x",
                            ";;;",
                            "a/b/c",
                            "application/json;q=2",
                            ",",
                            "application/json; charset=no-such")) {
                var reply = edge.send(call, edge.example(call), "Accept", accept);
                expectStatus(call + " Accept " + accept, reply, 200, 400, 406);
            }
        }
        nothingIsWrong(200);
    }

    @Test
    void theCallersTraceGoesThroughAndComesBack() {
        var given = "00-" + TRACE + "-b7ad6b7169203331-01";
        for (var call : edge.calls().stream().filter(each -> !Specimens.isSlow(each)).toList()) {
            var reply = edge.send(call, edge.example(call), "traceparent", given);
            expect(call, Edge.faults(reply));
            var refused =
                    edge.caller.send(
                            "TRACE".equals(call.method()) ? "GET" : "PUT",
                            call.path().replaceAll("[{}]", ""),
                            "[]".getBytes(StandardCharsets.UTF_8),
                            "traceparent",
                            given);
            expect(call + " refused", Edge.faults(refused));
            if (!Edge.header(reply, "traceparent").contains(TRACE)
                    || !Edge.json(refused).path("traceId").asString("").equals(TRACE)) {
                faults.add(call + ": lost the trace " + Edge.header(reply, "traceparent"));
            }
        }
        for (var broken :
                List.of(
                        "",
                        "00-" + "0".repeat(32) + "-b7ad6b7169203331-01",
                        "00-x-y-01",
                        given + "-more",
                        given.toUpperCase(java.util.Locale.ROOT))) {
            var reply = edge.caller.send("GET", "/products", null, "traceparent", broken);
            if (!Edge.header(reply, "traceparent")
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
                faults.add(broken + " gives " + Edge.header(reply, "traceparent"));
            }
        }
        nothingIsWrong(70);
    }
}
