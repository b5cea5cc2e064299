package dev.waybill.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The operations of the running app, as its own OpenAPI document tells them. */
record OpenApi(JsonNode document) {

    /** One operation: method and path template. */
    record Call(String id, String method, String path, JsonNode told) {
        boolean hasBody() {
            return told.has("requestBody");
        }

        boolean isBodyRequired() {
            return told.path("requestBody").path("required").asBoolean(false);
        }

        boolean takes(String commonParameter) {
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
    record Slot(String pointer, JsonNode schema, boolean required) {
        String type() {
            return schema.path("type").asString("");
        }
    }

    /** A parameter in the path, the query or a header. */
    record Parameter(String name, String in, JsonNode schema) {}

    List<Call> calls() {
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

    List<Parameter> parameters(Call call, String in) {
        return call.told()
                .path("parameters")
                .valueStream()
                .map(this::resolve)
                .filter(each -> each.path("in").asString("").equals(in))
                .map(each -> new Parameter(each.path("name").asString(), in, each.path("schema")))
                .toList();
    }

    /** Every place in the body of a call, outer ones first. */
    List<Slot> slots(Call call) {
        var slots = new ArrayList<Slot>();
        collect("", body(call), slots);
        return slots;
    }

    /** Every object in the body of a call: where a field could be that nobody knows. */
    List<String> objects(Call call) {
        return Stream.concat(Stream.of(new Slot("", body(call), true)), slots(call).stream())
                .filter(slot -> slot.schema().has("properties"))
                .map(Slot::pointer)
                .toList();
    }

    JsonNode body(Call call) {
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

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
