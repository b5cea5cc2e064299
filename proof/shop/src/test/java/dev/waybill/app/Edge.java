package dev.waybill.app;

import dev.waybill.app.Shop.Reply;
import dev.waybill.contracts.Wire;
import dev.waybill.proof.fuzz.OpenApi;
import dev.waybill.proof.fuzz.OpenApi.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The running app seen from outside: all its operations, an example of each, and what is wrong. */
final class Edge {

    private static final String HOLE = "~~hole~~";
    private static @Nullable Edge shared;

    final OpenApi openApi;
    final Specimens specimens;
    final Caller caller;
    private final Map<String, Specimen> examples = new ConcurrentHashMap<>();

    private Edge() {
        var world = AppWorld.shared();
        this.caller = new Caller("http://127.0.0.1:" + world.waybill().port());
        this.openApi = new OpenApi(world.shop().get("/openapi").json());
        this.specimens = new Specimens(world.shop());
    }

    static synchronized Edge shared() {
        if (shared == null) {
            shared = new Edge();
        }
        return shared;
    }

    List<Call> calls() {
        return openApi.calls();
    }

    List<Call> callsWithBody() {
        return calls().stream().filter(Call::hasBody).toList();
    }

    /** One example for a whole test: what is made wrong of it changes nothing. */
    Specimen example(Call call) {
        return examples.computeIfAbsent(call.id(), _ -> specimens.of(call));
    }

    Reply send(Call call, Specimen specimen, String... headers) {
        var bytes = specimen.bytes();
        return caller.send(
                call.method(), specimen.path(), bytes, join(specimen.headers(bytes), headers));
    }

    Reply send(Call call, Specimen specimen, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return caller.send(call.method(), specimen.path(), bytes, specimen.headers(bytes));
    }

    static String[] join(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    /** The body with {@code literal}, any text, at the pointer. */
    static String with(JsonNode body, String pointer, String literal) {
        var changed = body.deepCopy();
        var parent = changed.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        switch (parent) {
            case ObjectNode object -> object.put(name, HOLE);
            case ArrayNode array -> array.set(Integer.parseInt(name), array.stringNode(HOLE));
            default -> throw new IllegalArgumentException(pointer + " is not in " + body);
        }
        return changed.toString().replace('"' + HOLE + '"', literal);
    }

    static String without(JsonNode body, String pointer) {
        var changed = body.deepCopy();
        var parent = (ObjectNode) changed.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.remove(pointer.substring(pointer.lastIndexOf('/') + 1));
        return changed.toString();
    }

    static boolean has(JsonNode body, String pointer) {
        return !body.at(pointer).isMissingNode();
    }

    /** What is wrong with a reply that should be no or yes, but never a breakdown; none if fine. */
    static List<String> faults(Reply reply) {
        var faults = new ArrayList<String>();
        if (reply.status() >= 500) {
            faults.add("is " + reply.status() + " " + text(reply));
        } else if (reply.status() >= 400) {
            problemFaults(reply, faults);
        }
        return faults;
    }

    private static void problemFaults(Reply reply, List<String> faults) {
        if (!header(reply, "content-type").startsWith("application/problem+json")) {
            faults.add(reply.status() + " is " + header(reply, "content-type") + text(reply));
            return;
        }
        var problem = json(reply);
        for (var member : List.of("type", "title", "detail", "code", "traceId")) {
            if (problem.path(member).asString("").isBlank()) {
                faults.add("has no " + member + ": " + problem);
            }
        }
        if (problem.path("status").asInt(0) != reply.status()) {
            faults.add("says " + problem.path("status") + ", not " + reply.status());
        }
        if (!problem.path("retryable").isBoolean()) {
            faults.add("does not say whether it is retryable: " + problem);
        }
        var trace = problem.path("traceId").asString("");
        if (!trace.matches("[0-9a-f]{32}") || !header(reply, "traceparent").contains(trace)) {
            faults.add("has trace " + trace + " in " + header(reply, "traceparent"));
        }
    }

    /** A 400 whose errors name this place and no wrong one. */
    static List<String> faultsAt(Reply reply, String pointer) {
        var faults = new ArrayList<>(faults(reply));
        if (reply.status() != 400) {
            faults.add("is " + reply.status() + ", not 400 " + text(reply));
        } else if (!pointers(reply).contains(pointer)) {
            faults.add("points at " + pointers(reply) + ": " + text(reply));
        }
        return faults;
    }

    static List<String> pointers(Reply reply) {
        var errors = json(reply).path("errors");
        return IntStream.range(0, errors.size())
                .mapToObj(at -> errors.path(at).path("pointer").asString(""))
                .toList();
    }

    static String header(Reply reply, String name) {
        return String.join(", ", reply.headers().getOrDefault(name, List.of()));
    }

    static JsonNode json(Reply reply) {
        try {
            return Wire.mapper().readTree(reply.body());
        } catch (JacksonException _) {
            return Wire.mapper().createObjectNode();
        }
    }

    static String text(Reply reply) {
        var text = new String(reply.body(), StandardCharsets.UTF_8);
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
