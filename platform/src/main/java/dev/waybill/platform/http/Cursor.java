package dev.waybill.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An opaque place in a list: the sort key of the last item seen. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String encode(String... key) {
        var joined = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /**
     * @param parts how many the key must have
     * @throws Problem 400 if the cursor is not one that was given out
     */
    public static List<String> decode(String cursor, int parts) {
        try {
            var joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var key = List.of(joined.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw broken();
    }

    /** For keys whose parts turn out not to be what they must be. */
    public static Problem broken() {
        return Problem.invalid("/cursor", "must be a cursor that a list has given");
    }
}
