package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets the faults of a plan strike when their number of orders has come. Of those that take a
 * process away there is one at a time; the others may strike meanwhile.
 */
final class Injector implements AutoCloseable {

    /** What is turned stays turned for so many orders, or for so long. */
    private static final int SPAN = 150;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final World world;
    private final Path file;
    private final Consumer<String> note;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Strike> strikes = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int progress;
    private boolean ended;

    /**
     * @param file each fault is a line in it, once it is over
     * @param note is told what is wrong now
     */
    Injector(World world, Path file, Consumer<String> note) {
        this.world = world;
        this.file = file;
        this.note = note;
    }

    /** So many orders have come to their end. */
    void progress(int orders) {
        locked(() -> {
            progress = Math.max(progress, orders);
            changed.signalAll();
        });
    }

    /** Returns when all have struck and are over. */
    void strike(List<Fault> plan) throws InterruptedException {
        var away = plan.stream().filter(fault -> fault.kind().takesAway()).toList();
        var others = plan.stream().filter(fault -> !fault.kind().takesAway()).toList();
        var both = List.of(later(away), later(others));
        for (var one : both) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failed
                        ? failed
                        : new IllegalStateException(e.getCause());
            }
        }
        calm();
    }

    private Future<?> later(List<Fault> faults) {
        return threads.submit(() -> faults.forEach(this::strike));
    }

    private void strike(Fault fault) {
        if (!awaitOrders(fault.at(), Duration.ofDays(1))) {
            return;
        }
        note.accept(fault.words());
        var from = Asker.now();
        var offset = world.clock().offset().toMillis();
        happen(fault);
        note.accept("");
        over(new Strike(fault, from, Asker.now(), offset));
    }

    private void happen(Fault fault) {
        var kind = fault.kind();
        if (kind.kills()) {
            world.kill(kind.part());
            rest(Duration.ofSeconds(fault.amount()));
            world.start(kind.part());
        } else if (kind.stops()) {
            world.pause(kind.part());
            rest(Duration.ofSeconds(fault.amount()));
            world.resume(kind.part());
        } else if (kind.cuts()) {
            world.proxy(kind.part()).cut(moment(kind), fault.amount());
        } else if (kind == Fault.Kind.RESTART_EVERYTHING) {
            world.restart();
        } else if (kind == Fault.Kind.CLOCK_JUMPS) {
            world.clock().jump(Duration.ofSeconds(fault.amount()));
        } else {
            turn(fault);
        }
    }

    private static Proxy.Moment moment(Fault.Kind kind) {
        return kind.name().endsWith("_BEFORE") ? Proxy.Moment.BEFORE : Proxy.Moment.AFTER;
    }

    /** The dials of a killed process are back where they were: that ends it early. */
    private void turn(Fault fault) {
        Dials.turn(world.admin(), fault);
        var until = locked(() -> progress) + SPAN;
        awaitOrders(until, LONGEST);
        Dials.reset(world.admin());
    }

    /** False if the run has ended. */
    private boolean awaitOrders(int orders, Duration most) {
        return locked(() -> {
            var left = most.toNanos();
            while (progress < orders && !ended && left > 0) {
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !ended;
        });
    }

    private void rest(Duration time) {
        awaitOrders(Integer.MAX_VALUE, time);
    }

    private void over(Strike strike) {
        locked(() -> {
            strikes.add(strike);
            try {
                Files.writeString(
                        file,
                        Wire.mapper().writeValueAsString(strike) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<Strike> strikes() {
        return locked(() -> List.copyOf(strikes));
    }

    private void calm() {
        for (var part : Part.values()) {
            world.proxy(part).calm();
        }
        Dials.reset(world.admin());
        note.accept("calm");
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing strikes any more. */
    @Override
    public void close() {
        locked(() -> {
            ended = true;
            changed.signalAll();
        });
        threads.close();
    }
}
