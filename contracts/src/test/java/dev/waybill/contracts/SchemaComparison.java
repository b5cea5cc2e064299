package dev.waybill.contracts;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says where a record and its schema differ. */
final class SchemaComparison {

    private final List<String> differences = new ArrayList<>();

    private SchemaComparison() {}

    static List<String> of(JsonNode schema, Class<?> type) {
        var comparison = new SchemaComparison();
        comparison.compareRecord("", schema, type);
        return comparison.differences;
    }

    private void compareRecord(String at, JsonNode schema, Class<?> type) {
        var components = List.of(type.getRecordComponents());
        expect(at, "type", "object", schema.path("type").asString(""));
        expect(at, "additionalProperties", "true", schema.path("additionalProperties").toString());
        expect(
                at,
                "properties",
                components.stream().map(RecordComponent::getName).toList(),
                List.copyOf(schema.path("properties").propertyNames()));
        expect(
                at,
                "required",
                components.stream()
                        .filter(each -> !isNullable(each))
                        .map(RecordComponent::getName)
                        .toList(),
                schema.path("required").values().stream().map(JsonNode::asString).toList());
        for (var component : components) {
            var name = component.getName();
            compare(
                    at + "/" + name,
                    schema.path("properties").path(name),
                    component.getAnnotatedType());
        }
    }

    private void compare(String at, JsonNode schema, AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType list) {
            expect(at, "type", "array", schema.path("type").asString(""));
            expectBound(at, schema, "maxItems", Guard.MOST_ITEMS);
            compare(at + "/items", schema.path("items"), list.getAnnotatedActualTypeArguments()[0]);
            return;
        }
        var type = (Class<?>) annotated.getType();
        if (type.isRecord()) {
            compareRecord(at, schema, type);
        } else {
            compareScalar(at, schema, type);
        }
    }

    private void compareScalar(String at, JsonNode schema, Class<?> type) {
        expect(at, "type", jsonType(type), schema.path("type").asString(""));
        expect(at, "format", format(type), schema.path("format").asString(""));
        expect(
                at,
                "enum",
                names(type),
                schema.path("enum").values().stream().map(JsonNode::asString).toList());
        switch (jsonType(type)) {
            case "integer" -> expectBound(at, schema, "maximum", most(type));
            case "string" -> {
                if (type == String.class && !schema.has("pattern")) {
                    differences.add(at + ": a text without a pattern takes control characters");
                }
                if (type == String.class && !schema.has("maxLength") && isOpen(schema)) {
                    differences.add(at + ": a text without a bound");
                }
            }
            case "boolean" -> {}
            case "number" -> expectBound(at, schema, "maximum", Long.MAX_VALUE);
            default -> differences.add(at + ": no schema is known for " + type);
        }
    }

    private static boolean isOpen(JsonNode schema) {
        return schema.path("pattern").asString("").contains("*");
    }

    private void expectBound(String at, JsonNode schema, String keyword, long most) {
        if (!schema.path(keyword).isNumber() || schema.path(keyword).longValue() > most) {
            differences.add(at + ": " + keyword + " must be given and be at most " + most);
        }
    }

    private void expect(String at, String what, Object record, Object schema) {
        if (!record.equals(schema)) {
            differences.add(
                    at
                            + ": "
                            + what
                            + " is "
                            + record
                            + " in the record, "
                            + schema
                            + " in the schema");
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String jsonType(Class<?> type) {
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == double.class || type == Double.class
                ? "number"
                : type.isEnum() || isText(type) ? "string" : "unknown";
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || !format(type).isEmpty();
    }

    private static long most(Class<?> type) {
        return type == int.class || type == Integer.class ? Integer.MAX_VALUE : Guard.MOST_MONEY;
    }

    private static String format(Class<?> type) {
        return type == UUID.class
                ? "uuid"
                : type == Instant.class ? "date-time" : type == LocalDate.class ? "date" : "";
    }

    private static List<String> names(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(each -> Wire.mapper().convertValue(each, String.class))
                        .toList()
                : List.of();
    }
}
