package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Endpoint;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import java.time.Clock;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** SMS: {@code POST /sms/messages} with {@code {id, from, to, text}}. */
record SmsGateway(Dial<InboxDials> dial, Fates fates, Letters letters, Clock clock)
        implements Endpoint {

    @Override
    public Reply reply(Call call) throws InterruptedException {
        if (!call.method().equals("POST") || !call.path().equals("/messages")) {
            return Answer.problem(404, "SMS are sent by POST /sms/messages");
        }
        var message = read(call.body());
        for (var name : List.of("id", "from", "to", "text")) {
            if (!message.path(name).isString()) {
                return Answer.problem(400, name + " is required");
            }
        }
        if (dial.get().bouncing().contains(message.path("to").asString())) {
            return Answer.problem(410, "there is no such number");
        }
        return fates.of(
                dial.get().sms(),
                () -> {
                    letters.arrive(letter(message));
                    return Answer.json(202, Json.object(json -> {}));
                });
    }

    private Letter letter(JsonNode message) {
        return new Letter(
                "SMS",
                message.path("id").asString(),
                message.path("from").asString(),
                message.path("to").asString(),
                "",
                message.path("text").asString(),
                clock.instant());
    }

    /** What cannot be read has no fields. */
    static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
