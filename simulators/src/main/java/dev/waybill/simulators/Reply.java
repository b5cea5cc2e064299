package dev.waybill.simulators;

import java.time.Duration;
import java.util.Map;

/** What a caller gets to see: an answer, or nothing at all. */
public sealed interface Reply {

    /** A JSON answer. */
    record Answer(int status, byte[] body, Map<String, String> headers) implements Reply {
        public static Answer json(int status, byte[] body) {
            return new Answer(status, body, Map.of());
        }

        public static Answer problem(int status, String detail) {
            return json(status, Json.object(json -> json.writeStringProperty("error", detail)));
        }
    }

    /** The connection is held for that long and then closed without a byte. */
    record Silence(Duration hold) implements Reply {}
}
