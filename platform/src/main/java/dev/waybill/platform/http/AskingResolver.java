package dev.waybill.platform.http;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Cause;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Gives a controller method its {@link Asking}. */
final class AskingResolver implements HandlerMethodArgumentResolver {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_ACTOR = 100;

    private final Ids ids;

    AskingResolver(Ids ids) {
        this.ids = ids;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Asking.class;
    }

    @Override
    public Asking resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var trace = Trace.of(request);
        var query = request.getQueryString();
        return new Asking(
                request.getMethod() + " " + pattern,
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + (query == null ? "" : "?" + query),
                key(request.getHeader("Idempotency-Key")),
                request.getHeader("If-Match"),
                new Cause(
                        ids.next(),
                        null,
                        trace == null ? null : trace.traceparent(),
                        actor(request.getHeader("Waybill-Actor"))));
    }

    private static @Nullable String key(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.isBlank() || header.length() > LONGEST_KEY || !isPrintable(header)) {
            throw Problem.of(
                    400,
                    "invalid-idempotency-key",
                    "Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }
        return header;
    }

    /** Who asks, in words; until identity has come this is what the caller says of itself. */
    private static @Nullable String actor(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (header.length() > LONGEST_ACTOR || !isPrintable(header)) {
            throw Problem.of(
                    400,
                    "invalid-actor",
                    "Waybill-Actor must be at most 100 printable ASCII characters.");
        }
        return header;
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
