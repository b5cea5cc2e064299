package dev.waybill.platform.http;

import dev.waybill.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context: the caller's, or a new one. */
record Trace(String traceparent) {

    static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static Trace begin(HttpServletRequest request, Ids ids) {
        var given = request.getHeader(HEADER);
        var trace =
                given != null && given.length() == 55 && VALID.matcher(given).matches()
                        ? new Trace(given)
                        : of(ids.next());
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    static @Nullable Trace of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Trace trace ? trace : null;
    }

    /** The id's random half is the span, all of it the trace. */
    private static Trace of(UUID id) {
        var hex = id.toString().replace("-", "");
        return new Trace("00-" + hex + "-" + hex.substring(16) + "-01");
    }

    String traceId() {
        return traceparent.substring(3, 35);
    }
}
