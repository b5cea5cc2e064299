package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueTest {

    private static final List<Integer> MANY = IntStream.range(0, 2_000).boxed().toList();

    private static String customer(int number) {
        return "customer " + number % 7;
    }

    @Test
    void aCustomerIsServedInOrderAndNotTwiceAtOnce() {
        var served = new ConcurrentHashMap<String, List<Integer>>();
        var inside = new ConcurrentHashMap<String, Boolean>();

        new Queue<Integer>(
                        16,
                        QueueTest::customer,
                        number -> {
                            assertThat(inside.put(customer(number), true)).isNull();
                            Thread.yield();
                            served.computeIfAbsent(
                                            customer(number), _ -> new java.util.ArrayList<>())
                                    .add(number);
                            inside.remove(customer(number));
                        })
                .serve(MANY, _ -> true);

        assertThat(served).hasSize(7);
        for (Map.Entry<String, List<Integer>> one : served.entrySet()) {
            assertThat(one.getValue()).isSorted();
        }
    }

    @Test
    void noMoreAreServedAtOnceThanThereAreSeats() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();

        new Queue<Integer>(
                        5,
                        String::valueOf,
                        _ -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.yield();
                            now.decrementAndGet();
                        })
                .serve(MANY, _ -> true);

        assertThat(most.get()).isBetween(2, 5);
    }

    @Test
    void theFirstFailureStopsItAndThoseBehindItsCustomerDoNotBegin() {
        var served = new ConcurrentLinkedQueue<Integer>();
        var queue =
                new Queue<Integer>(
                        4,
                        QueueTest::customer,
                        number -> {
                            if (number == 70) {
                                throw new Unusable("no more");
                            }
                            served.add(number);
                        });

        assertThatThrownBy(() -> queue.serve(MANY, _ -> true))
                .isInstanceOf(Unusable.class)
                .hasMessage("no more");
        assertThat(served).doesNotContain(77, 84, 1_999);
    }

    @Test
    void aGateCanEndIt() {
        var served = new AtomicInteger();

        new Queue<Integer>(4, QueueTest::customer, _ -> served.incrementAndGet())
                .serve(MANY, number -> number < 10);

        assertThat(served).hasValue(10);
    }

    /** As Ctrl-C does it: those who wait for their turn have not failed. */
    @Test
    void whoIsToldToStopStopsWithoutAFailure() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        var queue = new Queue<Integer>(4, _ -> "one customer", _ -> untilToldToStop(begun));

        var serving =
                Thread.ofPlatform()
                        .start(() -> {
                            queue.serve(MANY, _ -> true);
                            stopped.set(Thread.currentThread().isInterrupted());
                        });
        begun.await();
        serving.interrupt();
        serving.join();

        assertThat(stopped).isTrue();
    }

    /** It takes its time to answer, so that those behind it are told to stop before it does. */
    private static void untilToldToStop(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.yield();
        }
        for (var times = 0; times < 10_000; times++) {
            Thread.yield();
        }
    }
}
