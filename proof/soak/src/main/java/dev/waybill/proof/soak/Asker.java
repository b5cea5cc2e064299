package dev.waybill.proof.soak;

import dev.waybill.bench.Client;
import dev.waybill.bench.Reply;
import dev.waybill.bench.Unusable;
import dev.waybill.contracts.Wire;
import dev.waybill.proof.soak.Entry.Answered;
import dev.waybill.proof.soak.Entry.Sent;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Entry.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks until it is answered, under one key, and writes down what it asks and is answered. For one
 * thread at a time.
 */
final class Asker implements AutoCloseable {

    private static final long FIRST_PAUSE = 20_000_000;
    private static final long LONGEST_PAUSE = 1_000_000_000;
    private static final InstantSource MACHINE = InstantSource.system();

    private final List<Client> clients;
    private int turn;
    private final Journal journal;
    private final BooleanSupplier givenUp;

    /**
     * @param servers of which it goes to one, and to the next when it is not served
     * @param turn the first that it goes to
     * @param givenUp whether nobody may wait any longer
     */
    Asker(List<URI> servers, int turn, Journal journal, BooleanSupplier givenUp) {
        this.clients = servers.stream().map(Client::new).toList();
        this.turn = turn;
        this.journal = journal;
        this.givenUp = givenUp;
    }

    /** The client's patience is at its end. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp(String why) {
            super(why);
        }
    }

    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status / 100 == 2;
        }

        String code() {
            return body.path("code").asString("");
        }

        String need(String field) {
            var value = body.path(field).asString("");
            if (value.isEmpty()) {
                throw new IllegalStateException("an answer without " + field + ": " + body);
            }
            return value;
        }
    }

    static long now() {
        return MACHINE.millis();
    }

    private Client client() {
        return clients.get(Math.floorMod(turn, clients.size()));
    }

    Answer must(
            int wish,
            Step step,
            String path,
            String body,
            @Nullable String subject,
            @Nullable Map<String, Integer> lines) {
        var answer = ask(wish, step, path, body, subject, lines);
        if (!answer.ok()) {
            throw new Unusable(
                    "Waybill refuses POST "
                            + path
                            + " ("
                            + answer.status()
                            + "): "
                            + answer.body());
        }
        return answer;
    }

    /** Under a key of its own. */
    Answer ask(
            int wish,
            Step step,
            String path,
            String body,
            @Nullable String subject,
            @Nullable Map<String, Integer> lines) {
        return ask(wish, step, UUID.randomUUID(), path, body, subject, lines);
    }

    /** The answer, whatever it is, once it is one for good. */
    Answer ask(
            int wish,
            Step step,
            UUID key,
            String path,
            String body,
            @Nullable String subject,
            @Nullable Map<String, Integer> lines) {
        for (var pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            journal.write(new Sent(now(), wish, step, key, subject, lines));
            String why;
            try {
                var reply = client().send(step.method(), path, body, key.toString());
                if (!comesLater(reply)) {
                    return answered(wish, step, key, reply);
                }
                why = reply.ok() ? "PRICING" : reply.trouble();
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
            }
            journal.write(new Unanswered(now(), wish, step, key, why));
            rest(pause, path, why);
        }
    }

    private Answer answered(int wish, Step step, UUID key, Reply reply) {
        var answer = new Answer(reply.status(), Wire.mapper().readTree(reply.body()));
        journal.write(
                new Answered(
                        now(),
                        wish,
                        step,
                        key,
                        answer.status(),
                        answer.ok() ? id(step, answer.body()) : null,
                        answer.ok() ? null : answer.code()));
        return answer;
    }

    private static @Nullable String id(Step step, JsonNode body) {
        var field =
                switch (step) {
                    case PRODUCT, RENAME -> "productId";
                    case RECEIVE -> "receiptId";
                    case HOLD, LET_GO -> "reservationId";
                    case CART, ITEM -> "cartId";
                    case CHECKOUT, PLACE, AGAIN, TAKE_BACK -> "checkoutSessionId";
                    case CANCEL -> "orderId";
                    case RETURN, CLAIM, ALLOW, RESTOCK, SCRAP -> "returnId";
                    case PROMOTION -> "code";
                    case CONTACT -> "locale"; // it has no id of its own
                };
        var value = body.path(field).asString("");
        return value.isEmpty() ? null : value;
    }

    /**
     * Busy, broken for the moment, another try under the same key is under way, or a promotion has
     * not answered yet: whoever asks again under the same key is told what it said.
     */
    private static boolean comesLater(Reply reply) {
        return reply.status() >= 500
                || reply.ok() && reply.text().contains("\"status\":\"PRICING\"")
                || reply.status() == 429
                || reply.status() == 409 && reply.text().contains("\"retryable\":true");
    }

    /** Looks until somebody answers; what is not there yet is looked for again. */
    Answer look(String path) {
        for (var pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            String why;
            try {
                var reply = client().get(path);
                if (reply.ok()) {
                    return new Answer(reply.status(), Wire.mapper().readTree(reply.body()));
                }
                why = reply.trouble();
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
            }
            rest(pause, path, why);
        }
    }

    private void rest(long pause, String path, String why) {
        if (givenUp.getAsBoolean()) {
            throw new GivenUp(path + ": " + why);
        }
        turn++;
        LockSupport.parkNanos(pause);
    }

    /** Goes on waiting, unless it has given up. */
    void stillWaits(String why) {
        if (givenUp.getAsBoolean()) {
            throw new GivenUp(why);
        }
    }

    @Override
    public void close() {
        clients.forEach(Client::close);
    }
}
