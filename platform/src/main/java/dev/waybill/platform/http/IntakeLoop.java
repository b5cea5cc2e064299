package dev.waybill.platform.http;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.messaging.Outbox;
import dev.waybill.platform.messaging.Transactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/**
 * Takes all commands that are waiting, handles them in one transaction, answers each. While nobody
 * else is there a command goes at once; while a batch is under way the next one gathers.
 */
public final class IntakeLoop<C> implements Intake<C>, Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 256;
    private static final long ANSWER_WITHIN_SECONDS = 30;

    private final BlockingQueue<Waiting<C>> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final String system;
    private final RequestHandler<C> handler;
    private final Transactor transactor;
    private final Idempotency idempotency;
    private volatile boolean running = true;

    IntakeLoop(
            String system,
            RequestHandler<C> handler,
            Transactor transactor,
            Idempotency idempotency) {
        this.system = system;
        this.handler = handler;
        this.transactor = transactor;
        this.idempotency = idempotency;
    }

    private record Waiting<C>(C command, Asking asking, CompletableFuture<Outcome> outcome) {}

    @Override
    public <T> ResponseEntity<T> ask(Asking asking, C command) {
        try {
            return submit(asking, command).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS).respond();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw Problem.tryAgain(
                    503,
                    "busy",
                    "The answer takes too long. Ask again with the same Idempotency-Key.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.tryAgain(
                    503,
                    "stopping",
                    "Waybill is stopping. Ask again with the same Idempotency-Key.");
        }
    }

    @Override
    public void leave(Asking asking, C command) {
        submit(asking, command)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warn("{} could not take {}", system, asking.operation(), failure);
                    }
                });
    }

    private CompletableFuture<Outcome> submit(Asking asking, C command) {
        var waiting = new Waiting<>(command, asking, new CompletableFuture<Outcome>());
        if (!running || !queue.offer(waiting)) {
            waiting.outcome()
                    .completeExceptionally(
                            Problem.tryAgain(
                                    503,
                                    "busy",
                                    "Too many requests are waiting. Try again in a second."));
        }
        return waiting.outcome();
    }

    @Override
    public void run() {
        while (running) {
            try {
                var first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    take(first);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(Waiting<C> first) {
        var batch = new ArrayList<Waiting<C>>();
        batch.add(first);
        queue.drainTo(batch, MOST_AT_ONCE - 1);
        try {
            handle(batch);
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                batch.getFirst().outcome().completeExceptionally(failure);
            } else {
                batch.forEach(this::handleAlone);
            }
        }
    }

    private void handleAlone(Waiting<C> one) {
        try {
            handle(List.of(one));
        } catch (RuntimeException failure) {
            one.outcome().completeExceptionally(failure);
        }
    }

    private void handle(List<Waiting<C>> batch) {
        var outcomes = transactor.run(system, (outbox, now) -> decide(batch, outbox, now));
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).outcome().complete(outcomes.get(i));
        }
    }

    private List<Outcome> decide(List<Waiting<C>> batch, Outbox outbox, Instant now) {
        var requests = new ArrayList<@Nullable Request<C>>(batch.size());
        var outcomes = claim(batch, now);
        for (var i = 0; i < batch.size(); i++) {
            var one = batch.get(i);
            requests.add(
                    outcomes.get(i) == null ? new Request<>(one.command(), one.asking()) : null);
        }
        var open =
                requests.stream()
                        .filter(java.util.Objects::nonNull)
                        .map(each -> requireNonNull(each))
                        .toList();
        if (!open.isEmpty()) {
            handler.handle(new Requests<>(open, now), outbox);
        }
        var all = new ArrayList<Outcome>(batch.size());
        for (var i = 0; i < batch.size(); i++) {
            var given = outcomes.get(i);
            all.add(given != null ? given : Outcome.of(requireNonNull(requests.get(i))));
        }
        keep(batch, outcomes, all);
        return all;
    }

    /**
     * What is answered already: replays, keys that stand for something else, keys asked twice in
     * this very batch.
     */
    private List<@Nullable Outcome> claim(List<Waiting<C>> batch, Instant now) {
        var claims = new ArrayList<Idempotency.@Nullable Claim>();
        var first = new HashSet<String>();
        var twice = new HashSet<Integer>();
        for (var i = 0; i < batch.size(); i++) {
            var asking = batch.get(i).asking();
            var key = asking.idempotencyKey();
            claims.add(
                    key == null
                            ? null
                            : new Idempotency.Claim(
                                    key,
                                    asking.operation(),
                                    Idempotency.fingerprint(asking, batch.get(i).command())));
            if (key != null && !first.add(key)) {
                twice.add(i);
            }
        }
        var unique = new HashMap<String, Idempotency.Claim>();
        claims.stream()
                .filter(java.util.Objects::nonNull)
                .map(each -> requireNonNull(each))
                .forEach(each -> unique.putIfAbsent(each.key(), each));
        var kept =
                unique.isEmpty()
                        ? java.util.Map.<String, Idempotency.Kept>of()
                        : idempotency.claim(List.copyOf(unique.values()), now);
        var outcomes = new ArrayList<@Nullable Outcome>();
        for (var i = 0; i < batch.size(); i++) {
            var claim = claims.get(i);
            outcomes.add(
                    claim == null
                            ? null
                            : Outcome.known(claim, kept.get(claim.key()), twice.contains(i)));
        }
        return outcomes;
    }

    private void keep(List<Waiting<C>> batch, List<@Nullable Outcome> known, List<Outcome> all) {
        var answers = new ArrayList<Idempotency.Kept>();
        for (var i = 0; i < batch.size(); i++) {
            var key = batch.get(i).asking().idempotencyKey();
            if (key != null && known.get(i) == null) {
                answers.add(all.get(i).kept(key));
            }
        }
        if (!answers.isEmpty()) {
            idempotency.keep(answers);
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
