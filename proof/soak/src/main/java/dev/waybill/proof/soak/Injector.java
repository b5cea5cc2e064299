package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private static final Duration LONG_ENOUGH_TO_BE_SEEN = Duration.ofSeconds(5);
    private static final Duration LEAP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LEAPS = Duration.ofMillis(200);
    private static final Duration BETWEEN_BOUNCES = Duration.ofMillis(150);
    private static final Duration IN_THE_WAY = Duration.ofMillis(150);
    private static final int LOOKS = 40;
    private static final int LOOKS_PER_TURN = 2;

    private final World world;
    private final Path file;
    private final Consumer<String> note;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Strike> strikes = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Fault> waiting = new HashSet<>();
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

    /**
     * Returns when all that are to strike before so many orders have begun to: a fault that meets
     * nobody shows nothing.
     */
    void awaitBegun(int orders) {
        locked(() -> {
            while (!ended && waiting.stream().anyMatch(fault -> fault.at() <= orders)) {
                changed.awaitUninterruptibly();
            }
        });
    }

    /** What is going to strike. */
    void expect(List<Fault> plan) {
        locked(() -> waiting.addAll(plan));
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
        locked(() -> {
            waiting.remove(fault);
            changed.signalAll();
        });
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
        } else if (kind == Fault.Kind.AWAY_SIMULATORS) {
            stayAway(fault);
        } else if (kind == Fault.Kind.ONLY_WEBHOOKS) {
            leaveItToWebhooks(fault);
        } else if (kind == Fault.Kind.RESTART_EVERYTHING) {
            world.restart();
        } else if (kind == Fault.Kind.CLOCK_JUMPS) {
            world.clock().jump(Duration.ofSeconds(fault.amount()));
        } else {
            turn(fault);
        }
    }

    /**
     * Time flies while they are away. What waits for them asks every five minutes by then, so as
     * much time goes by when they are back.
     */
    private void stayAway(Fault fault) {
        world.kill(fault.kind().part());
        hurry(Duration.ofMinutes(fault.amount()));
        rest(LONG_ENOUGH_TO_BE_SEEN);
        world.start(fault.kind().part());
        hurry(Duration.ofMinutes(6));
    }

    private void hurry(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(LEAP)) {
            world.clock().jump(LEAP);
            rest(BETWEEN_LEAPS);
        }
    }

    /** Providers do what they are asked, and only their webhooks say so: those must not be lost. */
    private void leaveItToWebhooks(Fault fault) {
        try (var bouncer = new Bouncer(Soak.source(world))) {
            for (var look = 0; look < LOOKS && bouncer.shown() < fault.amount(); look++) {
                if (look % LOOKS_PER_TURN == 0) {
                    Dials.turn(world.admin(), fault);
                }
                bouncer.standsInTheWay();
                rest(IN_THE_WAY);
                bouncer.showsOut();
                rest(BETWEEN_BOUNCES);
            }
        }
        Dials.reset(world.admin());
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
