package dev.waybill.contracts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values at the edges of what a schema allows, and far off. */
final class Bounds {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Bounds() {}

    static List<JsonNode> within(JsonNode schema, JsonNode here) {
        var values = new ArrayList<JsonNode>();
        for (var keyword : List.of("minimum", "maximum")) {
            if (schema.has(keyword)) {
                values.add(schema.get(keyword));
            }
        }
        if (schema.has("maxLength")) {
            var longest = schema.get("maxLength").intValue();
            values.add(text("x".repeat(longest)));
            values.add(text("\uD83D\uDD6F".repeat(longest)));
            values.add(text("x".repeat(schema.path("minLength").intValue(0))));
        }
        if (schema.has("maxItems")) {
            values.add(list(here, schema.get("maxItems").intValue()));
            values.add(list(here, schema.path("minItems").intValue(0)));
        }
        schema.path("enum").values().forEach(values::add);
        return values;
    }

    static List<JsonNode> beyond(JsonNode schema, JsonNode here) {
        var values = new ArrayList<JsonNode>();
        if (schema.has("minimum")) {
            values.add(NODES.numberNode(schema.get("minimum").longValue() - 1));
        }
        if (schema.has("maximum")) {
            values.add(NODES.numberNode(schema.get("maximum").longValue() + 1));
            values.add(NODES.numberNode(BigInteger.TWO.pow(70)));
            values.add(NODES.numberNode(Long.MAX_VALUE));
        }
        if (schema.has("minLength")) {
            values.add(text("x".repeat(schema.get("minLength").intValue() - 1)));
        }
        if (schema.has("maxLength")) {
            values.add(text("x".repeat(schema.get("maxLength").intValue() + 1)));
        }
        if (schema.has("minItems")) {
            values.add(list(here, schema.get("minItems").intValue() - 1));
        }
        if (schema.has("maxItems")) {
            values.add(list(here, schema.get("maxItems").intValue() + 1));
        }
        if (schema.has("pattern")) {
            Stream.of("a\u0000b", "a\u001Fb", "a\u007Fb", "a\u0085b")
                    .map(Bounds::text)
                    .forEach(values::add);
        }
        if (schema.has("enum")) {
            Stream.of("", "UNHEARD_OF", "Created").map(Bounds::text).forEach(values::add);
        }
        return values;
    }

    /** Whatever a stranger may send in place of anything. */
    static List<JsonNode> odd() {
        var values = new ArrayList<JsonNode>();
        Stream.of(
                        "",
                        " ",
                        "x",
                        "EUR",
                        "eur",
                        "EURO",
                        "€€€",
                        "GB",
                        "4242",
                        "42",
                        "0",
                        "1.5",
                        "true",
                        "null",
                        "two\nlines",
                        "a\ttab",
                        "ACTIVE",
                        "created",
                        "ORD-00000000",
                        "ORD-1",
                        "ord-00000000",
                        "0199B2C4-7A03-7F85-93CD-E04A7B6D218C",
                        "0199b2c47a037f8593cde04a7b6d218c",
                        "1-1-1-1-1",
                        "0199b2c4-7a03-7f85-93cd-e04a7b6d218g",
                        "AZmyxHoDf4WTzeBKe20hjA==",
                        "{0199b2c4-7a03-7f85-93cd-e04a7b6d218c}",
                        "2026-11-20T10:15:30Z",
                        "2026-11-20T10:15:30.123456789Z",
                        "2026-11-20T10:15:30+01:00",
                        "2026-11-20T10:15Z",
                        "2026-11-20",
                        "2026-11-20T10:15:30",
                        "2026-02-30T10:15:30Z",
                        "2026-11-20T25:15:30Z",
                        "2026-11-20 10:15:30Z",
                        "2026-11-20T10:15:30.Z",
                        "2026-11-20T10:15:30+0100",
                        "20261120T101530Z",
                        "1763633730",
                        "+12026-11-20T10:15:30Z")
                .map(Bounds::text)
                .forEach(values::add);
        values.add(NODES.numberNode(0));
        values.add(NODES.numberNode(1));
        values.add(NODES.numberNode(-1));
        values.add(NODES.numberNode(1.5));
        values.add(NODES.numberNode(Long.MIN_VALUE));
        values.add(NODES.booleanNode(true));
        values.add(NODES.objectNode());
        values.add(NODES.objectNode().put("value", 1));
        values.add(NODES.arrayNode());
        values.add(NODES.arrayNode().add(1));
        values.add(NODES.arrayNode().add("x"));
        return values;
    }

    private static JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    private static JsonNode list(JsonNode sample, int length) {
        var list = NODES.arrayNode();
        for (int at = 0; at < length; at++) {
            list.add(sample.path(0));
        }
        return list;
    }
}
