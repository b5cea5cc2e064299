package dev.waybill.proof.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The simulated providers' dials. A process that is away, or back again, has none turned. */
final class Dials {

    private Dials() {}

    static void turn(String admin, Fault fault) {
        var rate = fault.amount() / 100.0;
        switch (fault.kind()) {
            case PROVIDER_UNAVAILABLE -> all(admin, "\"unavailableRate\":" + rate);
            case PROVIDER_ERRORS -> all(admin, "\"errorRate\":" + rate);
            case PROVIDER_SILENT_BEFORE ->
                    all(admin, "\"timeoutBeforeRate\":%s,\"timeoutMs\":2000".formatted(rate));
            case PROVIDER_SILENT_AFTER ->
                    all(admin, "\"timeoutAfterRate\":%s,\"timeoutMs\":2000".formatted(rate));
            case ONLY_WEBHOOKS -> both(admin, "\"timeoutAfterRate\":1.0,\"timeoutMs\":2000");
            case WEBHOOKS_TWICE -> webhooks(admin, "\"duplicateRate\":" + rate, "");
            case WEBHOOKS_REORDERED ->
                    webhooks(
                            admin,
                            "\"reorderRate\":%s,\"reorderMs\":3000".formatted(rate),
                            "\"lateRate\":%s,\"lateMs\":3000".formatted(rate));
            case WEBHOOKS_LOST -> webhooks(admin, "\"lostRate\":" + rate, "");
            default -> throw new IllegalArgumentException("no dial for " + fault);
        }
    }

    /** Of payments, and of carriers; what people are told suffers from its own kind of trouble. */
    private static void all(String admin, String faults) {
        both(admin, faults);
        for (var carrier : ProvidersMain.CARRIERS) {
            send("PUT", admin + "/admin/dials/" + carrier, "{\"faults\":{" + faults + "}}");
        }
        send("PUT", admin + "/admin/dials/inbox", "{\"sms\":{" + faults + "}}");
    }

    private static void both(String admin, String faults) {
        for (var name : List.of("stripe", "fraud")) {
            send("PUT", admin + "/admin/dials/" + name, "{\"faults\":{" + faults + "}}");
        }
    }

    /**
     * @param carriers how they call the same; empty: in the same words
     */
    private static void webhooks(String admin, String how, String carriers) {
        send("PUT", admin + "/admin/dials/stripe", "{\"webhooks\":{" + how + "}}");
        for (var carrier : ProvidersMain.CARRIERS) {
            send(
                    "PUT",
                    admin + "/admin/dials/" + carrier,
                    "{\"webhooks\":{" + (carriers.isEmpty() ? how : carriers) + "}}");
        }
    }

    static void reset(String admin) {
        for (var name : List.of("stripe", "fraud", "inbox")) {
            send("POST", admin + "/admin/dials/" + name + "/reset", "");
        }
        for (var carrier : ProvidersMain.CARRIERS) {
            send("POST", admin + "/admin/dials/" + carrier + "/reset", "");
        }
    }

    private static void send(String method, String url, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var reply = client.send(request, BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw new IllegalStateException(
                        "a dial cannot be turned: " + reply.statusCode() + " " + reply.body());
            }
        } catch (IOException _) {
            // It is being killed: then there is nothing to turn.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
