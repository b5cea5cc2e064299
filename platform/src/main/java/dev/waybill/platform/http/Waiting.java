package dev.waybill.platform.http;

import dev.waybill.platform.Patience;
import dev.waybill.platform.Setback;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;

/** One command between its being asked and its outcome. */
final class Waiting<C> {

    private final C command;
    private final Asking asking;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    Waiting(C command, Asking asking) {
        this.command = command;
        this.asking = asking;
    }

    C command() {
        return command;
    }

    Asking asking() {
        return asking;
    }

    /** Whether anybody still wants to know. */
    boolean isOpen() {
        return !outcome.isDone();
    }

    void settle(Outcome come) {
        outcome.complete(come);
    }

    void fail(Throwable failure) {
        outcome.completeExceptionally(
                switch (Setback.of(failure)) {
                    case CONFLICT -> Problem.tryAgain(503, "busy", "Others were in the way.");
                    case OUTAGE -> Problem.unavailable();
                    case UNKNOWN -> unknown();
                    case FAULT -> failure;
                });
    }

    private Problem unknown() {
        return Problem.tryAgain(
                503,
                "outcome-unknown",
                asking.idempotencyKey() == null
                        ? "The database was lost while the request was being done. Look before you ask again."
                        : "The database was lost while the request was being done. Ask again with the same Idempotency-Key.");
    }

    void onFailure(Consumer<Throwable> report) {
        outcome.whenComplete((_, failure) -> {
            if (failure != null) {
                report.accept(failure);
            }
        });
    }

    /**
     * @throws Problem if the command is refused, or has no outcome in time: then it is not begun
     *     any more
     */
    <T> ResponseEntity<T> respond(Duration within, Patience patience) {
        try {
            if (!patience.await(outcome, within)) {
                throw abandon("busy", "The answer takes too long.");
            }
            return outcome.get().respond();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandon("stopping", "Waybill is stopping.");
        }
    }

    private Problem abandon(String code, String why) {
        var problem =
                Problem.tryAgain(503, code, why + " Ask again with the same Idempotency-Key.");
        outcome.completeExceptionally(problem);
        return problem;
    }
}
