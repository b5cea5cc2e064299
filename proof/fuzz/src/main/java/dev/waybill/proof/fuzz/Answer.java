package dev.waybill.proof.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by name in lower case
 * @param micros from the last byte that was sent to the last that came
 */
record Answer(int status, Map<String, String> headers, byte[] body, long micros) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** As much of it as people want to read. */
    String text() {
        var text = new String(body, 0, Math.min(body.length, 600), StandardCharsets.UTF_8);
        return body.length > 600 ? text + "..." : text;
    }
}
