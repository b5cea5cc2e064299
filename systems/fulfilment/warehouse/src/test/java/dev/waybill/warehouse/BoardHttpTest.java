package dev.waybill.warehouse;

import static dev.waybill.warehouse.WarehouseWorld.item;
import static dev.waybill.warehouse.WarehouseWorld.jobOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BoardHttpTest {

    private static final WarehouseWorld WAREHOUSE = new WarehouseWorld();
    private final SystemWorld world = WAREHOUSE.world;

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private OrderFulfilmentStarted dueIn(Duration time) {
        var order =
                WAREHOUSE.started(
                        world.now().plus(time),
                        DeliveryMethod.HOME_DELIVERY,
                        item(world.ids().next(), 2));
        world.hear(order);
        return order;
    }

    private List<JsonNode> list(String query) {
        var reply = world.http().get("/picking-jobs?limit=200" + query);
        assertThat(reply.status()).isEqualTo(200);
        var jobs = new ArrayList<JsonNode>();
        reply.json().get("items").forEach(jobs::add);
        return jobs;
    }

    private static UUID id(JsonNode job) {
        return UUID.fromString(job.get("pickingJobId").asString());
    }

    @Test
    void jobsAtRiskComeFirstAndAreMarked() {
        var later = dueIn(Duration.ofHours(9));
        var late = dueIn(Duration.ofMinutes(-10));
        var soon = dueIn(Duration.ofMinutes(30));

        var jobs = list("");

        assertThat(jobs.stream().map(BoardHttpTest::id))
                .containsSubsequence(jobOf(late), jobOf(soon), jobOf(later));
        assertThat(jobs)
                .filteredOn(job -> job.get("atRisk").asBoolean())
                .extracting(BoardHttpTest::id)
                .contains(jobOf(late), jobOf(soon))
                .doesNotContain(jobOf(later));
        assertThat(list("&atRisk=true").stream().map(BoardHttpTest::id))
                .contains(jobOf(late), jobOf(soon))
                .doesNotContain(jobOf(later));
        assertThat(list("&atRisk=false").stream().map(BoardHttpTest::id))
                .contains(jobOf(later))
                .doesNotContain(jobOf(late));
    }

    @Test
    void whatIsDoneIsNotAtRisk() {
        var order = dueIn(Duration.ofMinutes(-10));
        world.hear(WarehouseWorld.stop(order, null));

        assertThat(list("&atRisk=true").stream().map(BoardHttpTest::id))
                .doesNotContain(jobOf(order));
        assertThat(list("&status=STOPPED").stream().map(BoardHttpTest::id)).contains(jobOf(order));
    }

    @Test
    void pagesShowEveryJobOnce() {
        for (var at = 0; at < 7; at++) {
            dueIn(Duration.ofHours(at));
        }
        var seen = new ArrayList<UUID>();
        var path = "/picking-jobs?limit=3";
        var cursor = "";
        do {
            var page = world.http().get(cursor.isEmpty() ? path : path + "&cursor=" + cursor);
            page.json().get("items").forEach(job -> seen.add(id(job)));
            cursor = page.json().path("nextCursor").asString("");
            assertThat(page.has("Link")).isNotEqualTo(cursor.isEmpty());
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().hasSize((int) WAREHOUSE.count("job"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, /limit",
        "limit=201, /limit",
        "cursor=x, /cursor",
        "status=LOST, /status",
        "atRisk=perhaps, /atRisk",
        "warehouseId=%00, /warehouseId",
    })
    void anOddQuestionIsRefusedByName(String query, String pointer) {
        var reply = world.http().get("/picking-jobs?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
