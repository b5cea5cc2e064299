package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads ids, times and numbers in paths and queries as strictly as in bodies: Spring's own readers
 * take {@code 1-1-1-1-1} for a UUID and {@code 0x10} for sixteen. An empty value is no value.
 */
@ControllerAdvice
final class StrictValues {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    /** Editors, not converters: where a converter refuses, Spring asks its own lenient editor. */
    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new Strict(text -> wire(text, UUID.class)));
        binder.registerCustomEditor(Instant.class, new Strict(text -> wire(text, Instant.class)));
        for (var type : new Class<?>[] {Integer.class, int.class}) {
            binder.registerCustomEditor(type, new Strict(text -> Integer.valueOf(whole(text))));
        }
        for (var type : new Class<?>[] {Long.class, long.class}) {
            binder.registerCustomEditor(type, new Strict(text -> Long.valueOf(whole(text))));
        }
    }

    private static Object wire(String text, Class<?> type) {
        return Wire.mapper().convertValue(text, type);
    }

    private static String whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new NumberFormatException("not a whole number");
        }
        return text;
    }

    private static final class Strict extends PropertyEditorSupport {

        private final Function<String, Object> read;

        Strict(Function<String, Object> read) {
            this.read = read;
        }

        @Override
        @SuppressWarnings("NullAway") // the JDK is not annotated: null is no value
        public void setAsText(String text) {
            try {
                setValue(text.isEmpty() ? null : read.apply(text));
            } catch (RuntimeException refused) {
                throw new IllegalArgumentException("not readable", refused);
            }
        }
    }
}
