package dev.waybill.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.contracts.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** RFC 9457 problem details, with Waybill's own members. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<Violation> errors,
        boolean retryable,
        @Nullable String traceId,
        Problem.@Nullable Link link) {

    static ProblemBody of(Problem problem, @Nullable String traceId) {
        var known = HttpStatus.resolve(problem.status());
        return new ProblemBody(
                "https://waybill.dev/problems/" + problem.code(),
                known == null ? "Problem" : known.getReasonPhrase(),
                problem.status(),
                problem.detail(),
                problem.code(),
                problem.errors().isEmpty() ? null : problem.errors(),
                problem.retryable(),
                traceId,
                problem.link());
    }
}
