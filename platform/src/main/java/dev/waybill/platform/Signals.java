package dev.waybill.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Wakes those who wait for one id to change. A signal from another process is missed, so the wait
 * also looks by itself.
 */
public final class Signals {

    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration LAST_LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int LOOK_AT_ONCE = 8;

    /**
     * Those who wait are many and the database's connections few: they never starve those who work.
     */
    private final Semaphore looking = new Semaphore(LOOK_AT_ONCE);

    private final Map<UUID, Set<CompletableFuture<Boolean>>> waiting = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Patience patience;

    public Signals(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Call after the commit that changed {@code id}. */
    public void raise(UUID id) {
        var waiters = waiting.remove(id);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(true));
        }
    }

    /**
     * Asks until there is an answer or the time is over; the last answer, empty or not, is
     * returned.
     */
    public <T> Optional<T> await(UUID id, Duration atMost, Supplier<Optional<T>> question) {
        return awaitTogether(id, atMost, () -> ask(question));
    }

    /** For {@link #awaitTogether}. */
    public <T> Lookout<T> lookout(Function<Collection<UUID>, Map<UUID, T>> query) {
        return new Lookout<>(query, patience);
    }

    /** As {@link #await}, for a question to a {@link Lookout}: there any number may ask at once. */
    public <T> Optional<T> awaitTogether(UUID id, Duration atMost, Supplier<Optional<T>> question) {
        var deadline = clock.instant().plus(atMost);
        for (var again = FIRST_LOOK_AGAIN; ; again = later(again)) {
            var signal = new CompletableFuture<Boolean>();
            // Registered before asking: a change between the question and the wait is not missed.
            waiting.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(signal);
            try {
                var answer = question.get();
                var left = Duration.between(clock.instant(), deadline);
                if (answer.isPresent() || !left.isPositive()) {
                    return answer;
                }
                pause(signal, left.compareTo(again) < 0 ? left : again);
            } finally {
                forget(id, signal);
            }
        }
    }

    /** Until the next signal, or until the time is over; it may have come just before. */
    public void next(UUID id, Duration atMost) {
        var signal = new CompletableFuture<Boolean>();
        waiting.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(signal);
        try {
            pause(signal, atMost);
        } finally {
            forget(id, signal);
        }
    }

    private <T> Optional<T> ask(Supplier<Optional<T>> question) {
        looking.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            looking.release();
        }
    }

    private static Duration later(Duration again) {
        var twice = again.multipliedBy(2);
        return twice.compareTo(LAST_LOOK_AGAIN) < 0 ? twice : LAST_LOOK_AGAIN;
    }

    private void pause(CompletableFuture<Boolean> signal, Duration atMost) {
        try {
            patience.await(signal, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    private void forget(UUID id, CompletableFuture<Boolean> signal) {
        waiting.computeIfPresent(
                id,
                (_, waiters) -> {
                    waiters.remove(signal);
                    return waiters.isEmpty() ? null : waiters;
                });
    }
}
