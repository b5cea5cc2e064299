package dev.waybill.proof.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of Waybill, as its OpenAPI document tells them. */
public record OpenApi(JsonNode document) {

    /** One operation: method and path template. */
    public record Call(String id, String method, String path, JsonNode told) {
        public boolean hasBody() {
            return told.has("requestBody");
        }

        public boolean isBodyRequired() {
            return told.path("requestBody").path("required").asBoolean(false);
        }

        public boolean takes(String commonParameter) {
            return told.path("parameters")
                    .valueStream()
                    .anyMatch(each ->
                            each.path("$ref")
                                    .asString("")
                                    .equals("#/components/parameters/" + commonParameter));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * A place for a value in a body.
     *
     * @param pointer of the place in a body that has one element in every list
     */
    public record Slot(String pointer, JsonNode schema, boolean required) {
        public String type() {
            return schema.path("type").asString("");
        }
    }

    /** A parameter in the path, the query or a header. */
    public record Parameter(String name, String in, JsonNode schema) {}

    /** The committed document, as it was when this was built. */
    public static OpenApi committed() {
        try (var in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return new OpenApi(new JsonMapper().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Call> calls() {
        var calls = new ArrayList<Call>();
        document.path("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyStream()
                                .forEach(method ->
                                        calls.add(
                                                new Call(
                                                        method.getValue()
                                                                .path("operationId")
                                                                .asString(),
                                                        method.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        method.getValue()))));
        return calls;
    }

    public List<Parameter> parameters(Call call, String in) {
        return call.told()
                .path("parameters")
                .valueStream()
                .map(this::resolve)
                .filter(each -> each.path("in").asString("").equals(in))
                .map(each -> new Parameter(each.path("name").asString(), in, each.path("schema")))
                .toList();
    }

    /** Every place in the body of a call, outer ones first. */
    public List<Slot> slots(Call call) {
        var slots = new ArrayList<Slot>();
        collect("", body(call), slots);
        return slots;
    }

    /** Every object in the body of a call: where a field could be that nobody knows. */
    public List<String> objects(Call call) {
        return Stream.concat(Stream.of(new Slot("", body(call), true)), slots(call).stream())
                .filter(slot -> slot.schema().has("properties"))
                .map(Slot::pointer)
                .toList();
    }

    public JsonNode body(Call call) {
        return resolve(
                call.told()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"));
    }

    private void collect(String pointer, JsonNode schema, List<Slot> slots) {
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties")
                .propertyStream()
                .forEach(property -> {
                    var slot =
                            new Slot(
                                    pointer + "/" + property.getKey(),
                                    resolve(property.getValue()),
                                    required.contains(property.getKey()));
                    slots.add(slot);
                    collect(slot.pointer(), slot.schema(), slots);
                });
        if (schema.has("items")) {
            collect(pointer + "/0", resolve(schema.path("items")), slots);
        }
    }

    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
