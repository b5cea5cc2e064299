package dev.waybill.proof.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.proof.fuzz.OpenApi.Call;
import dev.waybill.proof.fuzz.OpenApi.Slot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be wrong with a JSON body: its values, its form, its size, its bytes. */
final class BadBodies {

    private static final JsonMapper JSON = new JsonMapper();

    /** They must add up, so that another one of them may be blamed as well. */
    private static final Set<String> SUMS = Set.of("/subtotal", "/discount", "/total");

    private static final JsonNode NONE = JSON.createObjectNode();
    private static final String HOLE = "~~hole~~";
    private static final List<String> ODD = OddStrings.all();

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-1",
                    "1",
                    "1.5",
                    "1.0",
                    "1e2",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "99999999999999999999999999",
                    "999999999999",
                    "0.1",
                    "1E+19",
                    "1" + "0".repeat(900));

    private static final List<String> NOT_JSON =
            List.of(
                    "",
                    " ",
                    "{",
                    "}",
                    "[",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":1",
                    "{\"a\":1,}",
                    "{a:1}",
                    "{'a':1}",
                    "nul",
                    "NaN",
                    "-",
                    "01",
                    "1.",
                    "\"",
                    "\"\\u12\"",
                    "\"\\x\"",
                    "//x\n{}",
                    "/*x*/{}",
                    "{}{}",
                    "{} x",
                    "\u0000",
                    "<a/>",
                    "a=b",
                    "undefined",
                    "{\"a\":NaN}",
                    "{\"a\":.5}",
                    "{\"a\":+1}",
                    "\uFEFF{}",
                    "{\"a\" 1}",
                    "{,}",
                    "[1,,2]",
                    "1" + "0".repeat(1_200));

    private static final List<String> NOT_AN_OBJECT =
            List.of("null", "true", "0", "\"text\"", "[]", "[{}]", "[null]", "1.5", "{}");

    private final OpenApi api;
    private final Sensible sensible;

    BadBodies(OpenApi api, Sensible sensible) {
        this.api = api;
        this.sensible = sensible;
    }

    /**
     * @return what was done, in a word or two
     */
    String spoil(Draft draft, Call call, Chance chance) {
        var body = sensible.json(call, chance, chance.odds(0.8));
        return switch (chance.below(16)) {
            case 0, 1, 2 -> oddText(draft, body, call, chance);
            case 3, 4 -> oddNumber(draft, body, call, chance);
            case 5, 6 -> wrongType(draft, body, call, chance);
            case 7 -> missing(draft, body, call, chance);
            case 8 -> unknownField(draft, body, call, chance);
            case 9 -> repeatedKey(draft, body, chance);
            case 10 -> form(draft, NOT_JSON, "no JSON", chance);
            case 11 -> form(draft, NOT_AN_OBJECT, "no object", chance);
            case 12 -> cut(draft, body, chance);
            case 13 -> deep(draft, body, chance);
            case 14 -> huge(draft, body, chance);
            default -> bytes(draft, body, chance);
        };
    }

    private String oddText(Draft draft, ObjectNode body, Call call, Chance chance) {
        return at(draft, body, place(call, chance), OddStrings.json(chance.oneOf(ODD)), "odd text");
    }

    private String oddNumber(Draft draft, ObjectNode body, Call call, Chance chance) {
        return at(draft, body, place(call, chance), chance.oneOf(NUMBERS), "odd number");
    }

    private String wrongType(Draft draft, ObjectNode body, Call call, Chance chance) {
        var wrong =
                chance.oneOf("null", "true", "[]", "{}", "[[]]", "{\"a\":1}", "\"\"", "7", "\"x\"");
        var slot = place(call, chance);
        var done = at(draft, body, slot, wrong, "wrong type");
        if (wrong.equals("[]") && slot.type().equals("array")) {
            draft.wrongAt = null; // a list of nothing is a list
        }
        return done;
    }

    private Slot place(Call call, Chance chance) {
        var slots = api.slots(call);
        return slots.isEmpty()
                ? new Slot(
                        chance.oneOf("/id", "/type", "/created", "/data/object/metadata"),
                        NONE,
                        false)
                : chance.oneOf(slots);
    }

    private static String at(Draft draft, ObjectNode body, Slot slot, String literal, String done) {
        var parent = slot.pointer().substring(0, slot.pointer().lastIndexOf('/'));
        // A parent that is made for the purpose lacks more than this.
        var isOnlyFault = !body.at(parent).isMissingNode() && !SUMS.contains(slot.pointer());
        draft.body(with(body, slot.pointer(), literal));
        draft.wrongAt = isOnlyFault ? slot.pointer() : null;
        return done;
    }

    /** The body with any text at the pointer; what leads there is made. */
    private static String with(ObjectNode body, String pointer, String literal) {
        JsonNode at = body;
        var names = pointer.substring(1).split("/", -1);
        for (var i = 0; i < names.length - 1; i++) {
            at = child(at, names[i], names[i + 1].equals("0"));
        }
        var last = names[names.length - 1];
        switch (at) {
            case ObjectNode object -> object.put(last, HOLE);
            case ArrayNode array -> array.removeAll().add(HOLE);
            default -> throw new IllegalArgumentException(pointer);
        }
        return body.toString().replace('"' + HOLE + '"', literal);
    }

    private static JsonNode child(JsonNode parent, String name, boolean isList) {
        if (parent instanceof ArrayNode array) {
            if (array.isEmpty()) {
                array.addObject();
            }
            return array.get(0);
        }
        var object = (ObjectNode) parent;
        if (!object.has(name)) {
            object.set(name, isList ? JSON.createArrayNode() : JSON.createObjectNode());
        }
        return object.get(name);
    }

    private String missing(Draft draft, ObjectNode body, Call call, Chance chance) {
        var required =
                api.slots(call).stream()
                        .filter(slot -> slot.required() && slot.pointer().lastIndexOf('/') == 0)
                        .map(slot -> slot.pointer().substring(1))
                        .toList();
        if (required.isEmpty()) {
            return unknownField(draft, body, call, chance);
        }
        var name = chance.oneOf(required);
        body.remove(name);
        draft.body(body.toString());
        draft.wrongAt = "/" + name;
        return "missing field";
    }

    private String unknownField(Draft draft, ObjectNode body, Call call, Chance chance) {
        var name =
                chance.oneOf("isAdmin", "__proto__", "id", "Currency", "currency ", "", "\u202e");
        body.put(name, 1);
        draft.body(body.toString());
        // A webhook is somebody else's: what we do not know of it is none of our business.
        draft.wrongAt = call.path().startsWith("/webhooks/") ? null : "/" + name;
        return "unknown field";
    }

    private static String repeatedKey(Draft draft, ObjectNode body, Chance chance) {
        var names = List.copyOf(body.propertyNames());
        var name = names.isEmpty() ? "a" : chance.oneOf(names);
        var again = names.isEmpty() ? "1,\"a\":2" : body.get(name).toString();
        var text = body.toString();
        var rest = text.equals("{}") ? "}" : "," + text.substring(1);
        draft.body("{" + OddStrings.json(name) + ":" + again + rest);
        return "repeated key";
    }

    private static String form(Draft draft, List<String> forms, String done, Chance chance) {
        draft.body(chance.oneOf(forms));
        return done;
    }

    private static String cut(Draft draft, ObjectNode body, Chance chance) {
        var text = body.toString();
        draft.body(text.substring(0, chance.below(text.length())));
        return "cut off";
    }

    private static String deep(Draft draft, ObjectNode body, Chance chance) {
        var depth = chance.oneOf(50, 400, 1_001, 20_000, 200_000);
        var nested =
                chance.odds(0.5)
                        ? "[".repeat(depth) + "]".repeat(depth)
                        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        draft.body(chance.odds(0.3) ? nested : with(body, "/deep", nested));
        return "deep JSON";
    }

    private static String huge(Draft draft, ObjectNode body, Chance chance) {
        var size = chance.oneOf(10_000, 100_000, 900_000, 1_100_000, 4_000_000);
        draft.chunked = chance.odds(0.3);
        draft.closes = size > 1_000_000;
        switch (chance.below(4)) {
            case 0 -> draft.body(with(body, "/huge", '"' + "x".repeat(size) + '"'));
            case 1 -> draft.body(with(body, "/huge", "[" + "1,".repeat(size / 2) + "1]"));
            case 2 -> draft.body(with(body, "/huge", "1".repeat(size)));
            default -> draft.body(body + " ".repeat(size));
        }
        return "huge JSON";
    }

    private static String bytes(Draft draft, ObjectNode body, Chance chance) {
        var text = body.toString();
        switch (chance.below(8)) {
            case 0 -> draft.body(text.getBytes(UTF_16));
            case 1 -> draft.body(text.getBytes(UTF_16LE));
            case 2 -> draft.body(flipped(text.getBytes(UTF_8), chance));
            case 3 -> draft.body(chance.bytes(chance.between(1, 2_000)));
            case 4 -> draft.body(("{\"name\":\"\u00e9\u00ff\"}").getBytes(ISO_8859_1));
            case 5 ->
                    draft.body(
                            "{\"name\":\"\u00c0\u0080\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1));
            case 6 -> packed(draft, text, "gzip");
            default -> packed(draft, text, chance.oneOf("deflate", "br", "identity", "x", ""));
        }
        return "odd bytes";
    }

    private static byte[] flipped(byte[] bytes, Chance chance) {
        for (var i = 0; i < 3; i++) {
            bytes[chance.below(bytes.length)] ^= (byte) (1 << chance.below(8));
        }
        return bytes;
    }

    private static void packed(Draft draft, String text, String encoding) {
        draft.set("Content-Encoding", encoding);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        draft.body(packed.toByteArray());
    }
}
