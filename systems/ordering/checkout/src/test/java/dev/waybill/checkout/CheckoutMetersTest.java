package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckoutMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger counted = new AtomicInteger();
    private final TestClock clock = new TestClock();
    private final CheckoutMeters meters =
            new CheckoutMeters(
                    registry, clock, () -> Map.of(Status.RESERVING, counted.incrementAndGet()));

    @Test
    void liveSessionsAreCountedOnceForAllStatesAndNotMoreOftenThanEveryFiveSeconds() {
        assertThat(live("RESERVING")).isEqualTo(1);
        assertThat(live("COMPENSATING")).isZero();
        assertThat(live("RESERVING")).isEqualTo(1);

        clock.advance(Duration.ofSeconds(6));
        assertThat(live("RESERVING")).isEqualTo(2);
    }

    @Test
    void endsAreCountedByOutcome() {
        meters.finished(Shop.after(Shop.CHECKED_OUT, Shop.UNAVAILABLE));
        meters.finished(Shop.after(Shop.CHECKED_OUT, Shop.HELD, Shop.AUTHORIZED, Shop.CONFIRMED));

        for (var outcome : new String[] {"OUT_OF_STOCK", "CONFIRMED"}) {
            assertThat(
                            registry.get("waybill.checkout.finished")
                                    .tag("outcome", outcome)
                                    .counter()
                                    .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void undoingsAndStrangersAreCounted() {
        meters.undone(2);
        meters.unknown(Shop.HELD);

        assertThat(registry.get("waybill.checkout.compensation.attempts").counter().count())
                .isEqualTo(2);
        assertThat(
                        registry.get("waybill.checkout.facts.unknown")
                                .tag("fact", "StockHeld")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    private double live(String state) {
        return registry.get("waybill.checkout.sessions").tag("state", state).gauge().value();
    }
}
