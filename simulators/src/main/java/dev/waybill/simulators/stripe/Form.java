package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, read the way Stripe reads them. */
final class Form {
    private static final long MOST = 99_999_999;

    private final Map<String, String> pairs;

    private Form(Map<String, String> pairs) {
        this.pairs = pairs;
    }

    static Form of(Call call) {
        try {
            return new Form(
                    call.method().equals("POST")
                            ? Call.pairs(call.text())
                            : call.queryParameters());
        } catch (IllegalArgumentException broken) {
            throw Invalid.parameter("parameter_invalid", null, "Invalid form encoding.");
        }
    }

    Map<String, String> pairs() {
        return pairs;
    }

    @Nullable String text(String name) {
        var text = pairs.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    String required(String name) {
        var text = text(name);
        if (text == null) {
            throw Invalid.parameter(
                    "parameter_missing", name, "Missing required param: " + name + ".");
        }
        return text;
    }

    boolean flag(String name) {
        var text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Invalid.parameter("parameter_invalid", name, "Invalid boolean: " + text);
        }
        return "true".equals(text);
    }

    @Nullable Long amount(String name) {
        var text = text(name);
        return text == null ? null : whole(name, text, 1, MOST);
    }

    /** Nothing is an amount too. */
    @Nullable Long amountOrNothing(String name) {
        var text = text(name);
        return text == null ? null : whole(name, text, 0, MOST);
    }

    long requiredAmount(String name) {
        return whole(name, required(name), 1, MOST);
    }

    int limit() {
        var text = text("limit");
        return text == null ? 10 : (int) whole("limit", text, 1, 100);
    }

    boolean expands(String field) {
        return pairs.entrySet().stream()
                .anyMatch(pair ->
                        pair.getKey().startsWith("expand[") && pair.getValue().equals(field));
    }

    /** Stripe's own limits: 50 pairs, keys of 40 and values of 500 characters. */
    Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        pairs.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]") && !value.isEmpty()) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        metadata.forEach(Form::checkMetadata);
        if (metadata.size() > 50) {
            throw Invalid.parameter(
                    "parameter_invalid", "metadata", "Metadata can have up to 50 keys.");
        }
        return metadata;
    }

    private static void checkMetadata(String key, String value) {
        if (key.length() > 40 || value.length() > 500) {
            throw Invalid.parameter(
                    "parameter_invalid",
                    "metadata[" + key + "]",
                    "Metadata keys can have up to 40 characters and values up to 500.");
        }
    }

    private static long whole(String name, String text, long least, long most) {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Invalid.parameter("parameter_invalid_integer", name, "Invalid integer: " + text);
        }
        if (number < least) {
            throw Invalid.parameter(
                    "parameter_invalid_integer",
                    name,
                    "This value must be greater than or equal to " + least + ".");
        }
        if (number > most) {
            throw Invalid.parameter(
                    "amount_too_large", name, "This value must be no more than " + most + ".");
        }
        return number;
    }
}
