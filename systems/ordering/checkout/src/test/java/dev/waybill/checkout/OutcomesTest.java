package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.Http;
import dev.waybill.testkit.SystemWorld;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {

    private static final SystemWorld WORLD = SystemWorld.of(new CheckoutSystem());
    private static final Http HTTP = WORLD.http();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void checkoutsAreCountedByWhatBecameOfThem() {
        var before = counts();
        var ada = Customer.in(WORLD);
        ada.isCreatingOrder();
        WORLD.hear(ada.confirmed());
        var ben = Customer.in(WORLD);
        WORLD.hear(ben.checksOut());
        WORLD.hear(ben.unavailable());
        WORLD.hear(Customer.in(WORLD).checksOut());

        var after = counts();

        assertThat(grown(before, after))
                .isEqualTo(Map.of("CONFIRMED", 1L, "OUT_OF_STOCK", 1L, "RESERVING", 1L));
    }

    @Test
    void whatHasEndedSaysHowLongItTook() {
        var ada = Customer.in(WORLD);
        ada.isCreatingOrder();
        WORLD.hear(ada.confirmed());

        var outcomes = HTTP.get("/admin/checkouts/outcomes?minutes=5").json().path("outcomes");
        for (var outcome : outcomes) {
            var ended = !outcome.path("outcome").asString().equals("RESERVING");
            assertThat(outcome.has("medianMs")).as(outcome.toString()).isEqualTo(ended);
            assertThat(outcome.path("p95Ms").asLong())
                    .isGreaterThanOrEqualTo(outcome.path("medianMs").asLong());
        }
        assertThat(outcomes).isNotEmpty();
    }

    @Test
    void aWindowHasSixtySlices() {
        var hour = HTTP.get("/admin/checkouts/outcomes").json();
        var day = HTTP.get("/admin/checkouts/outcomes?minutes=1440").json();

        assertThat(hour.path("sliceSeconds").asLong()).isEqualTo(60);
        assertThat(day.path("sliceSeconds").asLong()).isEqualTo(24 * 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minutes=0", "minutes=-1", "minutes=10081", "minutes=many"})
    void aWindowAskedForBadlyIsRefused(String query) {
        assertThat(HTTP.get("/admin/checkouts/outcomes?" + query).status()).isEqualTo(400);
    }

    private static Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        for (var each : HTTP.get("/admin/checkouts/outcomes").json().path("outcomes")) {
            counts.merge(each.path("outcome").asString(), each.path("count").asLong(), Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> grown(Map<String, Long> before, Map<String, Long> after) {
        var grown = new HashMap<String, Long>();
        after.forEach((outcome, count) -> {
            var more = count - before.getOrDefault(outcome, 0L);
            if (more != 0) {
                grown.put(outcome, more);
            }
        });
        return grown;
    }
}
