package dev.waybill.simulators;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request: the path is what is left of it behind the simulator's prefix, {@code /v1/refunds}.
 */
public record Call(
        String method, String path, @Nullable String query, Headers headers, byte[] body) {

    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Map<String, String> queryParameters() {
        return query == null ? Map.of() : pairs(query);
    }

    /**
     * Form pairs in the order they came; the last one of a name wins.
     *
     * @throws IllegalArgumentException if an escape is broken
     */
    public static Map<String, String> pairs(String encoded) {
        var pairs = new LinkedHashMap<String, String>();
        var start = 0;
        while (start < encoded.length()) {
            var amp = encoded.indexOf('&', start);
            var end = amp < 0 ? encoded.length() : amp;
            var equals = encoded.indexOf('=', start);
            var cut = equals < 0 || equals > end ? end : equals;
            pairs.put(decoded(encoded, start, cut), decoded(encoded, Math.min(cut + 1, end), end));
            start = end + 1;
        }
        pairs.remove("");
        return pairs;
    }

    private static String decoded(String encoded, int from, int to) {
        var part = encoded.substring(from, to);
        var plain = part.indexOf('%') < 0 && part.indexOf('+') < 0;
        return plain ? part : URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
