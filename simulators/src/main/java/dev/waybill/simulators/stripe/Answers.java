package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Json;
import dev.waybill.simulators.Reply.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Outcomes and errors as HTTP answers. */
final class Answers {
    private final Ids ids;
    private final StripeJson stripe;

    Answers(Ids ids) {
        this.ids = ids;
        this.stripe = new StripeJson(ids);
    }

    StripeJson json() {
        return stripe;
    }

    Answer of(Outcome outcome, boolean expandCharge) {
        var intent = outcome.intent();
        var moment = outcome.moment();
        if (outcome.refusal() != null) {
            return refused(outcome.refusal(), intent, moment);
        }
        var dispute = outcome.dispute();
        if (dispute != null) {
            return ok(json -> stripe.dispute(json, dispute));
        }
        var refund = outcome.refund();
        if (refund != null) {
            return ok(json -> stripe.refund(json, refund));
        }
        if (intent == null || moment == null) {
            throw new IllegalStateException("an outcome about nothing");
        }
        return ok(json -> stripe.intent(json, intent, moment, expandCharge));
    }

    Answer replayed(Answer answer) {
        return new Answer(answer.status(), answer.body(), Map.of("Idempotent-Replayed", "true"));
    }

    Answer invalid(Invalid invalid) {
        return error(
                invalid.status,
                json -> {
                    json.writeStringProperty("type", invalid.type);
                    optional(json, "code", invalid.code);
                    optional(json, "param", invalid.param);
                    json.writeStringProperty("message", invalid.said());
                });
    }

    <T> Answer list(
            String kind,
            String url,
            List<T> data,
            boolean more,
            BiConsumer<JsonGenerator, T> each) {
        return ok(json -> {
            json.writeStringProperty("object", kind);
            json.writeStringProperty("url", url);
            json.writeBooleanProperty("has_more", more);
            if (kind.equals("search_result")) {
                json.writeNullProperty("next_page");
            }
            json.writeArrayPropertyStart("data");
            for (var item : data) {
                json.writeStartObject();
                each.accept(json, item);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    Answer ok(Consumer<JsonGenerator> members) {
        return Answer.json(200, Json.object(members));
    }

    private Answer refused(Refusal refusal, @Nullable Intent intent, @Nullable Moment moment) {
        return error(
                refusal.status,
                json -> {
                    reason(json, refusal, intent, moment);
                    if (intent != null && moment != null) {
                        json.writeObjectPropertyStart("payment_intent");
                        stripe.intent(json, intent, moment, false);
                        json.writeEndObject();
                    }
                });
    }

    private void reason(
            JsonGenerator json, Refusal refusal, @Nullable Intent intent, @Nullable Moment moment) {
        var attempt = moment == null ? null : moment.attempt();
        if (refusal == Refusal.CARD_DECLINED
                && intent != null
                && attempt != null
                && attempt.decline() != null) {
            stripe.declined(json, intent, attempt, attempt.decline());
            return;
        }
        json.writeStringProperty(
                "type", refusal == Refusal.BROKEN ? "api_error" : "invalid_request_error");
        json.writeStringProperty("code", refusal.code);
        optional(json, "param", refusal.param);
        json.writeStringProperty("message", refusal.message(ids, intent, moment));
    }

    private static Answer error(int status, Consumer<JsonGenerator> members) {
        return Answer.json(
                status,
                Json.object(json -> {
                    json.writeObjectPropertyStart("error");
                    members.accept(json);
                    json.writeEndObject();
                }));
    }

    private static void optional(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }
}
