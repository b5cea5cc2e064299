package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Asker.GivenUp;
import dev.waybill.proof.soak.Entry.Abandoned;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** All customers: so many at once, each served to the end. */
final class Crowd implements Visit.Askers, AutoCloseable {

    private final List<URI> servers;
    private final AtomicInteger askers = new AtomicInteger();
    private final Journal journal;
    private final BooleanSupplier givenUp;
    private final Deque<Asker> idle = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Crowd(List<URI> servers, Journal journal, BooleanSupplier givenUp) {
        this.servers = servers;
        this.journal = journal;
        this.givenUp = givenUp;
    }

    /**
     * Returns when all have come to their end, or have given up.
     *
     * @param done is told after each, how many have
     */
    void shop(
            int orders,
            int atOnce,
            IntFunction<Wish> wishes,
            List<String> products,
            IntConsumer done)
            throws InterruptedException {
        var next = new AtomicInteger();
        var ended = new AtomicInteger();
        var customers = new ArrayList<Future<?>>();
        for (var i = 0; i < Math.min(atOnce, orders); i++) {
            customers.add(
                    threads.submit(() -> {
                        for (var n = next.getAndIncrement();
                                n < orders;
                                n = next.getAndIncrement()) {
                            visit(wishes.apply(n), products);
                            done.accept(ended.incrementAndGet());
                        }
                    }));
        }
        for (var customer : customers) {
            try {
                customer.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("a customer has broken down", e.getCause());
            }
        }
    }

    /** An answer that cannot be is told as one of the client's complaints. */
    private void visit(Wish wish, List<String> products) {
        try {
            var visit = new Visit(wish, products, this, journal, threads);
            visit.pay();
            if (wish.back() != Wish.Back.NOTHING && !visit.orders().isEmpty()) {
                later(wish, visit.orders().getFirst());
            }
        } catch (GivenUp | IllegalStateException e) {
            abandoned(wish, e);
        }
    }

    /** What was bought has to be delivered first: nobody waits for that in the shop. */
    private void later(Wish wish, String order) {
        threads.execute(() -> {
            try {
                new SendBack(wish, order, this, journal).play();
            } catch (GivenUp | IllegalStateException e) {
                abandoned(wish, e);
            }
        });
    }

    private void abandoned(Wish wish, RuntimeException why) {
        journal.write(new Abandoned(Asker.now(), wish.number(), String.valueOf(why.getMessage())));
    }

    @Override
    public <T> T with(Function<Asker, T> use) {
        var asker = taken();
        try {
            return use.apply(asker);
        } finally {
            give(asker);
        }
    }

    private Asker taken() {
        lock.lock();
        try {
            var asker = idle.pollFirst();
            return asker == null
                    ? new Asker(servers, askers.getAndIncrement(), journal, givenUp)
                    : asker;
        } finally {
            lock.unlock();
        }
    }

    private void give(Asker asker) {
        lock.lock();
        try {
            idle.addFirst(asker);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(Asker::close);
    }
}
