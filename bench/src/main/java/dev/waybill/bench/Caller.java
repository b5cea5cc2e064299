package dev.waybill.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client that bears with a server that is busy or away for a while. Everything that it posts has
 * an idempotency key, so asking again is harmless. One thread at a time.
 */
final class Caller implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(2).toNanos();

    private final Client client;
    private final Duration patience;

    Caller(Client client) {
        this(client, PATIENCE);
    }

    Caller(Client client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    Reply get(String path) {
        return ask("GET", path, null, null);
    }

    Reply post(String path, String json, UUID key) {
        return ask("POST", path, json, key.toString());
    }

    Reply put(String path, String json, UUID key) {
        return ask("PUT", path, json, key.toString());
    }

    Reply patch(String path, String json, UUID key) {
        return ask("PATCH", path, json, key.toString());
    }

    /** Like {@link #post}, where anything but a 2xx is the end of the run. */
    Reply mustPost(String path, String json, UUID key) {
        return must("POST " + path, post(path, json, key));
    }

    Reply mustGet(String path) {
        return must("GET " + path, get(path));
    }

    static Reply must(String operation, Reply reply) {
        if (!reply.ok()) {
            throw new Unusable(
                    "Waybill refused " + operation + " (" + reply.trouble() + "): " + reply.text());
        }
        return reply;
    }

    private Reply ask(String method, String path, @Nullable String json, @Nullable String key) {
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            var attempt = attempt(method, path, json, key);
            if (attempt.reply() != null && !again(attempt.reply())) {
                return attempt.reply();
            }
            if (System.nanoTime() + pause > deadline) {
                throw new Unusable(
                        "Waybill has not answered %s %s for %d s (%s)."
                                .formatted(method, path, patience.toSeconds(), attempt.trouble()));
            }
            if (!Pace.until(System.nanoTime() + pause)) {
                throw new Unusable("The run was interrupted.");
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    private record Attempt(@Nullable Reply reply, String trouble) {}

    private Attempt attempt(
            String method, String path, @Nullable String json, @Nullable String key) {
        try {
            var reply = client.send(method, path, json, key);
            return new Attempt(reply, reply.ok() ? "" : reply.trouble());
        } catch (IOException e) {
            return new Attempt(null, String.valueOf(e.getMessage()));
        }
    }

    /** Busy, broken for the moment, or the first try of the same key is still under way. */
    private static boolean again(Reply reply) {
        var status = reply.status();
        return status == 429
                || status >= 500
                || status == 409 && reply.text().contains("\"retryable\":true");
    }

    @Override
    public void close() {
        client.close();
    }
}
