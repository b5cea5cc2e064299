package dev.waybill.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same to many, some at a time. */
final class Crowd {

    private Crowd() {}

    /**
     * @return what came of each, in the order of {@code all}; the first failure is thrown
     */
    static <T, R> List<R> each(List<T> all, int atOnce, Function<T, R> work) {
        var seats = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var futures =
                        all.stream()
                                .map(one -> threads.submit(() -> seated(seats, one, work)))
                                .toList();
                return futures.stream().map(Crowd::result).toList();
            } catch (RuntimeException e) {
                threads.shutdownNow(); // nobody waits for the others
                throw e;
            }
        }
    }

    private static <T, R> R seated(Semaphore seats, T one, Function<T, R> work)
            throws InterruptedException {
        seats.acquire();
        try {
            return work.apply(one);
        } finally {
            seats.release();
        }
    }

    static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("The run was interrupted.", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
