package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void checkoutsUnderWayAreCountedByState() {
        var counts =
                Counts.checkouts(
                        """
                        # HELP waybill_checkout_sessions
                        waybill_checkout_sessions{state="RESERVING"} 9.0
                        waybill_checkout_sessions{application="x",state="STARTED",} 1.2E3
                        waybill_checkout_finished_total{outcome="CONFIRMED"} 7.0
                        jvm_threads{state="x"} 3.0
                        """);

        assertThat(counts)
                .containsExactly(
                        new Counts.Count("checkouts RESERVING", 9, false),
                        new Counts.Count("checkouts STARTED", 1200, false));
    }
}
