package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;

/**
 * Reads ids, times and numbers in paths and queries as strictly as in bodies: Spring's own readers
 * take {@code 1-1-1-1-1} for a UUID and {@code 0x10} for sixteen. An empty value is no value.
 */
record StrictValues<T>(Function<String, T> parse) implements Converter<String, @Nullable T> {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, new StrictValues<>(wire(UUID.class)));
        registry.addConverter(String.class, Instant.class, new StrictValues<>(wire(Instant.class)));
        registry.addConverter(
                String.class,
                Integer.class,
                new StrictValues<>(text -> Integer.valueOf(whole(text))));
        registry.addConverter(
                String.class, Long.class, new StrictValues<>(text -> Long.valueOf(whole(text))));
    }

    @Override
    public @Nullable T convert(String text) {
        return text.isEmpty() ? null : parse.apply(text);
    }

    private static <T> Function<String, T> wire(Class<T> type) {
        return text -> Wire.mapper().convertValue(text, type);
    }

    private static String whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new NumberFormatException("not a whole number");
        }
        return text;
    }
}
