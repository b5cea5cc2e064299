package dev.waybill.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON, read and written with as little work as the occasion allows. */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Writes figures for machines.
     *
     * @param file nothing is written if null
     * @throws Unusable if it cannot be written
     */
    static void write(@Nullable Path file, Object figures) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text(figures) + "\n");
        } catch (IOException e) {
            throw new Unusable("The figures could not be written to " + file + ".", e);
        }
    }

    /** A text in quotes. */
    static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                default -> {
                    if (character < ' ') {
                        out.append(String.format("\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /**
     * The first text field of that name, without a parse: for ids and states, which have nothing to
     * unescape.
     */
    static @Nullable String find(byte[] json, String field) {
        var start = after(json, field);
        while (start >= 0 && start < json.length && (json[start] == ' ' || json[start] == ':')) {
            start++;
        }
        if (start < 0 || start >= json.length || json[start] != '"') {
            return null;
        }
        for (int end = start + 1; end < json.length; end++) {
            if (json[end] == '"') {
                return new String(json, start + 1, end - start - 1, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Like {@link #find}, for an answer that must have the field. */
    static String need(Reply reply, String field) {
        var value = find(reply.body(), field);
        if (value == null) {
            throw new UncheckedIOException(
                    new IOException("an answer without " + field + ": " + reply.text()));
        }
        return value;
    }

    private static int after(byte[] json, String field) {
        var length = field.length();
        for (int at = 0; at + length + 2 < json.length; at++) {
            if (json[at] == '"' && json[at + length + 1] == '"' && matches(json, at + 1, field)) {
                return at + length + 2;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] json, int start, String field) {
        for (int at = 0; at < field.length(); at++) {
            if (json[start + at] != field.charAt(at)) {
                return false;
            }
        }
        return true;
    }
}
