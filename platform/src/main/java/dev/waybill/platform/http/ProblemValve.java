package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Requests that Tomcat refuses before Spring sees them, such as a broken request line, are answered
 * with a problem too.
 */
final class ProblemValve extends ErrorReportValve {

    private final Ids ids;

    ProblemValve(Ids ids) {
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var status = blamed(response.getStatus());
        response.setStatus(status);
        var problem =
                status < 500
                        ? refusal(status)
                        : Problem.of(
                                status, "internal-error", "Something went wrong inside Waybill.");
        try {
            var known = Trace.of(request);
            var trace = known == null ? Trace.begin(request, ids) : known;
            response.setHeader(Trace.HEADER, trace.traceparent());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(Wire.write(ProblemBody.of(problem, trace.traceId())));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            containerLog(e);
        }
    }

    /**
     * A version of HTTP, a method or a coding that we do not speak is the caller's mistake, so that
     * a 5xx always tells of one of ours.
     */
    private static int blamed(int status) {
        return status == 501 || status == 505 ? 400 : status;
    }

    private static Problem refusal(int status) {
        return status == 404
                ? Problem.of(404, "no-such-path", "There is nothing at this path.")
                : Problem.of(status, "invalid-request", "The request is not valid HTTP.");
    }

    private void containerLog(Exception e) {
        getContainer().getLogger().debug("the client has gone", e);
    }
}
