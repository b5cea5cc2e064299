package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Endpoint;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A push service with its browsers: {@code POST /push/<browser>} sends, {@code GET /push/<browser>}
 * is the browser's subscription.
 */
record PushGateway(
        Dial<InboxDials> dial, Fates fates, Letters letters, Browsers browsers, Clock clock)
        implements Endpoint {

    @Override
    public Reply reply(Call call) throws InterruptedException {
        var origin = "http://" + call.header("Host");
        var endpoint = origin + "/push" + call.path();
        if (call.method().equals("GET")) {
            return Answer.json(200, subscription(endpoint));
        }
        if (dial.get().bouncing().contains(endpoint)) {
            return Answer.problem(410, "nobody has subscribed here any more");
        }
        var fault = Vapid.fault(call.header("Authorization"), origin, clock.instant());
        if (fault != null) {
            return Answer.problem(403, fault);
        }
        JsonNode shown;
        try {
            shown = SmsGateway.read(browsers.decrypt(call.body()));
        } catch (GeneralSecurityException unreadable) {
            return Answer.problem(400, "not for this browser: " + unreadable.getMessage());
        }
        return fates.of(
                dial.get().push(),
                () -> {
                    letters.arrive(letter(endpoint, shown));
                    return new Answer(201, new byte[0], Map.of("Location", endpoint + "/sent"));
                });
    }

    private Letter letter(String endpoint, JsonNode shown) {
        return new Letter(
                "PUSH",
                shown.path("tag").asString(""),
                "",
                endpoint,
                shown.path("title").asString(""),
                shown.path("body").asString(""),
                clock.instant());
    }

    private byte[] subscription(String endpoint) {
        return Json.object(json -> {
            json.writeStringProperty("endpoint", endpoint);
            json.writeObjectPropertyStart("keys");
            json.writeStringProperty("p256dh", browsers.p256dh());
            json.writeStringProperty("auth", browsers.auth());
            json.writeEndObject();
        });
    }
}
