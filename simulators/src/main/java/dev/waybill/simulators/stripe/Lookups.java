package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Reply.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** GET requests. */
final class Lookups {
    private final Register register;
    private final Answers answers;
    private final Clock clock;
    private final Dial<StripeDials> dial;
    private final Operations finder;

    Lookups(Register register, Answers answers, Clock clock, Dial<StripeDials> dial) {
        this.register = register;
        this.answers = answers;
        this.clock = clock;
        this.dial = dial;
        this.finder = new Operations(register);
    }

    Answer answer(Call call, Form form) {
        var steps = call.path().split("/"); // "", "v1", "payment_intents", id
        var route = steps.length < 3 ? "" : steps[1] + "/" + steps[2] + "/" + steps.length;
        if (!call.method().equals("GET")) {
            throw Invalid.route(call.method(), call.path());
        }
        return switch (route) {
            case "v1/payment_intents/3" -> list(form);
            case "v1/payment_intents/4" ->
                    steps[3].equals("search") ? search(form) : intent(steps[3], form);
            case "v1/refunds/3" -> refunds(form);
            case "v1/refunds/4" -> refund(steps[3]);
            case "v1/charges/4" -> charge(steps[3]);
            case "v1/disputes/4" -> dispute(steps[3]);
            default -> throw Invalid.route(call.method(), call.path());
        };
    }

    private Answer intent(String id, Form form) {
        var intent = finder.intent(id, "intent");
        register.expire(intent, dial.get().authorizationSeconds(), dial.get().webhooks()::tells);
        return register.read(
                _ -> answers.ok(json -> write(json, intent, form.expands("latest_charge"))));
    }

    private void write(JsonGenerator json, Intent intent, boolean expand) {
        answers.json().intent(json, intent, intent.moment, expand);
    }

    private Answer search(Form form) {
        var search = Search.of(form.required("query"));
        var newest = Math.floorDiv(clock.millis() - dial.get().searchLagMs(), 1000);
        return register.read(books -> {
            var found = search.in(books, newest, form.limit());
            var expand = form.expands("data.latest_charge");
            return answers.list(
                    "search_result",
                    "/v1/payment_intents/search",
                    found,
                    false,
                    (json, intent) -> write(json, intent, expand));
        });
    }

    private Answer list(Form form) {
        var after = form.text("starting_after");
        var below =
                after == null ? Integer.MAX_VALUE : finder.intent(after, "starting_after").number;
        return register.read(books -> {
            var top = Math.min(below, books.intents.size());
            var low = Math.max(0, top - form.limit());
            var page = books.intents.subList(low, top).reversed();
            return answers.list(
                    "list",
                    "/v1/payment_intents",
                    page,
                    low > 0,
                    (json, intent) -> write(json, intent, false));
        });
    }

    private Answer refunds(Form form) {
        var id = form.text("payment_intent");
        var after = form.text("starting_after");
        var below = after == null ? Integer.MAX_VALUE : found(after).number();
        var intent = id == null ? null : finder.intent(id, "payment_intent");
        return register.read(books -> {
            var all = intent == null ? books.refunds.reversed() : of(intent);
            Predicate<Refund> older = refund -> refund.number() < below;
            var page = all.stream().filter(older).limit(form.limit() + 1L).toList();
            var more = page.size() > form.limit();
            return answers.list(
                    "list",
                    "/v1/refunds",
                    more ? page.subList(0, form.limit()) : page,
                    more,
                    answers.json()::refund);
        });
    }

    /** Oldest first. */
    private static List<Intent.Taken> taken(Intent intent) {
        var all = new ArrayList<Intent.Taken>();
        for (var taken = intent.lastTaken; taken != null; taken = taken.earlier()) {
            all.addFirst(taken);
        }
        return all;
    }

    private static List<Refund> of(Intent intent) {
        var refunds = new ArrayList<Refund>();
        for (var refund = intent.lastRefund; refund != null; refund = refund.earlier()) {
            refunds.add(refund);
        }
        return refunds;
    }

    private Answer refund(String id) {
        var refund = found(id);
        return register.read(_ -> answers.ok(json -> answers.json().refund(json, refund)));
    }

    private Refund found(String id) {
        var number = register.ids().number("re_", id);
        var refund =
                register.read(books ->
                        number < 0 || number >= books.refunds.size()
                                ? null
                                : books.refunds.get(number));
        if (refund == null) {
            throw Invalid.missing("refund", id, "id");
        }
        return refund;
    }

    private Answer charge(String id) {
        var intent = finder.find("ch_", id, "charge", "id");
        return register.read(_ -> {
            var attempt = intent.moment.attempt();
            if (attempt == null || !attempt.charged()) {
                throw Invalid.missing("charge", id, "id");
            }
            return answers.ok(json ->
                    answers.json().charge(json, intent, intent.moment, attempt, intent.refunded));
        });
    }

    private Answer dispute(String id) {
        var dispute = finder.dispute(id);
        return answers.ok(json -> answers.json().dispute(json, dispute));
    }

    /** For whoever compares books: one element of an array. */
    void summary(JsonGenerator json, Intent intent) {
        json.writeStartObject();
        json.writeStringProperty("id", register.ids().intent(intent));
        json.writeStringProperty("status", intent.status().wire);
        json.writeStringProperty("currency", intent.currency);
        json.writeNumberProperty("amount", intent.amount);
        json.writeNumberProperty("capturable", intent.capturable());
        json.writeNumberProperty("captured", intent.captured);
        json.writeNumberProperty("refunded", intent.refunded);
        if (intent.dispute != null) {
            json.writeObjectPropertyStart("dispute");
            answers.json().dispute(json, intent.dispute);
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("captures");
        for (var taken : taken(intent)) {
            json.writeStartObject();
            json.writeNumberProperty("amount", taken.amount());
            json.writeNumberProperty("created", taken.at());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("refunds");
        for (var refund : of(intent)) {
            json.writeStartObject();
            answers.json().refund(json, refund);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
