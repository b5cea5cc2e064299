package dev.waybill.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * How long requests take: {@code http.server.requests} by method, path pattern and status, as
 * Spring names it. Spring's own observation of a request costs several times as much as the
 * measurement.
 */
final class RequestTimes implements HandlerInterceptor {

    private static final String BEGAN = RequestTimes.class.getName();

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Kind(String method, String pattern, int status) {}

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(BEGAN, meters.config().clock().monotonicTime());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (request.getAttribute(BEGAN) instanceof Long began && pattern instanceof String path) {
            timers.computeIfAbsent(
                            new Kind(named(request.getMethod()), path, response.getStatus()),
                            this::timer)
                    .record(meters.config().clock().monotonicTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** Callers may invent methods; each would be a time series for ever. */
    private static String named(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }

    private Timer timer(Kind kind) {
        return meters.timer(
                "http.server.requests",
                "method",
                kind.method(),
                "uri",
                kind.pattern(),
                "status",
                String.valueOf(kind.status()));
    }
}
