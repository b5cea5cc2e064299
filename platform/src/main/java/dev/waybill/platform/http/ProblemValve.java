package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Requests that Tomcat refuses before Spring sees them, such as a broken request line, are answered
 * with a problem too.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem =
                status < 500
                        ? Problem.of(status, "invalid-request", "The request is not valid HTTP.")
                        : Problem.of(
                                status, "internal-error", "Something went wrong inside Waybill.");
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(Wire.write(ProblemBody.of(problem, null)));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            containerLog(e);
        }
    }

    private void containerLog(Exception e) {
        getContainer().getLogger().debug("the client has gone", e);
    }
}
