package dev.waybill.contracts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sample with one place changed.
 *
 * @param pointer the place
 * @param kind what the schema must say to it
 */
record Mutation(String pointer, Kind kind, JsonNode document) {

    enum Kind {
        /** Just within a bound of the schema. */
        WITHIN,
        /** Just beyond a bound of the schema. */
        BEYOND,
        /** Something odd: whatever the schema says, the record must say the same. */
        ODD
    }

    /** All mutations of every place of a sample, bound by bound, and the odd ones. */
    static List<Mutation> all(JsonNode schema, JsonNode sample) {
        var mutations = new ArrayList<Mutation>();
        walk("", schema, sample, sample, mutations);
        return mutations;
    }

    private static void walk(
            String at, JsonNode schema, JsonNode here, JsonNode sample, List<Mutation> found) {
        if (!at.isEmpty()) {
            add(found, sample, at, Kind.WITHIN, Bounds.within(schema, here));
            add(found, sample, at, Kind.BEYOND, Bounds.beyond(schema, here));
            add(found, sample, at, Kind.ODD, Bounds.odd());
        }
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var pointer = at + "/" + name;
            var required =
                    schema.path("required").values().stream()
                            .anyMatch(each -> each.asString().equals(name));
            found.add(without(sample, at, name, required ? Kind.BEYOND : Kind.WITHIN));
            if (required) {
                add(found, sample, pointer, Kind.BEYOND, List.of(Wire.mapper().nullNode()));
            }
            walk(pointer, property.getValue(), here.path(name), sample, found);
        }
        if (schema.has("items")) {
            var first = at + "/0";
            add(found, sample, first, Kind.BEYOND, List.of(Wire.mapper().nullNode()));
            walk(first, schema.path("items"), here.path(0), sample, found);
        }
    }

    private static void add(
            List<Mutation> found, JsonNode sample, String at, Kind kind, List<JsonNode> values) {
        values.forEach(value -> found.add(with(sample, at, kind, value)));
    }

    private static Mutation with(JsonNode sample, String at, Kind kind, JsonNode value) {
        var document = sample.deepCopy();
        var cut = at.lastIndexOf('/');
        var last = at.substring(cut + 1);
        switch (document.at(at.substring(0, cut))) {
            case ObjectNode parent -> parent.set(last, value);
            case ArrayNode parent -> parent.set(Integer.parseInt(last), value);
            default -> throw new AssertionError("the sample has nothing at " + at);
        }
        return new Mutation(at, kind, document);
    }

    private static Mutation without(JsonNode sample, String at, String name, Kind kind) {
        var document = sample.deepCopy();
        ((ObjectNode) document.at(at)).remove(name);
        return new Mutation(at + "/" + name, kind, document);
    }

    @Override
    public String toString() {
        var value = document.at(pointer).toString();
        return pointer + " = " + value.substring(0, Math.min(80, value.length()));
    }
}
