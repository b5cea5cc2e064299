package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.platform.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One order whose lines lie at two places, through all systems, from the cart to the door. */
class TwoPlacesTest {

    private static final AppWorld WORLD = AppWorld.shared();
    private static final Shop SHOP = WORLD.shop();

    @BeforeEach
    void carriersHurry() {
        carriersTakeForADay(Duration.ofMillis(200));
    }

    @AfterEach
    void carriersHaveTime() {
        carriersTakeForADay(Duration.ofDays(1));
    }

    private static void carriersTakeForADay(Duration time) {
        for (var carrier : List.of("ups", "fedex")) {
            var dial = WORLD.simulators().adminBase() + "/dials/" + carrier;
            assertThat(SHOP.put(dial, Map.of("dayMs", time.toMillis())).status()).isEqualTo(200);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(200));
    }

    @Test
    void eachPlaceSendsItsPartEachPartIsPaidWhenItLeavesAndAllIsDelivered() {
        var tea = productAt("berlin", 1_250);
        var cup = productAt("cork", 700);
        var order = ordered(tea, cup);

        released(order);
        var jobs = jobs(order);
        assertThat(jobs)
                .extracting(job -> job.path("warehouseId").asString())
                .containsExactlyInAnyOrder("berlin", "cork");
        jobs.forEach(TwoPlacesTest::pickedAndPacked);

        patiently()
                .untilAsserted(() ->
                        assertThat(of(order).path("stage").asString()).isEqualTo("COMPLETED"));
        patiently()
                .untilAsserted(
                        () -> assertThat(amounts(order)).containsExactlyInAnyOrder(2_500L, 700L));
        assertThat(of(order).path("captured").asLong()).isEqualTo(3_200);
        assertThat(of(order).path("items").valueStream())
                .extracting(item -> item.path("delivered").asInt())
                .containsExactly(2, 1);
        assertThat(count("shipping.shipments", order)).isEqualTo(2);
        patiently().untilAsserted(() -> assertThat(broken()).isEmpty());
    }

    private static UUID productAt(String place, long price) {
        var product = SHOP.product(price, 0);
        var received =
                SHOP.post(
                        "/stock/" + product + "/receipts",
                        Map.of("quantity", 5, "location", place));
        assertThat(received.status()).isEqualTo(201);
        return product;
    }

    private static String ordered(UUID tea, UUID cup) {
        var items =
                List.of(
                        Map.of("productId", tea, "quantity", 2),
                        Map.of("productId", cup, "quantity", 1));
        var end = SHOP.end(SHOP.buy(tea, 2, "pm_card_visa", Map.of("items", items)));
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("CONFIRMED");
        return end.path("orderId").asString();
    }

    /** The customer has had time to think again. */
    private static void released(String order) {
        database()
                .sql(
                        "update orders.orders set wake_at = now() where order_id = :order and stage = 'CONFIRMED'")
                .param("order", UUID.fromString(order))
                .update();
        patiently().untilAsserted(() -> assertThat(jobs(order)).hasSize(2));
    }

    private static List<JsonNode> jobs(String order) {
        var jobs = new ArrayList<JsonNode>();
        for (var place : List.of("berlin", "cork")) {
            SHOP.get("/picking-jobs?status=WAITING&warehouseId=" + place)
                    .json()
                    .path("items")
                    .valueStream()
                    .filter(job -> job.path("orderId").asString().equals(order))
                    .forEach(jobs::add);
        }
        return jobs;
    }

    private static void pickedAndPacked(JsonNode summary) {
        var job = "/picking-jobs/" + summary.path("pickingJobId").asString();
        var started = SHOP.post(job + "/start", Map.of("picker", "Grace"));
        assertThat(started.status()).as(started.json().toString()).isEqualTo(200);
        var line = started.json().path("lines").path(0);
        var units = line.path("asked").asInt();
        var scan = Map.of("code", line.path("scan").asString(), "quantity", units);
        assertThat(SHOP.post(job + "/scans", scan).status()).isEqualTo(200);
        var parcel =
                Map.of(
                        "weightGrams",
                        900,
                        "lengthMm",
                        300,
                        "widthMm",
                        200,
                        "heightMm",
                        100,
                        "items",
                        List.of(
                                Map.of(
                                        "productId",
                                        line.path("productId").asString(),
                                        "quantity",
                                        units)));
        assertThat(SHOP.post(job + "/parcels", parcel).status()).isBetween(200, 201);
    }

    private static JsonNode of(String order) {
        return SHOP.get("/orders/" + order).json();
    }

    /** What was taken for shipments, in minor units. */
    private static List<Long> amounts(String order) {
        return database()
                .sql(
                        """
                        select c.amount from payments.captures c join payments.payments p using (payment_id)
                        where p.order_id = :order and c.state = 'TAKEN' and c.shipment_id is not null
                        """)
                .param("order", UUID.fromString(order))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private static long count(String table, String order) {
        return database()
                .sql("select count(*) from " + table + " where order_id = :order")
                .param("order", UUID.fromString(order))
                .query(Long.class)
                .single();
    }

    /** Of what must always hold. */
    private static List<String> broken() {
        return SHOP.get("/admin/invariants")
                .json()
                .path("invariants")
                .valueStream()
                .filter(each -> each.path("count").asLong() != 0)
                .map(JsonNode::toString)
                .toList();
    }

    private static Database database() {
        return new Database(WORLD.waybill().house().database());
    }
}
