package dev.waybill.platform.http;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.platform.Setback;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever goes wrong into a problem that names what to do; never a stack trace. */
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable ResponseEntity<ProblemBody> handle(Exception failure, HttpServletRequest request) {
        if (failure instanceof IOException) {
            // The client has gone: there is nobody to tell.
            return null;
        }
        var problem = problem(failure, request);
        var trace = Trace.of(request);
        var traceId = trace == null ? null : trace.traceId();
        // A problem that was thrown as one is an answer, not a failure: its client tries again.
        if (problem.status() >= 500 && failure != problem) {
            LOG.error(
                    "{} {} failed, trace {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    traceId,
                    failure);
        }
        var response =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryable()) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (failure instanceof ErrorResponse error) {
            response.headers(error.getHeaders());
        }
        return response.body(ProblemBody.of(problem, traceId));
    }

    private static Problem problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case Problem problem -> problem;
            case InvalidValue invalid -> Problem.invalid(invalid.violations());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch ->
                    Problem.invalid("/" + mismatch.getName(), mustBe(mismatch.getRequiredType()));
            case InvalidParameterException _ -> BrokenQuery.problem(request.getQueryString());
            case MissingServletRequestParameterException missing ->
                    Problem.invalid("/" + missing.getParameterName(), "must be given");
            case MissingRequestValueException _ ->
                    Problem.of(400, "invalid-request", "A required value is missing.");
            case NoResourceFoundException _ ->
                    Problem.of(
                            404,
                            "no-such-path",
                            "There is nothing at "
                                    + request.getMethod()
                                    + " "
                                    + request.getRequestURI()
                                    + ".");
            case ErrorResponse error -> standard(error);
            case Exception outage when Setback.of(outage).passes() -> Problem.unavailable();
            default ->
                    Problem.of(
                            500,
                            "internal-error",
                            "Something went wrong inside Waybill. The trace id leads to the reason.");
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Problem.invalid(
                        InvalidValue.of(unknown).violations().getFirst().pointer(),
                        "is not a known field");
            }
            if (cause instanceof JacksonException broken) {
                return Problem.invalid(InvalidValue.of(broken).violations());
            }
        }
        return Problem.invalid("", "The body must be a JSON object");
    }

    private static String mustBe(@Nullable Class<?> type) {
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == Instant.class || (type != null && Temporal.class.isAssignableFrom(type))) {
            return "must be an RFC 3339 date-time";
        }
        if (type != null && type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        return "has the wrong type";
    }

    private static Problem standard(ErrorResponse error) {
        var status = error.getStatusCode().value();
        var detail = error.getBody().getDetail();
        return Problem.of(
                status,
                switch (status) {
                    case 405 -> "method-not-allowed";
                    case 406 -> "not-acceptable";
                    case 415 -> "unsupported-media-type";
                    default -> "invalid-request";
                },
                detail == null ? "The request cannot be served." : detail);
    }
}
