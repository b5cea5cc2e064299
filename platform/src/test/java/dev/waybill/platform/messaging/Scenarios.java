package dev.waybill.platform.messaging;

import dev.waybill.platform.messaging.KernelWorld.ReaderKind;
import dev.waybill.platform.messaging.KernelWorld.RelayKind;
import dev.waybill.platform.messaging.KernelWorld.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * What is done to a kernel; the proof runs each with the real parts, and the mutants with wrong
 * ones.
 */
final class Scenarios {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Scenarios() {}

    /**
     * A relay that dies at every third time it comes to a step, and is replaced, while writers
     * write.
     */
    static Verdict relayDiesAt(
            Step step, RelayKind relayKind, ReaderKind readerKind, Duration patience)
            throws Exception {
        try (var world = new KernelWorld();
                var writers = new Writers(world)) {
            world.reader("r", readerKind);
            writers.start(8, 60, 10);
            for (var death = 0; death < 6; death++) {
                tellUntil(world, world.relay(relayKind.with(dyingAt(step, 3)))::isDead);
            }
            world.relay(relayKind);
            writers.await();
            return world.settle("r", patience);
        }
    }

    private static Step.Probe dyingAt(Step fatal, int time) {
        var times = new AtomicInteger();
        return step -> {
            if (step == fatal && times.incrementAndGet() == time) {
                throw new Died();
            }
        };
    }

    /** Writers whose commits are out of the order of their ids. */
    static Verdict writersCommitLate(RelayKind relayKind, Duration patience) throws Exception {
        try (var world = new KernelWorld();
                var writers = new Writers(world)) {
            world.reader("r", ReaderKind.normal());
            world.relay(relayKind);
            writers.tellLate(
                    world.key(100),
                    () -> {
                        world.tell(world.key(101));
                        Awaitility.await("a later id that was committed first")
                                .atMost(PATIENCE)
                                .until(() -> world.heardCount("r") == 1);
                    });
            writers.start(16, 80, 40).await();
            return world.settle("r", patience);
        }
    }

    /**
     * A relay falls asleep at a step, another one takes over and sends on, then the first one wakes
     * up.
     */
    static Verdict zombieWakesUpAt(Step step, ReaderKind readerKind) throws Exception {
        try (var world = new KernelWorld();
                var writers = new Writers(world)) {
            var asleep = new CountDownLatch(1);
            var wake = new CountDownLatch(1);
            world.reader("r", readerKind);
            var zombie =
                    world.relay(
                            RelayKind.normal().unguarded().with(sleepingAt(step, asleep, wake)));
            writers.start(4, 60, 10);
            tellUntil(world, () -> asleep.getCount() == 0);
            world.relay(RelayKind.normal().unguarded());
            writers.await();
            world.settle("r", PATIENCE);
            wake.countDown();
            for (var i = 0; i < 20; i++) {
                world.tell(world.key(i % 10));
            }
            var verdict = world.settle("r", PATIENCE);
            zombie.stop();
            return verdict;
        }
    }

    private static Step.Probe sleepingAt(Step fatal, CountDownLatch asleep, CountDownLatch wake) {
        var times = new AtomicInteger();
        return step -> {
            if (step == fatal && times.incrementAndGet() == 3) {
                asleep.countDown();
                await(wake);
            }
        };
    }

    /** A reader that dies at every second time it comes to a step, and is replaced. */
    static Verdict readerDiesAt(Step step, ReaderKind readerKind) throws Exception {
        try (var world = new KernelWorld();
                var writers = new Writers(world)) {
            world.relay(RelayKind.normal());
            writers.start(4, 100, 10);
            for (var death = 0; death < 4; death++) {
                tellUntil(world, world.reader("r", readerKind.with(dyingAt(step, 2)))::isDead);
            }
            world.reader("r", readerKind);
            writers.await();
            return world.settle("r", PATIENCE);
        }
    }

    /**
     * A reader sleeps in the middle of a batch until another one has taken its partitions and has
     * gone on.
     */
    static Verdict rebalanceInMidBatch(ReaderKind readerKind, Duration patience) throws Exception {
        try (var world = new KernelWorld();
                var writers = new Writers(world)) {
            var asleep = new CountDownLatch(1);
            var wake = new CountDownLatch(1);
            var slept = new AtomicBoolean();
            world.relay(RelayKind.normal());
            var sleeper =
                    world.reader(
                            "r",
                            readerKind.doing((batch, _) -> {
                                if (batch.bodies().anyMatch(world::isMine)
                                        && slept.compareAndSet(false, true)) {
                                    asleep.countDown();
                                    await(wake);
                                }
                            }));
            writers.start(4, 50, 10);
            tellUntil(world, () -> asleep.getCount() == 0);
            world.reader("r", readerKind);
            writers.await();
            world.settle("r", PATIENCE);
            wake.countDown();
            for (var i = 0; i < 20; i++) {
                world.tell(world.key(i % 10));
            }
            world.settle("r", patience);
            sleeper.stop();
            return world.verdict("r");
        }
    }

    /** Keeps the world busy, so that whoever is doomed comes to its step. */
    private static void tellUntil(KernelWorld world, BooleanSupplier there) {
        var turn = new AtomicInteger();
        Awaitility.await("what the scenario needs")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    world.tell(world.key(turn.getAndIncrement() % 10));
                    return there.getAsBoolean();
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody woke the sleeper");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
