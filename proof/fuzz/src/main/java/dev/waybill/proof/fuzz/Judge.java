package dev.waybill.proof.fuzz;

import dev.waybill.proof.fuzz.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be asked of every answer, however odd the question was. */
final class Judge {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern INSIDE =
            Pattern.compile(
                    "Exception\\b|org\\.(postgresql|springframework|apache|hibernate)\\.|dev\\.waybill\\.|\\.java:\\d");

    private Judge() {}

    /** What is wrong with an answer: nothing, as a rule. */
    record Fault(Kind kind, String detail) {}

    static List<Fault> faults(Plan plan, Answer answer) {
        var faults = new ArrayList<Fault>();
        if (answer.status() >= 500 && !isOnItsWay(plan, answer)) {
            faults.add(new Fault(Kind.SERVER_ERROR, "status " + answer.status()));
        }
        if (answer.status() >= 400) {
            refusal(plan, answer, faults);
        } else if (answer.body().length > 0
                && answer.header("content-type").contains("json")
                && json(answer) == null) {
            faults.add(new Fault(Kind.NOT_JSON, "status " + answer.status()));
        }
        return faults;
    }

    /** What was accepted and has not been heard of yet is asked for again: no breakdown. */
    private static boolean isOnItsWay(Plan plan, Answer answer) {
        if (plan.draft().method.equals("HEAD")) {
            // Has no body to say why by its nature, so only where this can be.
            var path = plan.draft().path;
            return answer.status() == 503
                    && (path.startsWith("/checkouts/") || path.startsWith("/admin/journeys/"))
                    && !answer.header("retry-after").isEmpty();
        }
        var problem = json(answer);
        return answer.status() == 503
                && problem != null
                && problem.path("retryable").asBoolean(false)
                && problem.path("code").asString("").endsWith("-on-its-way");
    }

    private static void refusal(Plan plan, Answer answer, List<Fault> faults) {
        if (INSIDE.matcher(new String(answer.body(), StandardCharsets.UTF_8)).find()) {
            faults.add(new Fault(Kind.GIVES_AWAY, "a class or a stack trace in the body"));
        }
        if (plan.draft().method.equals("HEAD")) {
            return; // has no body by its nature
        }
        var problem = json(answer);
        var wrong = problemFault(answer, problem);
        if (wrong != null || problem == null) {
            faults.add(new Fault(Kind.NOT_A_PROBLEM, answer.status() + ": " + wrong));
            return;
        }
        var place = plan.draft().wrongAt;
        if (answer.status() == 400 && place != null && !names(problem, place)) {
            faults.add(
                    new Fault(
                            Kind.FIELD_NOT_NAMED,
                            place + " is wrong, errors: " + problem.path("errors")));
        }
    }

    private static @Nullable String problemFault(Answer answer, @Nullable JsonNode problem) {
        var type = answer.header("content-type");
        if (!type.startsWith("application/problem+json")) {
            return type.isEmpty() ? "without a content type" : type;
        }
        if (problem == null || !problem.isObject()) {
            return "no JSON object";
        }
        for (var member : List.of("type", "title", "detail")) {
            if (problem.path(member).asString("").isBlank()) {
                return "no " + member;
            }
        }
        return problem.path("status").asInt(0) == answer.status()
                ? null
                : "says status " + problem.path("status");
    }

    /** The place itself, or one inside of what was put there. */
    private static boolean names(JsonNode problem, String place) {
        for (var error : problem.path("errors")) {
            var pointer = error.path("pointer").asString("");
            if ((pointer.equals(place) || pointer.startsWith(place + "/"))
                    && !error.path("message").asString("").isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException _) {
            return null;
        }
    }
}
