package dev.waybill.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the catalogue, with its files.
 *
 * @param schema where its schema is on the class path
 * @param parts which record stands where in its documents: a message is one record at the root, a
 *     query is two
 */
record Entry(String schema, Map<String, Class<?>> parts) {

    static List<Entry> all() {
        return Stream.concat(
                        Contracts.all().stream().map(Entry::of),
                        Contracts.operations().stream().map(Entry::of))
                .toList();
    }

    static Entry of(Contract<?> contract) {
        return new Entry(contract.schema(), Map.of("", contract.type()));
    }

    static Entry of(Operation<?, ?> operation) {
        if (operation.response() == null) {
            return new Entry(operation.schema(), Map.of("", operation.request()));
        }
        var parts = new LinkedHashMap<String, Class<?>>();
        parts.put("/request", operation.request());
        parts.put("/response", operation.response());
        return new Entry(operation.schema(), parts);
    }

    String sample() {
        return schema.replace("schemas/", "samples/").replace(".schema.json", ".json");
    }

    String minimalSample() {
        return schema.replace("schemas/", "samples/").replace(".schema.json", "-minimal.json");
    }

    /** The parts of a document, read as records: what is wrong, with pointers from its root. */
    List<Violation> violations(JsonNode document) {
        return parts.entrySet().stream()
                .flatMap(part -> violations(document, part.getKey(), part.getValue()).stream())
                .toList();
    }

    private static List<Violation> violations(JsonNode document, String at, Class<?> type) {
        try {
            Wire.read(Wire.write(document.at(at)), type);
            return List.of();
        } catch (InvalidValue refused) {
            return refused.violations().stream().map(each -> each.under(at)).toList();
        }
    }

    /** The document as today's code tells it again after reading it. */
    JsonNode throughTheRecords(JsonNode document) {
        var whole = Wire.mapper().createObjectNode();
        for (var part : parts.entrySet()) {
            var told = throughTheRecord(document.at(part.getKey()), part.getValue());
            if (part.getKey().isEmpty()) {
                return told;
            }
            whole.set(part.getKey().substring(1), told);
        }
        return whole;
    }

    private static JsonNode throughTheRecord(JsonNode part, Class<?> type) {
        return Wire.mapper().readTree(Wire.write(Wire.read(Wire.write(part), type)));
    }

    static @Nullable JsonNode find(String path) {
        try (var resource = Entry.class.getClassLoader().getResourceAsStream(path)) {
            return resource == null ? null : Wire.mapper().readTree(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode load(String path) {
        var document = find(path);
        if (document == null) {
            throw new AssertionError(path + " is missing");
        }
        return document;
    }

    @Override
    public String toString() {
        return schema.substring(schema.lastIndexOf('/') + 1);
    }
}
