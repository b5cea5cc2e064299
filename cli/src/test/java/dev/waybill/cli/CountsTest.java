package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void ordersAndCheckoutsAreCountedByStatus() {
        var counts =
                Counts.in(
                        """
                        # HELP waybill_checkout_sessions
                        waybill_checkout_sessions{status="CONFIRMED"} 950.0
                        waybill_checkout_sessions{status="FAILED",} 1.2E3
                        waybill_checkout_finished_total{outcome="CONFIRMED"} 7.0
                        jvm_threads{status="x"} 3.0
                        """);

        assertThat(counts)
                .isEqualTo(Map.of("checkouts CONFIRMED", 950L, "checkouts FAILED", 1200L));
    }
}
