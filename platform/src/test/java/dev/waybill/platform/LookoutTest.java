package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private final List<Collection<UUID>> queries = new ArrayList<>();

    @Test
    void whoAsksWhileAQueryRunsIsAnsweredByTheNextOneWithAllTheOthers() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var lookout =
                new Lookout<String>(
                        ids -> {
                            queries.add(ids);
                            began.countDown();
                            awaitUninterrupted(goOn);
                            return Map.of(id(0), "zero", id(7), "seven");
                        },
                        Patience.OF_A_CLOCK);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> lookout.look(id(0)));
            began.await();
            var others = new ArrayList<Future<Optional<String>>>();
            for (var i = 1; i < 100; i++) {
                var id = id(i);
                others.add(people.submit(() -> lookout.look(id)));
            }
            Awaitility.await().until(() -> lookout.waiting() == 99);
            goOn.countDown();

            assertThat(first.get(5, TimeUnit.SECONDS)).contains("zero");
            assertThat(others.get(6).get(5, TimeUnit.SECONDS)).contains("seven");
            assertThat(others.get(0).get(5, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(queries).hasSize(2);
        assertThat(queries.get(1)).hasSize(99);
    }

    @Test
    void aQueryThatFailsFailsForThoseWhoAskedAndForNobodyAfterThem() {
        var lookout =
                new Lookout<String>(
                        ids -> {
                            queries.add(ids);
                            if (queries.size() == 1) {
                                throw new IllegalStateException("no database");
                            }
                            return Map.of();
                        },
                        Patience.OF_A_CLOCK);

        assertThatThrownBy(() -> lookout.look(id(1))).hasMessage("no database");
        assertThat(lookout.look(id(1))).isEmpty();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
