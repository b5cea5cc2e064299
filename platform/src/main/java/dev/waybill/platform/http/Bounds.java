package dev.waybill.platform.http;

import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.Rules;
import dev.waybill.contracts.Rules.Rule;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.Map;

/** Writes into the OpenAPI document what the guards of the records ask for. */
final class Bounds {

    private Bounds() {}

    /** What a record asks of its fields, itself or when it becomes part of another. */
    static void ofFields(Schema<?> schema, Class<? extends Record> type) {
        bound(schema.getProperties(), Rules.of(type));
        var other = type.getAnnotation(GuardedAs.class);
        if (other != null) {
            bound(schema.getProperties(), Rules.of(other.value()));
        }
    }

    /** What is asked of a parameter that becomes part of a record. */
    static void ofParameter(Schema<?> schema, String name, AnnotatedElement parameter) {
        var record = parameter.getAnnotation(GuardedAs.class);
        if (record != null) {
            bound(Map.of(name, schema), Rules.of(record.value()));
        }
    }

    @SuppressWarnings("rawtypes") // as the model of the document has it
    private static void bound(Map<String, ? extends Schema> fields, Map<String, Rule> rules) {
        rules.forEach((name, rule) -> {
            var field = fields.get(name);
            if (field != null && field.get$ref() == null) {
                bound(field, rule);
            }
        });
    }

    static void bound(Schema<?> schema, Rule rule) {
        switch (rule) {
            case Rule.Text(var shortest, var longest, var pattern) -> {
                schema.setMinLength(shortest);
                schema.setMaxLength(longest);
                schema.setPattern(pattern);
            }
            case Rule.Number(var least, var most) -> {
                schema.setMinimum(BigDecimal.valueOf(least));
                schema.setMaximum(BigDecimal.valueOf(most));
            }
            case Rule.Items(var fewest, var most, var each) -> {
                schema.setMinItems(fewest == 0 ? null : fewest);
                schema.setMaxItems(most);
                if (each != null) {
                    bound(schema.getItems(), each);
                }
            }
        }
    }
}
