package dev.waybill.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves many at once and begins them in their order; those of one customer one after the other.
 * The first failure stops it.
 */
final class Queue<T> {

    private final Function<T, String> customer;
    private final Consumer<T> work;
    private final Semaphore seats;
    private final Map<String, CompletableFuture<Boolean>> last = new HashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Queue(int atOnce, Function<T, String> customer, Consumer<T> work) {
        this.customer = customer;
        this.work = work;
        this.seats = new Semaphore(atOnce);
    }

    /** When one may begin. */
    interface Gate<T> {
        /**
         * @return false to stop
         */
        boolean pass(T one);
    }

    void serve(List<T> all, Gate<T> gate) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                if (failure.get() != null || !gate.pass(one) || !sit()) {
                    break;
                }
                var mine = new CompletableFuture<Boolean>();
                var before = last.put(customer.apply(one), mine);
                threads.execute(() -> serve(one, before, mine));
            }
        }
        fail();
    }

    private boolean sit() {
        try {
            seats.acquire();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(
            T one, @Nullable CompletableFuture<Boolean> before, CompletableFuture<Boolean> mine) {
        try {
            if (before == null || before.get()) {
                work.accept(one);
                mine.complete(true);
            }
        } catch (InterruptedException _) {
            // Whoever serves is told to stop, and knows.
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            mine.complete(false); // those behind it do not begin
            seats.release();
        }
    }

    private void fail() {
        var cause = failure.get();
        if (cause instanceof CompletionException && cause.getCause() instanceof Unusable unusable) {
            throw unusable;
        }
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }
}
