package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.Shop.Reply;
import dev.waybill.proof.fuzz.OpenApi.Call;
import dev.waybill.proof.fuzz.OpenApi.Slot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the running app, those of tomorrow included, takes what is wrong as the
 * conventions say: never a breakdown, always a problem that names the field.
 */
class HttpConventionsTest {

    private static final List<String> BROKEN =
            List.of(
                    "",
                    " ",
                    "{",
                    "}",
                    "{\"a\":",
                    "[",
                    "nul",
                    "{'a':1}",
                    "{\"a\":1}}",
                    "{,}",
                    "\u0000",
                    "{\"a\":01}",
                    "\"",
                    "{\"a\":\"\n\"}",
                    "{\"a\":1,}",
                    "--",
                    "<xml/>",
                    "a=b&c=d");

    private static final Map<String, List<String>> WRONG_TYPES =
            Map.of(
                    "string", List.of("42", "4.2", "true", "{}", "[]", "[\"x\"]"),
                    "integer", List.of("\"1\"", "\"\"", "1.5", "true", "{}", "[]", "[1]"),
                    "number", List.of("\"1\"", "\"\"", "true", "{}", "[]", "[1]"),
                    "boolean", List.of("\"true\"", "1", "{}", "[]"),
                    "array", List.of("\"x\"", "\"\"", "{}", "1", "true"),
                    "object", List.of("\"x\"", "\"\"", "[]", "1", "true"));

    private static final List<String> HUGE =
            List.of(
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1e400",
                    "-1e400",
                    "1e19",
                    "1" + "0".repeat(900));

    private static final List<String> EDGES =
            List.of(
                    "-1",
                    "-9223372036854775808",
                    "9223372036854775807",
                    "2147483648",
                    "-2147483649",
                    "0",
                    "-0");

    private final Edge edge = Edge.shared();
    private final List<String> faults = new ArrayList<>();

    private void expect(Object what, Collection<String> found) {
        found.forEach(fault -> faults.add(what + ": " + fault));
    }

    private void expectStatus(Object what, Reply reply, int... allowed) {
        expect(what, Edge.faults(reply));
        for (var status : allowed) {
            if (reply.status() == status) {
                return;
            }
        }
        faults.add(what + ": is " + reply.status() + " " + Edge.text(reply));
    }

    private void nothingIsWrong() {
        if (!faults.isEmpty()) {
            throw new AssertionError("\n" + String.join("\n", faults));
        }
    }

    private void eachBody(Consumer<Call> check) {
        assertThat(edge.callsWithBody()).isNotEmpty();
        edge.callsWithBody().forEach(check);
        nothingIsWrong();
    }

    private List<Slot> slots(Call call) {
        return edge.openApi.slots(call).stream()
                .filter(slot -> !Specimens.leftOut(call).contains(slot.pointer()))
                .toList();
    }

    @Test
    void everyOperationHasAnExampleThatIsAccepted() {
        assertThat(edge.specimens.names())
                .containsExactlyInAnyOrderElementsOf(edge.calls().stream().map(Call::id).toList());
        for (var call : edge.calls()) {
            var reply = edge.send(call, edge.specimens.of(call));
            expect(call, Edge.faults(reply));
            if (!Specimens.needsFault(call)
                    && !call.told().at("/responses").has("" + reply.status())) {
                faults.add(
                        call
                                + ": "
                                + reply.status()
                                + " is not in its OpenAPI: "
                                + Edge.text(reply));
            }
            if (!Specimens.needsFault(call) && reply.status() >= 300) {
                faults.add(call + ": " + Edge.text(reply));
            }
        }
        nothingIsWrong();
    }

    @Test
    void everyExampleFillsInEveryField() {
        for (var call : edge.callsWithBody()) {
            var body = edge.example(call).json();
            for (var slot : slots(call)) {
                if (!Edge.has(body, slot.pointer())) {
                    faults.add(call + " has no example of " + slot.pointer());
                }
            }
        }
        nothingIsWrong();
    }

    @Test
    void brokenJsonIsRefused() {
        eachBody(call -> {
            for (var broken : BROKEN) {
                if (broken.isBlank() && !call.isBodyRequired()) {
                    continue;
                }
                var reply = edge.send(call, edge.example(call), broken);
                expectStatus(call + " " + broken, reply, 400);
                if (reply.status() == 400 && Edge.pointers(reply).isEmpty()) {
                    faults.add(call + " " + broken + ": has no errors");
                }
            }
        });
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        eachBody(call -> {
            for (var other :
                    List.of("[]", "[{}]", "\"x\"", "1", "true", "null", "[".repeat(5_000))) {
                if (other.equals("null") && !call.isBodyRequired()) {
                    continue;
                }
                expectStatus(call + " " + other, edge.send(call, edge.example(call), other), 400);
            }
        });
    }

    @Test
    void aWrongTypeIsNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                for (var wrong : WRONG_TYPES.getOrDefault(slot.type(), List.of())) {
                    expect(
                            call + " " + slot.pointer() + " " + wrong,
                            Edge.faultsAt(sendWith(call, slot.pointer(), wrong), slot.pointer()));
                }
            }
        });
    }

    private Reply sendWith(Call call, String pointer, String literal) {
        var example = edge.example(call);
        return edge.send(call, example, Edge.with(example.json(), pointer, literal));
    }

    @Test
    void aValueThatIsNoneOfTheListIsNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (slot.schema().has("enum")) {
                    expect(
                            call + " " + slot.pointer(),
                            Edge.faultsAt(
                                    sendWith(call, slot.pointer(), "\"SOMETHING\""),
                                    slot.pointer()));
                }
            }
        });
    }

    @Test
    void anUnknownFieldIsNamed() {
        eachBody(call -> {
            for (var object : edge.openApi.objects(call)) {
                var pointer = object + "/un~1known";
                var body = Edge.with(edge.example(call).json(), object + "/unknown", "1");
                expect(
                        call + " " + object,
                        Edge.faultsAt(
                                edge.send(
                                        call,
                                        edge.example(call),
                                        body.replace("\"unknown\"", "\"un/known\"")),
                                pointer));
            }
        });
    }

    @Test
    void aMissingFieldIsNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (slot.required()) {
                    var example = edge.example(call);
                    var missing =
                            edge.send(call, example, Edge.without(example.json(), slot.pointer()));
                    expect(
                            call + " without " + slot.pointer(),
                            Edge.faultsAt(missing, slot.pointer()));
                    var none = sendWith(call, slot.pointer(), "null");
                    expect(call + " null " + slot.pointer(), Edge.faultsAt(none, slot.pointer()));
                }
            }
        });
    }

    @Test
    void whatIsNotRequiredMayBeMissingOrNull() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (!slot.required()
                        && !slot.pointer().contains("/0")
                        && !Specimens.tied(call).contains(slot.pointer())) {
                    var missing = edge.specimens.of(call);
                    var reply =
                            edge.send(call, missing, Edge.without(missing.json(), slot.pointer()));
                    if (reply.status() == 400
                            && Edge.pointers(reply).contains(slot.pointer())
                            && !isTogether(call)) {
                        faults.add(call + " without " + slot.pointer() + " " + Edge.text(reply));
                    }
                    expect(call + " without " + slot.pointer(), Edge.faults(reply));
                }
            }
        });
    }

    /** Which benefit a promotion must name depends on its kind; what was paid, on the outcome. */
    private static boolean isTogether(Call call) {
        return call.id().equals("createPromotion") || call.id().equals("settlementClaim");
    }

    @Test
    void aNumberThatIsTooLargeIsNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (slot.type().equals("integer") || slot.type().equals("number")) {
                    for (var huge : HUGE) {
                        expect(
                                call + " " + slot.pointer() + " " + huge,
                                Edge.faultsAt(
                                        sendWith(call, slot.pointer(), huge), slot.pointer()));
                    }
                }
            }
        });
    }

    @Test
    void aNumberAtItsEdgesIsTakenOrNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (slot.type().equals("integer") || slot.type().equals("number")) {
                    for (var number : EDGES) {
                        var reply = sendWith(call, slot.pointer(), number);
                        expect(call + " " + slot.pointer() + " " + number, Edge.faults(reply));
                        if (number.startsWith("-") && !number.equals("-0")) {
                            expect(
                                    call + " " + slot.pointer() + " " + number,
                                    Edge.faultsAt(reply, slot.pointer()));
                        }
                    }
                }
            }
        });
    }

    @Test
    void tenMegabytesAreTooMuch() {
        var large = ("{\"a\":\"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (var call : edge.calls()) {
            var example = edge.example(call);
            if (!call.method().equals("GET")) {
                expectStatus(call, edge.caller.send(call.method(), example.path(), large), 413);
            }
            if (call.hasBody()) {
                expectStatus(
                        call + " chunked",
                        edge.caller.sendChunked(call.method(), example.path(), large),
                        413);
            }
        }
        nothingIsWrong();
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        eachBody(call -> {
            var example = edge.example(call);
            for (var type :
                    List.of(
                            "text/plain",
                            "application/xml",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data; boundary=x",
                            "application/jsonx",
                            "x",
                            "application/json; charset=no-such")) {
                var reply = edge.send(call, example, "Content-Type", type);
                expectStatus(call + " " + type, reply, 400, 415);
            }
        });
    }

    @Test
    void aLongListIsNamed() {
        eachBody(call -> {
            for (var slot : slots(call)) {
                if (slot.type().equals("array")) {
                    var example = edge.example(call);
                    var one = String.valueOf(example.json().at(slot.pointer() + "/0"));
                    var many = "[" + (one + ",").repeat(1_000) + one + "]";
                    expect(
                            call + " " + slot.pointer(),
                            Edge.faultsAt(sendWith(call, slot.pointer(), many), slot.pointer()));
                    expect(
                            call + " " + slot.pointer() + "/0",
                            Edge.faultsAt(
                                    sendWith(call, slot.pointer(), "[null]"),
                                    slot.pointer() + "/0"));
                }
            }
        });
    }

    /** Kept apart from {@code example}: this one was not used before. */
    private Specimen another(Call call) {
        return edge.specimens.of(call);
    }

    @Test
    void theSameBodyInAnotherEncodingIsTakenOrRefused() {
        eachBody(call -> {
            var example = another(call);
            var bytes = String.valueOf(example.json()).getBytes(StandardCharsets.UTF_16);
            expectStatus(
                    call,
                    edge.caller.send(call.method(), example.path(), bytes, example.headers(bytes)),
                    200,
                    201,
                    202,
                    400,
                    Specimens.needsFault(call) ? 404 : 400);
        });
    }
}
