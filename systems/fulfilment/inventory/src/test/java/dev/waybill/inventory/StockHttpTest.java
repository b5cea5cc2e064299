package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockHttpTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;

    @AfterEach
    void ledgerStockAndReservationsSayTheSame() {
        INVENTORY.verify();
    }

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    private Reply receive(UUID product, Object body, String... headers) {
        return world.http().post("/stock/" + product + "/receipts", body, headers);
    }

    @Test
    void whatIsReceivedCanBeSold() {
        var product = INVENTORY.stocked(3);

        var reply = receive(product, Map.of("quantity", 4, "reference", "DN-17"));

        assertThat(reply.status()).isEqualTo(201);
        var receipt = reply.as(ReceiveStock.Receipt.class);
        assertThat(receipt.quantity()).isEqualTo(4);
        assertThat(receipt.location()).isEqualTo("main");
        assertThat(receipt.available()).isEqualTo(7);
        assertThat(receipt.reference()).isEqualTo("DN-17");
        assertThat(INVENTORY.ledgerOf(receipt.receiptId())).containsExactly("RECEIPT 4/0");
    }

    @Test
    void stockIsToldOverAllPlacesAndPlaceByPlace() {
        var product = INVENTORY.stocked(3);
        receive(product, Map.of("quantity", 2, "location", "east-2"));

        var reply = world.http().get("/stock/" + product);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.as(StockDetails.class))
                .isEqualTo(
                        new StockDetails(
                                product,
                                5,
                                0,
                                5,
                                5,
                                0,
                                0,
                                0,
                                List.of(
                                        new StockDetails.Place("east-2", 2, 0, 2, 0, 0, 0, null),
                                        new StockDetails.Place("main", 3, 0, 3, 0, 0, 0, null))));
    }

    @Test
    void whatIsExpectedIsToldWhereItIsExpected() {
        var product = INVENTORY.stocked(3);
        var announced =
                Map.of("quantity", 7, "expectedAt", world.now().plusSeconds(86_400).toString());
        world.http().post("/stock/" + product + "/expected-receipts", announced);

        var stock = world.http().get("/stock/" + product).as(StockDetails.class);

        assertThat(stock.expected()).isEqualTo(7);
        assertThat(stock.locations()).extracting(StockDetails.Place::expected).containsExactly(7);
    }

    @Test
    void stockThatChangesHasAnotherEtag() {
        var product = INVENTORY.stocked(3);
        var before = world.http().get("/stock/" + product).header("ETag");

        receive(product, Map.of("quantity", 1));

        assertThat(world.http().get("/stock/" + product).header("ETag")).isNotEqualTo(before);
    }

    @Test
    void aProductThatNobodyKnowsHasNoStock() {
        var old = UUID.fromString("0193a1b0-0000-7000-8000-000000000001");

        assertThat(world.http().get("/stock/" + old).status()).isEqualTo(404);
        var reply = receive(old, Map.of("quantity", 1));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("code").asString()).isEqualTo("product-not-found");
    }

    @Test
    void aNewProductIsWaitedFor() {
        var product = world.ids().next();
        var asked = world.http().sendLater("GET", "/stock/" + product, null);
        world.hear(created(product));

        var stock = asked.join();

        assertThat(stock.status()).isEqualTo(200);
        assertThat(stock.as(StockDetails.class).available()).isZero();
    }

    @Test
    void aNewProductMayBeReceivedBeforeItsCreationIsHeard() {
        var product = world.ids().next();

        assertThat(receive(product, Map.of("quantity", 4)).status()).isEqualTo(201);
        world.hear(created(product));

        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 4, 0));
    }

    @Test
    void concurrentReceiptsLoseNothing() {
        var product = world.ids().next();

        var replies =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                world.http()
                                        .sendLater(
                                                "POST",
                                                "/stock/" + product + "/receipts",
                                                Map.of(
                                                        "quantity",
                                                        1,
                                                        "location",
                                                        "place-" + i % 2)))
                        .toList();

        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(201));
        assertThat(INVENTORY.at(product, "place-0").available()).isEqualTo(30);
        assertThat(INVENTORY.at(product, "place-1").available()).isEqualTo(30);
    }

    @Test
    void askedTwiceUnderOneKeyReceivesOnce() {
        var product = INVENTORY.stocked(1);
        var key = world.ids().next().toString();

        var first = receive(product, Map.of("quantity", 4), "Idempotency-Key", key);
        var second = receive(product, Map.of("quantity", 4), "Idempotency-Key", key);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(INVENTORY.level(product).available()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"quantity": 0}                             | /quantity
                    {"quantity": -3}                            | /quantity
                    {"quantity": 1000000001}                    | /quantity
                    {"quantity": 99999999999999999999}          | /quantity
                    {"quantity": "3"}                           | /quantity
                    {"quantity": 1.5}                           | /quantity
                    {}                                          | /quantity
                    {"quantity": 1, "location": "Main Street"}  | /location
                    {"quantity": 1, "location": ""}             | /location
                    {"quantity": 1, "location": "a,b"}          | /location
                    {"quantity": 1, "reference": "a\\u0000b"}   | /reference
                    {"quantity": 1, "colour": "red"}            | /colour
                    """)
    void aBadReceiptIsRefusedByTheNameOfItsField(String body, String pointer) {
        var product = INVENTORY.stocked(1);

        var reply = receive(product, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(INVENTORY.level(product).available()).isOne();
    }

    @Test
    void moreThanCanBeCountedIsRefused() {
        var product = INVENTORY.stocked(1);

        var reply = receive(product, Map.of("quantity", 1_000_000_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/quantity");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThat(world.http().get("/stock/teapot").status()).isEqualTo(400);
    }

    private ProductCreated created(UUID product) {
        var teapot =
                new Product(product, "SKU", "Teapot", null, 1, "EUR", null, ProductStatus.ACTIVE);
        return new ProductCreated(world.ids().next(), world.now(), teapot);
    }
}
