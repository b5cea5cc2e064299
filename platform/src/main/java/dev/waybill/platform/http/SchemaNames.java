package dev.waybill.platform.http;

import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a record is called in the OpenAPI document, and which of its fields are always there. Nested
 * records carry the name of what they are nested in, since every room has an {@code Item}.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        if (!type.isRecord()) {
            return super.nameForClass(type, options);
        }
        var name = name(type);
        var other = records.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(
                    type.getName() + " and " + other.getName() + " would both be called " + name);
        }
        return name;
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        var name = type.getSimpleName();
        if (outer == null) {
            return name.equals("ProblemBody") ? "Problem" : name;
        }
        var prefix = name(outer).replaceFirst("(Admin)?(Controller)?$", "");
        return name.startsWith(prefix) ? name : prefix + name;
    }

    /**
     * Lists the fields that are never absent, those that the null-marked record says so of, and
     * what its guard asks of each.
     */
    void describe(String name, Schema<?> schema) {
        var type = records.get(name);
        if (type == null) {
            type = generic(name);
        }
        if (type == null || schema.getProperties() == null) {
            return;
        }
        if (type.isRecord()) {
            Bounds.ofFields(schema, type.asSubclass(Record.class));
        }
        schema.setRequired(
                Arrays.stream(type.getRecordComponents())
                        .filter(SchemaNames::isAlwaysThere)
                        .map(RecordComponent::getName)
                        .filter(schema.getProperties()::containsKey)
                        .sorted()
                        .toList());
    }

    /** {@code PageProduct} is a {@code Page}. */
    private @Nullable Class<?> generic(String name) {
        return records.entrySet().stream()
                .filter(known -> known.getValue().getTypeParameters().length > 0)
                .filter(known -> name.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
