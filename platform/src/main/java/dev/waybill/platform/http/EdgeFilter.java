package dev.waybill.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What every request passes first: trace context, rate limit, size limit. */
final class EdgeFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient Ids ids;
    private final long largestBody;
    private final int perSecond;
    private final String policy;
    private final transient LoadingCache<String, Bucket> buckets;

    /**
     * @param largestBody in bytes
     * @param perSecond requests that one client address may make
     */
    EdgeFilter(Ids ids, long largestBody, int perSecond) {
        this.ids = ids;
        this.largestBody = largestBody;
        this.perSecond = perSecond;
        this.policy = "\"default\";q=" + perSecond + ";w=1";
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(50_000)
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build(_ -> bucket());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var trace = Trace.begin(request, ids);
        response.setHeader(Trace.HEADER, trace.traceparent());
        response.setHeader("X-Content-Type-Options", "nosniff");
        var refusal = refusal(request, response);
        if (refusal != null) {
            write(refusal, trace, response);
            return;
        }
        chain.doFilter(new LimitedBody(request, largestBody), response);
    }

    private @Nullable Problem refusal(HttpServletRequest request, HttpServletResponse response) {
        var probe = buckets.get(request.getRemoteAddr()).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", "\"default\";r=" + probe.getRemainingTokens() + ";t=1");
        if (!probe.isConsumed()) {
            var seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            response.setHeader("Retry-After", String.valueOf(seconds));
            return Problem.tryAgain(
                    429, "rate-limited", "Too many requests. Try again in " + seconds + " s.");
        }
        if (isWildcard(request.getContentType())) {
            return Problem.of(
                    415,
                    "unsupported-media-type",
                    "A body has one media type; Content-Type cannot be a range of them.");
        }
        return request.getContentLengthLong() > largestBody
                ? LimitedBody.tooLarge(largestBody)
                : null;
    }

    /** Spring takes it for a fault of its own. */
    private static boolean isWildcard(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].contains("*");
    }

    private static void write(Problem problem, Trace trace, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Wire.write(ProblemBody.of(problem, trace.traceId())));
    }
}
