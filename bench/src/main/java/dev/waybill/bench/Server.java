package dev.waybill.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Where Waybill answers. */
record Server(URI uri) {

    Server {
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new Unusable(
                    "The server must be given as http://host:port, not \"" + uri + "\".");
        }
    }

    Client client() {
        return new Client(uri);
    }

    Caller caller() {
        return new Caller(client());
    }

    /**
     * Makes sure that somebody is there.
     *
     * @throws Unusable with one sentence if not
     */
    void check() {
        try (var client = client()) {
            var reply = client.get("/orders?limit=1");
            if (reply.status() >= 500) {
                throw new Unusable(
                        "Waybill at "
                                + uri
                                + " is not able to work now ("
                                + reply.trouble()
                                + ").");
            }
            if (!reply.ok()) {
                throw new Unusable(
                        "What answers at " + uri + " is not Waybill (" + reply.trouble() + ").");
            }
        } catch (IOException e) {
            throw new Unusable(
                    "No Waybill answers at "
                            + uri
                            + ". Start it with ./waybill up, then try again.",
                    e);
        }
    }

    /** Adds this process to those whose use of the machine is shown. */
    static Map<String, Long> withOurselves(Map<String, Long> pids) {
        var all = new java.util.LinkedHashMap<>(pids);
        var own = ProcessHandle.current().pid();
        if (!all.containsValue(own)) {
            all.put("load generator", own);
        }
        return all;
    }
}
