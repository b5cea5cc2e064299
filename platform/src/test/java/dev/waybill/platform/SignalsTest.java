package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private static final UUID ID = new UUID(7, 7);

    private final Signals signals = new Signals(Clock.systemUTC(), Patience.OF_A_CLOCK);

    @Test
    void anAnswerThatIsThereIsGivenAtOnce() {
        assertThat(signals.await(ID, Duration.ZERO, () -> Optional.of("yes"))).contains("yes");
    }

    @Test
    void aSignalWakesWhoeverWaits() throws Exception {
        var asked = new AtomicInteger();
        var waiting = new CountDownLatch(1);
        var answer = new AtomicReference<Optional<String>>(Optional.empty());
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiter =
                    threads.submit(() ->
                            signals.await(
                                    ID,
                                    Duration.ofSeconds(20),
                                    () -> {
                                        asked.incrementAndGet();
                                        waiting.countDown();
                                        return answer.get();
                                    }));
            assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
            answer.set(Optional.of("changed"));
            signals.raise(ID);

            assertThat(waiter.get(5, TimeUnit.SECONDS)).contains("changed");
        }
    }

    @Test
    void theNextSignalIsWaitedForNoLongerThanItMayTake() throws Exception {
        signals.next(ID, Duration.ZERO);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiter = threads.submit(() -> signals.next(ID, Duration.ofSeconds(20)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> {
                        signals.raise(ID);
                        return waiter.isDone();
                    });
        }
    }

    @Test
    void aChangeBetweenTheQuestionAndTheWaitIsNotMissed() {
        var asked = new AtomicInteger();
        var quick = new Signals(Clock.systemUTC(), Patience.OF_A_CLOCK);

        var answer =
                quick.await(
                        ID,
                        Duration.ofSeconds(20),
                        () -> {
                            if (asked.incrementAndGet() == 1) {
                                quick.raise(ID); // after the look, before the wait
                                return Optional.<String>empty();
                            }
                            return Optional.of("seen");
                        });

        assertThat(answer).contains("seen");
    }

    @Test
    void withoutASignalItLooksAgainByItself() {
        var asked = new AtomicInteger();

        var answer =
                signals.await(
                        ID,
                        Duration.ofSeconds(20),
                        () ->
                                asked.incrementAndGet() < 2
                                        ? Optional.<String>empty()
                                        : Optional.of("from another process"));

        assertThat(answer).contains("from another process");
    }

    @Test
    void whenTheTimeIsOverTheLastAnswerIsGiven() {
        assertThat(signals.await(ID, Duration.ofMillis(30), Optional::empty)).isEmpty();
    }

    @Test
    void aSignalForNobodyIsForgotten() {
        signals.raise(new UUID(1, 1));

        assertThat(signals.await(new UUID(1, 1), Duration.ofMillis(10), Optional::empty)).isEmpty();
    }
}
