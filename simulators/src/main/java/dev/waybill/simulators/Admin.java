package dev.waybill.simulators;

import dev.waybill.simulators.Reply.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Backstage: {@code GET|PUT /admin/dials/{name}}, {@code POST /admin/dials/{name}/reset}, {@code
 * GET /admin/books}, {@code GET /admin/journal/{name}?after=&limit=}, {@code GET
 * /admin/payments/{paymentId}}, {@code GET /admin/health}.
 */
final class Admin implements Endpoint {
    private static final int LARGEST_PAGE = 10_000;

    private final Map<String, Simulator> simulators;

    Admin(Map<String, Simulator> simulators) {
        this.simulators = simulators;
    }

    @Override
    public Reply reply(Call call) {
        try {
            var steps = call.path().split("/", -1); // "", "dials", "stripe"
            return switch (call.method()
                    + " "
                    + steps[Math.min(1, steps.length - 1)]
                    + " "
                    + steps.length) {
                case "GET dials 3" -> ok(named(steps[2]).dial().get());
                case "PUT dials 3" -> turn(named(steps[2]).dial(), call.body());
                case "POST dials 4" -> reset(named(steps[2]).dial(), steps[3]);
                case "GET books 2" -> each(Simulator::books);
                case "GET journal 2" -> page("stripe", call.queryParameters());
                case "GET journal 3" -> page(steps[2], call.queryParameters());
                case "GET payments 3" ->
                        each((simulator, json) -> simulator.payment(steps[2], json));
                case "GET health 2" ->
                        Answer.json(
                                200, Json.object(json -> json.writeStringProperty("status", "up")));
                default -> Answer.problem(404, "no " + call.method() + " /admin" + call.path());
            };
        } catch (IllegalArgumentException wrong) {
            return Answer.problem(400, String.valueOf(wrong.getMessage()));
        }
    }

    private Simulator named(String name) {
        var simulator = simulators.get(name);
        if (simulator == null) {
            throw new IllegalArgumentException(
                    "there is no simulator " + name + "; there are " + simulators.keySet());
        }
        return simulator;
    }

    private static Answer ok(Object value) {
        return Answer.json(200, Json.of(value));
    }

    private static Answer turn(Dial<?> dial, byte[] body) {
        dial.turn(body);
        return ok(dial.get());
    }

    private static Answer reset(Dial<?> dial, String verb) {
        if (!verb.equals("reset")) {
            return Answer.problem(404, "dials can be reset, not " + verb);
        }
        dial.reset();
        return ok(dial.get());
    }

    private interface Part {
        void write(Simulator simulator, JsonGenerator json);
    }

    private Answer each(Part part) {
        Consumer<JsonGenerator> members =
                json ->
                        simulators.forEach((name, simulator) -> {
                            json.writeObjectPropertyStart(name);
                            part.write(simulator, json);
                            json.writeEndObject();
                        });
        return Answer.json(200, Json.object(members));
    }

    private Answer page(String name, Map<String, String> query) {
        var journal = named(name).journal();
        var after = number("after", query, 0, Long.MAX_VALUE);
        var limit = (int) number("limit", query, 100, LARGEST_PAGE);
        var lines = journal.page(after, limit);
        return Answer.json(
                200,
                Json.object(json -> {
                    json.writeNumberProperty("lines", journal.lines());
                    json.writeNumberProperty("next", after + lines.size());
                    json.writeArrayPropertyStart("data");
                    lines.forEach(
                            line -> json.writeRawValue(new String(line, StandardCharsets.UTF_8)));
                    json.writeEndArray();
                }));
    }

    private static long number(String name, Map<String, String> query, long otherwise, long most) {
        var text = query.get(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number that is out of range.
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from 0 to " + most + ", not " + text);
    }
}
