package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.TestServers;
import dev.waybill.platform.Database;
import dev.waybill.platform.Settings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A million orders, listed by the orders system alone and scrolled in a real Chromium: {@code
 * console/browser/million.mjs}.
 */
class MillionInBrowserTest {

    // One a second, ids in the order of time.
    private static final String SEED =
            """
            insert into orders.order_view (order_id, customer_id, created_at, total, currency, number, stage, status,
                changes, captured, refunded, revision)
            select (lpad(to_hex(1700000000000 + n::bigint * 1000), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                ('00000000-0000-0000-0000-' || lpad(to_hex(n % 20000), 12, '0'))::uuid,
                timestamptz '2023-11-14 22:13:20+00' + n * interval '1 second', n % 50000, 'EUR', n,
                'COMPLETED', 'COMPLETED', 3, n % 50000, 0, 1
            from generate_series(1, 1000000) n
            """;

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMillionOrdersAreScrolled() throws IOException, InterruptedException {
        ConsoleInBrowserTest.needsABrowser();
        var values =
                Map.of(
                        "waybill.roles", "orders",
                        "waybill.instance", "million",
                        "waybill.database.url", TestServers.freshDatabase(),
                        "waybill.kafka.bootstrap", TestServers.kafkaBootstrap(),
                        "waybill.http.port", "0");
        try (var waybill = Waybill.start(new Settings(values::get))) {
            var database = new Database(waybill.house().database());
            database.sql(SEED).update();
            database.sql("analyze orders.order_view").update();

            var said = ConsoleInBrowserTest.walk("million.mjs", waybill.port());

            System.out.println(said);
            assertThat(said.lines().filter(line -> line.startsWith("ok "))).hasSize(5);
        }
    }
}
