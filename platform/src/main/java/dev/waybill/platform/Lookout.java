package dev.waybill.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for all who wait with one query at a time: whoever asks while a query runs is answered by
 * the next one, together with everybody else who asked meanwhile. A hundred customers who watch
 * their checkouts then cost about as much as one.
 */
public final class Lookout<T> {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Function<Collection<UUID>, Map<UUID, T>> query;
    private final ConcurrentLinkedQueue<Ask<T>> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> running =
            new AtomicReference<>();
    private final Patience patience;

    private record Ask<T>(UUID id, CompletableFuture<Optional<T>> answer) {}

    /**
     * @param query finds what there is of some ids; it starts after the question was asked
     */
    public Lookout(Function<Collection<UUID>, Map<UUID, T>> query, Patience patience) {
        this.query = query;
        this.patience = patience;
    }

    public Optional<T> look(UUID id) {
        var ask = new Ask<>(id, new CompletableFuture<Optional<T>>());
        asked.add(ask);
        while (!ask.answer().isDone()) {
            var mine = new CompletableFuture<Boolean>();
            var others = running.compareAndExchange(null, mine);
            if (others == null) {
                run(mine, ask);
            } else {
                await(others);
            }
        }
        return join(ask.answer());
    }

    private void run(CompletableFuture<Boolean> mine, Ask<T> ask) {
        try {
            if (!ask.answer().isDone()) {
                answerAll();
            }
        } finally {
            running.set(null);
            mine.complete(true);
        }
    }

    /** The end of the query that runs; then it is somebody's turn to ask for all who wait. */
    private void await(CompletableFuture<Boolean> query) {
        try {
            patience.await(query, LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** How many have asked and wait for the next query. */
    int waiting() {
        return asked.size();
    }

    private void answerAll() {
        var asks = drained();
        try {
            var ids = new HashSet<UUID>();
            asks.forEach(ask -> ids.add(ask.id()));
            var found = query.apply(ids);
            asks.forEach(ask -> ask.answer().complete(Optional.ofNullable(found.get(ask.id()))));
        } catch (RuntimeException | Error failure) {
            asks.forEach(ask -> ask.answer().completeExceptionally(failure));
        }
    }

    private List<Ask<T>> drained() {
        var asks = new ArrayList<Ask<T>>();
        for (@Nullable Ask<T> ask; (ask = asked.poll()) != null; ) {
            asks.add(ask);
        }
        return asks;
    }

    private static <T> Optional<T> join(CompletableFuture<Optional<T>> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
