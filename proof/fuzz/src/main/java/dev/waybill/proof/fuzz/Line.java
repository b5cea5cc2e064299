package dev.waybill.proof.fuzz;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's line to the server: one connection for as long as it can be used. */
final class Line implements AutoCloseable {

    private final URI server;
    private final Duration patience;
    private @Nullable Connection connection;

    Line(URI server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** What would spoil the connection for others gets one of its own. */
    Answer exchange(Plan plan, List<Step> steps) throws IOException {
        if (!plan.keepsConnection()) {
            try (var own = new Connection(server, patience)) {
                return own.exchange(steps, plan.draft().method);
            }
        }
        var kept = connection;
        if (kept != null) {
            try {
                return keeping(kept, plan, steps);
            } catch (IOException e) {
                close();
                if (!(e instanceof java.io.EOFException || e instanceof java.net.SocketException)) {
                    throw e;
                }
                // The server may close a kept connection at any time; then the request was not
                // seen.
            }
        }
        var fresh = new Connection(server, patience);
        connection = fresh;
        try {
            return keeping(fresh, plan, steps);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer keeping(Connection open, Plan plan, List<Step> steps) throws IOException {
        var answer = open.exchange(steps, plan.draft().method);
        if (answer.header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return answer;
    }

    @Override
    public void close() {
        var old = connection;
        connection = null;
        if (old != null) {
            old.close();
        }
    }
}
