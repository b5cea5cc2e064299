package dev.waybill.proof.fuzz;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Waybill that is asked: how it is, in sensible words. */
record Server(URI url) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    String host() {
        return url.getHost() + ":" + (url.getPort() < 0 ? 80 : url.getPort());
    }

    /**
     * @throws IOException if it does not answer, or not with 200
     */
    String text(String path) throws IOException {
        var draft = new Draft("GET", path);
        draft.set("Connection", "close");
        try (var connection = new Connection(url, PATIENCE)) {
            var answer =
                    connection.exchange(Wire.WELL.steps(draft, host(), Chance.at(0, 0)), "GET");
            if (answer.status() != 200) {
                throw new IOException(path + " answers " + answer.status());
            }
            return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(text(path));
    }

    /** What must always hold and does not, and what no handler could deal with. */
    List<String> broken() throws IOException {
        var broken = new java.util.ArrayList<String>();
        var invariants = json("/admin/invariants").path("invariants");
        for (var each : invariants) {
            if (each.path("count").asLong(-1) != 0) {
                broken.add(
                        each.path("name").asString("") + ": " + each.path("detail").asString(""));
            }
        }
        if (invariants.isEmpty()) {
            broken.add("nothing was checked");
        }
        var parked = json("/admin/messaging").path("parked").asLong(-1);
        if (parked != 0) {
            broken.add("parked messages: " + parked);
        }
        return broken;
    }

    /** How many invariants it counts. */
    int invariants() throws IOException {
        return json("/admin/invariants").path("invariants").size();
    }
}
