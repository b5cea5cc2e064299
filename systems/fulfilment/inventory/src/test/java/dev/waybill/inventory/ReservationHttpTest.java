package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.inventory.Reservation.State;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationHttpTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;
    private final UUID teapot = INVENTORY.stocked(3);
    private final UUID reservation = world.ids().next();

    @BeforeEach
    void forget() {
        world.forget();
    }

    @AfterEach
    void ledgerStockAndReservationsSayTheSame() {
        INVENTORY.verify();
    }

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    private Reply reserve(int quantity) {
        return world.http()
                .post("/reservations", INVENTORY.reserve(reservation, new Item(teapot, quantity)));
    }

    private Reply release(String body, String... headers) {
        return world.http().post("/reservations/" + reservation + "/release", body, headers);
    }

    private static String code(Reply reply) {
        return reply.json().get("code").asString();
    }

    @Test
    void everyLineIsHeldAndEverybodyIsTold() {
        var reply = reserve(2);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).endsWith("/reservations/" + reservation);
        var details = reply.as(ReservationDetails.class);
        assertThat(details.status()).isEqualTo(State.HELD);
        assertThat(details.items()).containsExactly(new Line(teapot, "main", 2));
        assertThat(details.expiresAt()).isAfter(world.now());
        assertThat(world.told(InventoryReserved.class)).hasSize(1);
    }

    @Test
    void whoNamesNoReservationGetsANewOne() {
        var body =
                Map.of(
                        "cartId",
                        world.ids().next(),
                        "items",
                        List.of(Map.of("productId", teapot, "quantity", 1)));

        var first = world.http().post("/reservations", body).as(ReservationDetails.class);
        var second = world.http().post("/reservations", body).as(ReservationDetails.class);

        assertThat(second.reservationId()).isNotEqualTo(first.reservationId());
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 1, 2));
    }

    @Test
    void tooLittleIsAConflictThatNamesTheLineAndLeavesNothingBehind() {
        var reply = reserve(4);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("out-of-stock");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/items/0/quantity");
        assertThat(world.told()).isEmpty();
        assertThat(world.http().get("/reservations/" + reservation).status()).isEqualTo(404);

        INVENTORY.stocked(teapot, "main", 1);
        assertThat(reserve(4).status()).isEqualTo(201);
    }

    @Test
    void askedTwiceHoldsOnceTellsOnceAndAnswersTheSame() {
        var command = INVENTORY.reserve(reservation, new Item(teapot, 2));

        var first = world.http().post("/reservations", command);
        var second = world.http().post("/reservations", command);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(world.told()).hasSize(1);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 1, 2));
    }

    @Test
    void anIdThatHoldsSomethingElseIsAConflict() {
        reserve(2);

        assertThat(code(reserve(1))).isEqualTo("reservation-exists");
    }

    @Test
    void aReleasedIdHoldsNothingAgain() {
        world.hear(InventoryWorld.release(reservation));

        var reply = reserve(1);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("reservation-released");
    }

    @Test
    void aHoldThatIsOverBeforeItBeginsIsABadRequest() {
        var body =
                """
                {"cartId": "%s", "items": [{"productId": "%s", "quantity": 1}],
                 "expiresAt": "2020-01-01T00:00:00Z"}
                """
                        .formatted(world.ids().next(), teapot);

        var reply = world.http().post("/reservations", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/expiresAt");
    }

    @Test
    void manyWhoWantTheLastUnitsAtOnceGetExactlyThose() {
        var statuses =
                IntStream.range(0, 40)
                        .mapToObj(_ -> INVENTORY.reserve(world.ids().next(), new Item(teapot, 1)))
                        .map(body -> world.http().sendLater("POST", "/reservations", body))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(Reply::status, Collectors.counting()));

        assertThat(statuses).isEqualTo(Map.of(201, 3L, 409, 37L));
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 0, 3));
    }

    @Test
    void releaseGivesBackAndMayBeAskedTwice() {
        reserve(2);
        world.forget();

        var first = release("{\"reason\": \"ORDER_CANCELLED\"}");
        var second = release("{}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        var details = first.as(ReservationDetails.class);
        assertThat(details.status()).isEqualTo(State.RELEASED);
        assertThat(details.reason()).isEqualTo(ReleaseReason.ORDER_CANCELLED);
        assertThat(world.told(InventoryReleased.class)).hasSize(1);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 3, 0));
    }

    @Test
    void releaseNeedsNoBody() {
        reserve(1);

        var reply = world.http().post("/reservations/" + reservation + "/release", null);

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aReservationThatNobodyMadeCannotBeReleasedByHttp() {
        assertThat(release("{}").status()).isEqualTo(404);
        assertThat(reserve(1).status()).isEqualTo(201);
    }

    @Test
    void releaseHonoursIfMatch() {
        var etag = reserve(1).header("ETag");
        world.hear(INVENTORY.confirmed(reservation));

        assertThat(release("{}", "If-Match", etag).status()).isEqualTo(412);

        var now = world.http().get("/reservations/" + reservation).header("ETag");
        assertThat(release("{}", "If-Match", now).status()).isEqualTo(200);
    }

    @Test
    void theIdMayBeSaidTwiceButNotDifferently() {
        reserve(1);

        var other = release("{\"reservationId\": \"" + world.ids().next() + "\"}");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("/reservationId");
        assertThat(release("{\"reservationId\": \"" + reservation + "\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"cartId": "ID", "items": []}                                       | /items
                    {"cartId": "ID"}                                                    | /items
                    {"items": [{"productId": "ID", "quantity": 1}]}                     | /cartId
                    {"cartId": "ID", "items": [{"productId": "ID", "quantity": 0}]}     | /items/0/quantity
                    {"cartId": "ID", "items": [{"productId": "ID", "quantity": 1e9}]}   | /items/0/quantity
                    {"cartId": "ID", "items": [{"productId": "ID"}]}                    | /items/0/quantity
                    {"cartId": "ID", "items": [{"productId": "x", "quantity": 1}]}      | /items/0/productId
                    {"cartId": "ID", "items": [null]}                                   | /items/0
                    {"cartId": "ID", "items": [{"productId": "ID", "quantity": 1}], "more": 1} | /more
                    """)
    void aBadReservationIsRefusedByTheNameOfItsField(String body, String pointer) {
        var reply =
                world.http()
                        .post("/reservations", body.replace("ID", world.ids().next().toString()));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
