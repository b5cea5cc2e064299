package dev.waybill.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads texts, ids and times as the schemas say them: no Base64 ids, no numbers as times. */
final class StrictScalars extends SimpleModule {

    private static final long serialVersionUID = 1;

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(String.class, new Texts());
        addDeserializer(UUID.class, new Ids());
        addDeserializer(Instant.class, new Times());
        addDeserializer(LocalDate.class, new Dates());
    }

    /** Jackson's own takes a number for a text, and loses its place in {@code [["x"]]}. */
    private static final class Texts extends StdDeserializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? json.getString()
                    : (String) context.handleUnexpectedToken(String.class, json);
        }
    }

    private static final class Ids extends StdDeserializer<UUID> {

        private static final int LENGTH = 36;

        Ids() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, json);
            }
            var text = json.getString();
            if (isHyphenated(text)) {
                try {
                    return UUID.fromString(text);
                } catch (IllegalArgumentException _) {
                    return refused(context, text);
                }
            }
            return refused(context, text);
        }

        /** {@code UUID.fromString} alone would take {@code 1-1-1-1-1}. */
        private static boolean isHyphenated(String text) {
            return text.length() == LENGTH
                    && text.charAt(8) == '-'
                    && text.charAt(13) == '-'
                    && text.charAt(18) == '-'
                    && text.charAt(23) == '-';
        }

        private static UUID refused(DeserializationContext context, String text) {
            return (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
        }
    }

    private static final class Times extends StdDeserializer<Instant> {

        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            var text = json.getString();
            try {
                return Rfc3339.parse(text);
            } catch (DateTimeException _) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, text, "not a date-time");
            }
        }
    }

    private static final class Dates extends StdDeserializer<LocalDate> {

        private static final int LENGTH = "2026-11-20".length();

        Dates() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
            }
            var text = json.getString();
            try {
                if (text.length() == LENGTH) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException _) {
                // It is refused below, as what is too short or too long is.
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a date");
        }
    }
}
