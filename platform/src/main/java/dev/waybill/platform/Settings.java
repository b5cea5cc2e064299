package dev.waybill.platform;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configuration as a system sees it: {@code waybill.payments.stripe.base-url} and the like. */
public final class Settings {

    private final Function<String, @Nullable String> source;

    public Settings(Function<String, @Nullable String> source) {
        this.source = source;
    }

    public @Nullable String text(String key) {
        return source.apply(key);
    }

    public String text(String key, String otherwise) {
        var value = source.apply(key);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /**
     * @throws IllegalArgumentException naming the key, if the value is not a whole number
     */
    public int number(String key, int otherwise) {
        var value = text(key, "");
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + " must be a whole number, not '" + value + "'", e);
        }
    }

    /**
     * @throws IllegalArgumentException naming the key, if the value is not like {@code PT10M}
     */
    public Duration duration(String key, Duration otherwise) {
        var value = text(key, "");
        try {
            return value.isEmpty() ? otherwise : Duration.parse(value.trim());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    key + " must be a duration such as PT10M, not '" + value + "'", e);
        }
    }
}
