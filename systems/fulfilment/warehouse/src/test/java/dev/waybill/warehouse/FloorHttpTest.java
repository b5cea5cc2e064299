package dev.waybill.warehouse;

import static dev.waybill.warehouse.WarehouseWorld.box;
import static dev.waybill.warehouse.WarehouseWorld.done;
import static dev.waybill.warehouse.WarehouseWorld.item;
import static dev.waybill.warehouse.WarehouseWorld.jobOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.OrderCollected;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderUnits;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.contracts.warehouse.PickingStarted;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.ShippingSpeed;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import dev.waybill.warehouse.PickingJob.Status;
import dev.waybill.warehouse.PickingJobDetails.PickLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorHttpTest {

    private static final WarehouseWorld WAREHOUSE = new WarehouseWorld();
    private static final String TEAPOT_GTIN = "4006381333931";
    private static final UUID TEAPOT = WAREHOUSE.product("TEAPOT");
    private static final UUID MUG = WAREHOUSE.product("MUG");
    private final SystemWorld world = WAREHOUSE.world;

    @BeforeEach
    void aTeapotHasABarCodeAndEachItsBin() {
        var teapot = Map.of("gtin", TEAPOT_GTIN, "bins", List.of(bin(9, 1)));
        done(WAREHOUSE.measure(TEAPOT, teapot, "If-Match", "*"));
        done(WAREHOUSE.measure(MUG, Map.of("bins", List.of(bin(2, 7))), "If-Match", "*"));
        world.forget();
    }

    private static Map<String, Object> bin(int aisle, int bay) {
        return Map.of("warehouseId", "MAIN", "aisle", aisle, "bay", bay, "level", 0);
    }

    @AfterEach
    void parcelsHoldWhatIsPacked() {
        WAREHOUSE.verify();
    }

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private OrderFulfilmentStarted order() {
        return WAREHOUSE.begun(item(TEAPOT, 2), item(MUG, 1));
    }

    private OrderFulfilmentStarted picked() {
        var order = order();
        WAREHOUSE.start(order);
        WAREHOUSE.scan(order, TEAPOT_GTIN, 2);
        WAREHOUSE.scan(order, "MUG", 1);
        return order;
    }

    @Test
    void aPickListIsInWalkingOrderAndSaysWhatToScan() {
        assertThat(WAREHOUSE.job(order()).lines())
                .extracting(PickLine::bin, PickLine::scan, PickLine::open)
                .containsExactly(
                        tuple("02-07-0", "MUG", 1), tuple("09-01-0", "0" + TEAPOT_GTIN, 2));
    }

    @Test
    void anOrderGoesFromTheShelfToTheCarrier() {
        var order = picked();
        var parcel = WAREHOUSE.pack(order).as(Parcel.class);

        assertThat(world.told().stream().map(Object::getClass).toList())
                .isEqualTo(
                        List.of(
                                PickingStarted.class,
                                OrderPacked.class,
                                OrderReadyForShipping.class));
        var ready = world.told(OrderReadyForShipping.class).getFirst();
        assertThat(ready.orderId()).isEqualTo(order.orderId());
        assertThat(ready.fulfilmentId()).isEqualTo(order.fulfilmentId());
        assertThat(ready.shippingAddress()).isEqualTo(WarehouseWorld.HOME);
        assertThat(ready.service()).isEqualTo(ShippingSpeed.EXPRESS);
        assertThat(ready.parcels()).containsExactly(parcel);
        assertThat(parcel.items())
                .containsExactly(new ProductUnits(TEAPOT, 2), new ProductUnits(MUG, 1));
        assertThat(parcel.sscc()).matches(CheckDigit::fits);
        var packed = world.told(OrderPacked.class).getFirst();
        assertThat(packed.pickingJobId()).isEqualTo(jobOf(order));
        assertThat(packed.parcels()).isEqualTo(ready.parcels());

        done(WAREHOUSE.post(order, "hand-over", null));

        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.HANDED_OVER);
    }

    @Test
    void whatBelongsToAJourneyStaysInIt() {
        var order = WAREHOUSE.started(item(TEAPOT, 1));
        var journey = world.ids().next();
        world.hearInJourney(journey, order);

        WAREHOUSE.start(order);

        assertThat(world.tellings())
                .allSatisfy(told -> assertThat(told.correlationId()).isEqualTo(journey));
    }

    @Test
    void severalParcelsEachHaveTheirOwnNumber() {
        var order = picked();
        var first = done(WAREHOUSE.post(order, "parcels", boxOf(TEAPOT, 1))).as(Parcel.class);
        assertThat(world.told(OrderPacked.class)).isEmpty();
        var second = WAREHOUSE.pack(order).as(Parcel.class);

        assertThat(first.sscc()).isNotEqualTo(second.sscc());
        assertThat(second.items())
                .containsExactly(new ProductUnits(TEAPOT, 1), new ProductUnits(MUG, 1));
        assertThat(WAREHOUSE.parcelsTold()).containsExactlyInAnyOrder(first, second);
        assertThat(world.told(OrderReadyForShipping.class).getFirst().parcelCount()).isEqualTo(2);
        var read =
                world.http().get("/picking-jobs/" + jobOf(order) + "/parcels/" + first.parcelId());
        assertThat(read.as(Parcel.class)).isEqualTo(first);
    }

    private static Map<String, Object> boxOf(UUID product, int units) {
        var body = new HashMap<>(box());
        body.put("items", List.of(Map.of("productId", product, "quantity", units)));
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "96385074, 409, wrong-item",
        "4006381333932, 400, invalid-request",
        "TEAPOT, 409, gtin-wanted",
        "KETTLE, 409, wrong-item",
    })
    void aWrongScanIsRefusedAndChangesNothing(String code, int status, String problem) {
        var order = order();
        var tag = WAREHOUSE.start(order).header("ETag");

        var reply = WAREHOUSE.post(order, "scans", Map.of("code", code));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("code").asString()).isEqualTo(problem);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/code");
        assertThat(world.http().get("/picking-jobs/" + jobOf(order)).header("ETag")).isEqualTo(tag);
    }

    @Test
    void moreThanIsWantedIsNotPicked() {
        var order = order();
        WAREHOUSE.start(order);

        var reply = WAREHOUSE.post(order, "scans", Map.of("code", "MUG", "quantity", 2));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/quantity");
        assertThat(reply.json().at("/errors/0/message").asString()).contains("at most 1");
    }

    @Test
    void aShortfallIsToldAndTheJobGoesOnWithWhatThereIs() {
        var order = order();
        WAREHOUSE.start(order);
        world.forget();

        done(WAREHOUSE.post(order, "shorts", shorts(TEAPOT, 1)));
        WAREHOUSE.scan(order, TEAPOT_GTIN, 1);
        WAREHOUSE.scan(order, "MUG", 1);
        WAREHOUSE.pack(order);

        var told = world.told(OrderShortPicked.class).getFirst();
        assertThat(told.items())
                .containsExactly(new OrderShortPicked.Item(TEAPOT, 2, 1, ShortReason.NOT_FOUND));
        assertThat(told.pickingJobId()).isEqualTo(jobOf(order));
        assertThat(WAREHOUSE.parcelsTold().getFirst().items())
                .containsExactly(new ProductUnits(TEAPOT, 1), new ProductUnits(MUG, 1));
    }

    private static Map<String, Object> shorts(UUID product, int units) {
        return Map.of("productId", product, "quantity", units, "reason", "NOT_FOUND");
    }

    @Test
    void whereNothingIsFoundNothingIsSent() {
        var order = order();
        WAREHOUSE.start(order);
        done(WAREHOUSE.post(order, "shorts", shorts(TEAPOT, 2)));
        done(WAREHOUSE.post(order, "shorts", shorts(MUG, 1)));

        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.STOPPED);
        assertThat(world.told(OrderPacked.class)).isEmpty();
        assertThat(world.told(OrderReadyForShipping.class)).isEmpty();
    }

    @Test
    void whatIsCollectedIsPackedAndNotShipped() {
        var order = WAREHOUSE.started(null, DeliveryMethod.CLICK_AND_COLLECT, item(MUG, 1));
        world.hear(order);
        WAREHOUSE.start(order);
        WAREHOUSE.scan(order, "MUG", 1);
        WAREHOUSE.pack(order);

        assertThat(world.told(OrderPacked.class))
                .singleElement()
                .satisfies(told -> assertThat(told.collectAt()).isEqualTo(order.warehouseId()));
        assertThat(world.told(OrderReadyForShipping.class)).isEmpty();

        world.hear(
                new OrderCollected(
                        order.orderId(),
                        order.fulfilmentId(),
                        List.of(new OrderUnits(MUG, 1)),
                        "Grace",
                        null,
                        world.now()));
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.HANDED_OVER);
    }

    @Test
    void aParcelHoldsOnlyWhatIsPicked() {
        var order = picked();

        var tooMany = WAREHOUSE.post(order, "parcels", boxOf(TEAPOT, 3));
        var other = WAREHOUSE.post(order, "parcels", boxOf(world.ids().next(), 1));

        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.json().at("/errors/0/pointer").asString())
                .isEqualTo("/items/0/quantity");
        assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("/items/0/productId");
    }

    @Test
    void aJobThatHasChangedSinceIsNotTouched() {
        var order = order();
        var tag = WAREHOUSE.start(order).header("ETag");
        WAREHOUSE.scan(order, "MUG", 1);
        var body = Map.of("code", TEAPOT_GTIN);

        assertThat(WAREHOUSE.post(order, "scans", body, "If-Match", tag).status()).isEqualTo(412);
        var now = world.http().get("/picking-jobs/" + jobOf(order)).header("ETag");
        assertThat(WAREHOUSE.post(order, "scans", body, "If-Match", now).status()).isEqualTo(200);
    }

    @Test
    void askedTwiceUnderOneKeyPicksAndPacksOnce() {
        var order = order();
        WAREHOUSE.start(order);
        var key = world.ids().next().toString();
        var body = Map.of("code", TEAPOT_GTIN);
        done(WAREHOUSE.post(order, "scans", body, "Idempotency-Key", key));
        done(WAREHOUSE.post(order, "scans", body, "Idempotency-Key", key));
        assertThat(WAREHOUSE.job(order).lines()).extracting(PickLine::picked).containsOnly(0, 1);

        WAREHOUSE.scan(order, TEAPOT_GTIN, 1);
        WAREHOUSE.scan(order, "MUG", 1);
        var box = world.ids().next().toString();
        var first = done(WAREHOUSE.post(order, "parcels", box(), "Idempotency-Key", box));
        var second = done(WAREHOUSE.post(order, "parcels", box(), "Idempotency-Key", box));

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(WAREHOUSE.job(order).parcels()).hasSize(1);
    }

    @Test
    void twoPickersDoNotGetTheSameJob() {
        var order = order();
        var replies =
                IntStream.range(0, 20)
                        .mapToObj(at ->
                                world.http()
                                        .sendLater(
                                                "POST",
                                                "/picking-jobs/" + jobOf(order) + "/start",
                                                Map.of("picker", "picker-" + at)))
                        .toList();

        assertThat(replies.stream().map(reply -> reply.join().status()))
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(19);
        assertThat(world.told(PickingStarted.class)).hasSize(1);
    }

    @Test
    void aJobMayComeByHttpToo() {
        var body =
                Map.of(
                        "orderId",
                        world.ids().next(),
                        "fulfilmentId",
                        world.ids().next(),
                        "warehouseId",
                        "MAIN",
                        "priority",
                        "STANDARD",
                        "deliveryMethod",
                        "HOME_DELIVERY",
                        "items",
                        List.of(Map.of("productId", MUG, "quantity", 2)),
                        "shippingAddress",
                        WarehouseWorld.HOME);
        var first = world.http().post("/picking-jobs", body);
        var again = world.http().post("/picking-jobs", body);
        var other = new HashMap<String, Object>(body);
        other.put("items", List.of(Map.of("productId", MUG, "quantity", 3)));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.as(PickingJobDetails.class).pickingJobId())
                .isEqualTo(first.as(PickingJobDetails.class).pickingJobId());
        assertThat(world.http().get(first.header("Location")).status()).isEqualTo(200);
        assertThat(world.http().post("/picking-jobs", other).status()).isEqualTo(409);
        assertThat(first.as(PickingJobDetails.class).lines().getFirst().scan()).isEqualTo("MUG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    start   | {}                                                       | /picker
                    start   | {"picker": ""}                                           | /picker
                    scans   | {"quantity": 1}                                          | /code
                    scans   | {"code": "MUG", "quantity": 0}                           | /quantity
                    shorts  | {"quantity": 1, "reason": "NOT_FOUND"}                   | /productId
                    shorts  | {"productId": "0199b2b0-11f3-7a52-8c4d-3e9b7f106a24", "quantity": 1, "reason": "LOST"} | /reason
                    parcels | {"lengthMm": 1, "widthMm": 1, "heightMm": 1}             | /weightGrams
                    parcels | {"weightGrams": 1, "lengthMm": 0, "widthMm": 1, "heightMm": 1} | /lengthMm
                    parcels | {"weightGrams": 1, "lengthMm": 1, "widthMm": 1, "heightMm": 1, "items": []} | /items
                    """)
    void aBadBodyIsRefusedByTheNameOfItsField(String action, String body, String pointer) {
        var reply = WAREHOUSE.post(order(), action, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void aJobThatNobodyKnowsIsNotThere() {
        var path = "/picking-jobs/" + new UUID(0, 1);

        assertThat(world.http().get(path).status()).isEqualTo(404);
        Reply reply = world.http().post(path + "/start", Map.of("picker", "Ada"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("code").asString()).isEqualTo("picking-job-not-found");
    }
}
