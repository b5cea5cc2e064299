package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.fuzz.OpenApi.Call;
import dev.waybill.proof.fuzz.OpenApi.Parameter;
import dev.waybill.proof.fuzz.OpenApi.Slot;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The bounds of the OpenAPI document are those that the running app keeps: to the last unit. */
class BoundsTest {

    /** A value at a bound, or the one beside it. */
    private record Probe(String json, boolean isAllowed) {}

    private static final Pattern BOUND =
            Pattern.compile("at least|at most|between|must match|must not contain");

    private final Edge edge = Edge.shared();
    private final List<String> faults = new ArrayList<>();
    private int bounds;

    @Test
    void aValueAtABoundIsTakenAndTheOneBesideItIsNamed() {
        for (var call : edge.callsWithBody()) {
            edge.openApi.slots(call).stream()
                    .filter(slot -> !Specimens.leftOut(call).contains(slot.pointer()))
                    .forEach(slot -> probe(call, slot));
        }

        assertThat(faults).isEmpty();
        assertThat(bounds).as("bounds that were tried").isGreaterThan(100);
    }

    @Test
    void theSameHoldsOfParameters() {
        for (var call : edge.calls()) {
            edge.openApi.parameters(call, "query").forEach(each -> probe(call, each));
        }

        assertThat(faults).isEmpty();
        assertThat(bounds).as("bounds that were tried").isGreaterThan(10);
    }

    @Test
    void noNumberNoListAndHardlyAnyTextOfABodyIsWithoutABound() {
        for (var call : edge.callsWithBody()) {
            for (var slot : edge.openApi.slots(call)) {
                if (isBoundless(slot) && !Specimens.leftOut(call).contains(slot.pointer())) {
                    faults.add(call + " " + slot.pointer() + " " + slot.schema());
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    private static boolean isBoundless(Slot slot) {
        var schema = slot.schema();
        return switch (slot.type()) {
            case "integer", "number" -> !schema.has("maximum");
            case "array" -> !schema.has("maxItems");
            case "string" -> !schema.has("pattern") && !schema.has("format") && !schema.has("enum");
            default -> false;
        };
    }

    private void probe(Call call, Slot slot) {
        var example = edge.example(call);
        var value = example.json().at(slot.pointer());
        for (var probe : probes(slot.schema(), value)) {
            if (probe.isAllowed() && call.path().startsWith("/admin")) {
                continue; // it would be done
            }
            bounds++;
            var reply =
                    edge.send(
                            call, example, Edge.with(example.json(), slot.pointer(), probe.json()));
            judge(call + " " + slot.pointer(), probe, slot.pointer(), reply);
        }
    }

    private void probe(Call call, Parameter parameter) {
        for (var probe : probes(parameter.schema(), parameter.schema())) {
            bounds++;
            var specimen = edge.specimens.of(call);
            var reply = edge.send(call, with(specimen, parameter.name(), probe.json()));
            judge(call + " ?" + parameter.name(), probe, "/" + parameter.name(), reply);
        }
    }

    private void judge(String what, Probe probe, String pointer, Shop.Reply reply) {
        if (!probe.isAllowed()) {
            Edge.faultsAt(reply, pointer).forEach(each -> fault(what, probe, each));
        } else if (reply.status() >= 500
                || reply.status() != 409 && isOutOfBounds(reply, pointer)) {
            fault(what, probe, "is refused: " + Edge.text(reply));
        }
    }

    /**
     * Other rules than bounds may speak of the same field: a total that is no sum, say. What does
     * not fit the state of things is a conflict.
     */
    private static boolean isOutOfBounds(Shop.Reply reply, String pointer) {
        return Edge.json(reply)
                .path("errors")
                .valueStream()
                .filter(error -> error.path("pointer").asString("").equals(pointer))
                .anyMatch(error -> BOUND.matcher(error.path("message").asString("")).find());
    }

    private void fault(String what, Probe probe, String fault) {
        var json = probe.json();
        faults.add(what + " " + (json.length() > 60 ? json.substring(0, 60) : json) + ": " + fault);
    }

    private static List<Probe> probes(JsonNode schema, JsonNode value) {
        return Stream.of(numbers(schema), lengths(schema), patterns(schema), items(schema, value))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Probe> numbers(JsonNode schema) {
        var probes = new ArrayList<Probe>();
        if (schema.has("minimum")) {
            var least = new BigInteger(schema.path("minimum").asString());
            probes.add(new Probe(least.toString(), true));
            probes.add(new Probe(least.subtract(BigInteger.ONE).toString(), false));
        }
        if (schema.has("maximum")) {
            var most = new BigInteger(schema.path("maximum").asString());
            probes.add(new Probe(most.toString(), true));
            probes.add(new Probe(most.add(BigInteger.ONE).toString(), false));
        }
        return probes;
    }

    private static List<Probe> lengths(JsonNode schema) {
        var probes = new ArrayList<Probe>();
        if (schema.has("minLength")) {
            var least = schema.path("minLength").asInt();
            probes.add(new Probe(text("x".repeat(least)), true));
            probes.add(new Probe(text("x".repeat(least - 1)), false));
        }
        if (schema.has("maxLength")) {
            var most = schema.path("maxLength").asInt();
            probes.add(new Probe(text("x".repeat(most)), true));
            probes.add(new Probe(text("x".repeat(most + 1)), false));
        }
        return probes;
    }

    private static List<Probe> patterns(JsonNode schema) {
        var pattern = schema.path("pattern").asString("");
        return Stream.of("\\u0001", "!", "31s")
                .filter(odd ->
                        !pattern.isEmpty() && !odd.replace("\\u0001", "\u0001").matches(pattern))
                .map(odd -> new Probe(text(odd), false))
                .toList();
    }

    private static List<Probe> items(JsonNode schema, JsonNode value) {
        var probes = new ArrayList<Probe>();
        if (schema.has("minItems") && schema.path("minItems").asInt() == 1) {
            probes.add(new Probe("[]", false));
        }
        if (schema.has("maxItems")) {
            var one = value.path(0).toString();
            var most = schema.path("maxItems").asInt();
            probes.add(new Probe(list(one, most), true));
            probes.add(new Probe(list(one, most + 1), false));
        }
        return probes;
    }

    private static String list(String one, int many) {
        return "[" + (one + ",").repeat(many - 1) + one + "]";
    }

    private static String text(String content) {
        return '"' + content + '"';
    }

    private static Specimen with(Specimen specimen, String name, String json) {
        var value = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        var encoded = URLEncoder.encode(value.replace("\\u0001", "\u0001"), StandardCharsets.UTF_8);
        var path = specimen.path().replaceFirst("([?&])" + name + "=[^&]*&?", "$1");
        var separator = path.contains("?") ? "&" : "?";
        return new Specimen(
                path + separator + name + "=" + encoded, specimen.body(), specimen.sign());
    }
}
