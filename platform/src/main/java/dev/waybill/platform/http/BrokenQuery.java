package dev.waybill.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the parameter to blame when Tomcat cannot decode a query, which it does not tell. */
final class BrokenQuery {

    private BrokenQuery() {}

    static Problem problem(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(pair -> !isText(pair))
                .map(pair -> Problem.invalid("/" + pair.split("=", 2)[0], "must be UTF-8 text"))
                .findFirst()
                .orElseGet(() -> Problem.of(400, "invalid-request", "The query cannot be read."));
    }

    private static boolean isText(String pair) {
        var bytes = ByteBuffer.allocate(pair.length());
        try {
            for (var at = 0; at < pair.length(); at++) {
                if (pair.charAt(at) == '%') {
                    bytes.put((byte) Integer.parseInt(pair, at + 1, at + 3, 16));
                    at += 2;
                } else {
                    bytes.put((byte) pair.charAt(at));
                }
            }
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException | NumberFormatException | IndexOutOfBoundsException _) {
            return false;
        }
    }
}
