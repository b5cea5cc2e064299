package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.Settings;
import dev.waybill.proof.Invariants;
import dev.waybill.proof.Report;
import dev.waybill.proof.Report.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All invariants hold after a rush of mixed orders and while it lasts, and each of them notices
 * when it is broken. Breaks are rolled back: nobody but the one who checks ever sees them.
 */
class InvariantsTest {

    private static final AppWorld WORLD = AppWorld.shared();
    private static final Shop SHOP = WORLD.shop();

    /** Excuses nothing. */
    private static final Invariants STRICT = invariants("PT0S");

    private static Invariants invariants(String grace) {
        var settings =
                Map.of(
                        "waybill.proof.grace",
                        grace,
                        "waybill.proof.patience",
                        grace,
                        "waybill.proof.again",
                        "PT0S",
                        "waybill.kafka.bootstrap",
                        dev.waybill.embedded.TestServers.kafkaBootstrap(),
                        "waybill.simulators.url",
                        "http://127.0.0.1:" + WORLD.simulators().port());
        return new Invariants(
                WORLD.waybill().house().database(), new Settings(settings::get), Clock.systemUTC());
    }

    @BeforeAll
    static void rushesOfMixedOrders() {
        Rush.ends(new Rush(SHOP).start(36));
        everythingHolds();

        var rush = new Rush(SHOP).start(60);
        var meanwhile = new ArrayList<Report>();
        var watching = invariants("PT5S");
        while (rush.stream().anyMatch(each -> !each.isDone())) {
            meanwhile.add(watching.check());
        }

        assertThat(Rush.ends(rush))
                .contains(
                        "CONFIRMED",
                        "CANCELLED",
                        "CARD_DECLINED",
                        "INSUFFICIENT_FUNDS",
                        "OUT_OF_STOCK",
                        "FRAUD",
                        "promotion-used-up");
        assertThat(meanwhile)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.broken()).isEmpty());
        everythingHolds();
    }

    private static void everythingHolds() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(STRICT.check().broken()).isEmpty());
    }

    @Test
    void allHoldWhenNothingIsUnderWay() {
        var report = STRICT.check();

        assertThat(report.broken()).isEmpty();
        assertThat(report.invariants()).extracting(Finding::skipped).containsOnlyNulls();
        assertThat(report.ok()).isTrue();
    }

    @Test
    void theApplicationServesThem() {
        var reply = SHOP.get("/admin/invariants");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("ok").asBoolean()).as(reply.json().toString()).isTrue();
        assertThat(reply.json().path("invariants").size()).isEqualTo(STRICT.names().size());
        assertThat(reply.json().path("invariants").path(0).path("name").asString())
                .isEqualTo("units oversold");
    }

    @ParameterizedTest
    @EnumSource
    void noticesWhatIsBroken(Break broken) throws SQLException {
        var report = with(broken.sql());

        assertThat(report.broken())
                .extracting(Finding::name)
                .as(report.broken().toString())
                .containsExactly(broken.invariant());
        assertThat(report.broken().getFirst().examples()).isNotEmpty();
        assertThat(report.ok()).isFalse();
    }

    /** A picking job and a shipment under fulfilments that no order knows; the order is on hold. */
    private static final String BY_HAND =
            """
            create temporary table x on commit drop as
                select order_id, gen_random_uuid() as id, gen_random_uuid() as fulfilment_id
                from orders.orders where stage = 'CONFIRMED' limit 1;
            update orders.orders set stage = 'ON_HOLD', resumes = 'CONFIRMED', wake_at = null where order_id in (select order_id from x);
            insert into warehouse.job (id, fulfilment_id, order_id, journey_id, warehouse_id, priority, delivery_method,
                due_at, created_at, status, version)
            select id, fulfilment_id, order_id, id, 'MAIN', 'STANDARD', 'CLICK_AND_COLLECT', '2020-01-01',
                '2020-01-01', 'WAITING', 1 from x;
            insert into warehouse.job_line (job_id, product_id, place, asked) select id, id, 0, 1 from x;
            insert into shipping.shipments (shipment_id, order_id, fulfilment_id, journey, line1, city, postcode, country,
                items, requested_at, state, round, carrier, service, carrier_shipment, cost, currency, arrives_at, labelled_at,
                wake_at)
            select id, order_id, fulfilment_id, id, '1 Pier Street', 'Cork', 'T12 XY00', 'IE', '[]', '2020-01-01',
                'ON_ITS_WAY', 2, 'UPS', '11', '1Z', 490, 'EUR', '2020-01-01', '2020-01-01', '2100-01-01' from x
            """;

    /** Then it is the order's own, which should know of them. */
    private static final String ORDER_KNOWS =
            """
            ; insert into orders.fulfilment (fulfilment_id, order_id, nth, warehouse_id, items)
                select fulfilment_id, order_id, 1, 'MAIN', '[]' from x
            """;

    @Test
    void whatSomebodyMakesByHandIsNotWhatAnOrderGave() throws SQLException {
        assertThat(with(BY_HAND).broken())
                .extracting(Finding::name)
                .doesNotContain(
                        "orders whose units the warehouse has otherwise",
                        "shipments that their orders know otherwise");
        assertThat(with(BY_HAND + ORDER_KNOWS).broken())
                .extracting(Finding::name)
                .contains(
                        "orders whose units the warehouse has otherwise",
                        "shipments that their orders know otherwise");
    }

    @Test
    void noInvariantIsWithoutABreak() {
        assertThat(List.of(Break.values()))
                .extracting(Break::invariant)
                .containsAll(STRICT.names());
    }

    @Test
    void whatIsNotHereIsSkippedAndSaysSo() throws SQLException {
        var report = with("alter schema promotions rename to elsewhere");

        assertThat(report.broken()).isEmpty();
        assertThat(report.invariants())
                .filteredOn(finding -> finding.skipped() != null)
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.skipped()).contains("promotions"));
    }

    @Test
    void aCalmSystemIsExactToTheLastOrder() throws SQLException {
        var broken = Break.A_CART_HEARS_NOTHING;

        assertThat(with(broken.sql(), invariants("PT24H")).broken())
                .extracting(Finding::name)
                .containsExactly(broken.invariant());
    }

    @Test
    void whatMayBeUnderWayIsNotCounted() throws SQLException {
        var aMessageIsUnderWay =
                Break.A_MESSAGE_IS_NOT_SENT.sql().replace("'2020-01-01'", "now()") + ";";
        var broken = Break.A_CART_HEARS_NOTHING;

        assertThat(with(aMessageIsUnderWay + broken.sql(), invariants("PT24H")).broken()).isEmpty();
    }

    /** What a transaction sees that has done this, and is then forgotten. */
    private static Report with(String sql) throws SQLException {
        return with(sql, STRICT);
    }

    private static Report with(String sql, Invariants invariants) throws SQLException {
        try (var connection = WORLD.waybill().house().database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                return invariants.check(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
