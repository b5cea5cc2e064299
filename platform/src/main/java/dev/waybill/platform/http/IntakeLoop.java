package dev.waybill.platform.http;

import dev.waybill.platform.Patience;
import dev.waybill.platform.Setback;
import dev.waybill.platform.messaging.Transactor;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Takes all commands that are waiting, handles them in one transaction, answers each. While nobody
 * else is there a command goes at once; while a batch is under way the next one gathers.
 */
final class IntakeLoop<C> implements Intake<C>, Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);

    private final String system;
    private final RequestHandler<C> handler;
    private final Transactor transactor;
    private final Idempotency idempotency;
    private final Limits limits;
    private final Patience patience;
    private final WaitingRoom<C> room;

    /**
     * @param waiting commands that may wait for their batch
     * @param atOnce commands in one batch
     * @param answerWithin how long a caller waits
     */
    record Limits(int waiting, int atOnce, Duration answerWithin) {
        static final Limits USUAL = new Limits(10_000, 256, Duration.ofSeconds(30));
    }

    IntakeLoop(
            String system,
            RequestHandler<C> handler,
            Transactor transactor,
            Idempotency idempotency,
            Limits limits,
            Patience patience) {
        this.system = system;
        this.handler = handler;
        this.transactor = transactor;
        this.idempotency = idempotency;
        this.limits = limits;
        this.patience = patience;
        this.room = new WaitingRoom<>(limits.waiting(), patience);
    }

    @Override
    public <T> ResponseEntity<T> ask(Asking asking, C command) {
        var waiting = new Waiting<>(command, asking);
        room.enter(waiting);
        return waiting.respond(limits.answerWithin(), patience);
    }

    @Override
    public void leave(Asking asking, C command) {
        var waiting = new Waiting<>(command, asking);
        waiting.onFailure(
                failure -> LOG.warn("{} could not take {}", system, asking.operation(), failure));
        room.enter(waiting);
    }

    /** Until it is closed and everybody who waited has been served. */
    @Override
    public void run() {
        try {
            while (!room.isDone()) {
                var batch = room.next(limits.atOnce());
                if (!batch.isEmpty()) {
                    serve(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.leave();
        }
    }

    private void serve(List<Waiting<C>> batch) {
        try {
            handle(batch, true);
        } catch (Error broken) {
            // It may have been thrown after the commit: to try again could do it twice.
            batch.forEach(each -> each.fail(broken));
        }
    }

    private void handle(List<Waiting<C>> batch, boolean mayTryAgain) {
        try {
            attempt(batch);
        } catch (RuntimeException failure) {
            if (mayTryAgain && isWorthIt(failure, batch.size())) {
                handle(batch, false);
            } else if (batch.size() > 1 && isSomeones(failure)) {
                batch.forEach(one -> handle(List.of(one), true));
            } else {
                batch.forEach(each -> each.fail(failure));
            }
        }
    }

    /** One transaction. Who has given up waiting is left out. */
    private void attempt(List<Waiting<C>> batch) {
        var open = batch.stream().filter(Waiting::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        var outcomes =
                transactor.run(
                        system,
                        (outbox, now) ->
                                new Round<>(open, idempotency).decide(handler, outbox, now));
        outcomes.forEach(Waiting::settle);
    }

    /**
     * A fresh look helps who was alone in the way of others; a fresh connection helps everybody.
     */
    private static boolean isWorthIt(RuntimeException failure, int batch) {
        return switch (Setback.of(failure)) {
            case CONFLICT -> batch == 1;
            case OUTAGE -> !(failure instanceof CannotCreateTransactionException);
            case UNKNOWN -> false;
            case FAULT -> batch == 1 && failure instanceof DuplicateKeyException;
        };
    }

    private static boolean isSomeones(RuntimeException failure) {
        return switch (Setback.of(failure)) {
            case CONFLICT, FAULT -> true;
            case OUTAGE, UNKNOWN -> false;
        };
    }

    /** Those who wait are still served; nobody else comes in. */
    @Override
    public void close() {
        room.close();
    }

    /** Nobody is served any more. */
    void abandon() {
        room.leave();
    }
}
