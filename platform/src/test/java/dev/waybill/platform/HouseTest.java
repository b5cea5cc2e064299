package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.TestHouse.Place;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Rooms, kernel and tables together, as a process has them. */
class HouseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aHouseThatIsClosedAndOpenedAgainGoesOnWhereItStood() {
        var place = Place.fresh();
        try (var first = new TestHouse(place)) {
            first.tell(first.key(1));
            Awaitility.await().atMost(PATIENCE).until(() -> first.heard(first.key(1)) == 1);
        }
        assertThat(threads()).isEmpty();

        try (var second = new TestHouse(place)) {
            second.tell(second.key(1));
            second.tell(second.key(2));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            second.heard(second.key(1)) == 2 && second.heard(second.key(2)) == 1);
        }
        assertThat(threads()).isEmpty();
    }

    /** Of the house alone: other tests of this JVM have threads of their own. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        List.of("hears-proofs", "outbox-partitions", "takes-proofs-1")
                                .contains(name))
                .toList();
    }

    @Test
    void itShowsItsStateAsMetersWithTheNamesThatArePromised() {
        try (var house = new TestHouse(Place.fresh())) {
            house.tell(house.key(1));
            Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(1)) == 1);

            assertThat(house.meters.getMeters())
                    .extracting(Meter::getId)
                    .extracting(Meter.Id::getName)
                    .contains(
                            "waybill.relay.tick",
                            "waybill.relay.messages",
                            "waybill.relay.lag",
                            "waybill.reader.messages",
                            "waybill.reader.discarded",
                            "waybill.reader.foreign",
                            "waybill.reader.lag",
                            "waybill.reader.parked",
                            "waybill.reader.holes");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> house.meters.get("waybill.relay.tick").timer().count() > 0);
            assertThat(house.meters.get("waybill.relay.messages").counter().count()).isEqualTo(1);
            assertThat(
                            house.meters
                                    .get("waybill.reader.messages")
                                    .tag("reader", "proofs")
                                    .counter()
                                    .count())
                    .isPositive();
        }
    }

    @Test
    void nobodyWaitsForEverForWhoeverStandsInTheWay() {
        try (var house = new TestHouse(Place.fresh())) {
            assertThat(house.shows("lock_timeout")).isEqualTo("30s");
            assertThat(house.shows("idle_in_transaction_session_timeout")).isEqualTo("5min");
        }
    }

    @Test
    void withoutADatabaseItSaysWhatToDo() {
        var givens =
                new House.Givens(
                        Clock.systemUTC(),
                        Ids.of(Clock.systemUTC(), new SecureRandom()),
                        new Settings(_ -> null),
                        new SimpleMeterRegistry(),
                        TestWorld.threads());

        assertThatThrownBy(() -> new House(List.of(), givens))
                .hasMessageContaining("waybill.database.url is not set")
                .hasMessageContaining("./waybill up");
    }
}
