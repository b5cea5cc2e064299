package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.TestServers;
import dev.waybill.orders.OrdersSystem;
import dev.waybill.platform.Database;
import dev.waybill.platform.House;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import dev.waybill.platform.http.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
        var settings =
                new Settings(Map.of("waybill.database.url", TestServers.freshDatabase())::get);
        var clock = Clock.systemUTC();
        var ids = Ids.of(clock, new SecureRandom());
        var givens =
                new House.Givens(
                        clock,
                        ids,
                        settings,
                        new SimpleMeterRegistry(),
                        Thread.ofPlatform().daemon().factory());
        // Nothing is told or heard: no Kafka is needed, and nobody else's messages come in.
        try (var house = new House(List.of(new OrdersSystem()), givens)) {
            var database = new Database(house.database());
            database.sql(SEED).update();
            database.sql("analyze orders.order_view").update();
            scroll(house, ids, settings);
        }
    }

    private static void scroll(House house, Ids ids, Settings settings)
            throws IOException, InterruptedException {
        var controllers = new ArrayList<>(house.controllers());
        controllers.add(new ConsoleController(new Console(), ids, ZoneOffset.UTC));
        try (var web = WebServer.start(controllers, ids, settings, Map.of("server.port", "0"))) {
            var said = ConsoleInBrowserTest.walk("million.mjs", web.port());

            System.out.println(said);
            assertThat(said.lines().filter(line -> line.startsWith("ok "))).hasSize(5);
        }
    }
}
