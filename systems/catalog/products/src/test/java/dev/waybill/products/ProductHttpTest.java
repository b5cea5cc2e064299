package dev.waybill.products;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.DeletionReason;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.contracts.products.SearchableDeleted;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductHttpTest {

    private static final SystemWorld WORLD = SystemWorld.of(new ProductsSystem());
    private final String sku = "SKU-" + WORLD.ids().next();

    @BeforeEach
    void forget() {
        WORLD.forget();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Map<String, Object> teapot(String sku) {
        return Map.of("sku", sku, "name", "Teapot", "price", 1_250, "currency", "EUR");
    }

    private static Reply create(String sku) {
        return WORLD.http().post("/products", teapot(sku));
    }

    private static String code(Reply reply) {
        return reply.json().get("code").asString();
    }

    private static String path(Reply created) {
        return "/products/" + created.as(Product.class).productId();
    }

    // -- create

    @Test
    void aNewProductIsSoldAndEverybodyIsTold() {
        var reply = create(sku);

        assertThat(reply.status()).isEqualTo(201);
        var product = reply.as(Product.class);
        assertThat(product.status()).isEqualTo(ProductStatus.ACTIVE);
        assertThat(reply.header("Location")).endsWith("/products/" + product.productId());
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(WORLD.told(ProductCreated.class))
                .singleElement()
                .satisfies(told -> assertThat(told.product()).isEqualTo(product));
        assertThat(WORLD.http().get(path(reply)).as(Product.class)).isEqualTo(product);
    }

    @Test
    void everyFieldIsKept() {
        var body = new HashMap<>(teapot(sku));
        body.putAll(Map.of("description", "Blue.\nHolds a litre.", "category", "kitchen"));
        body.put("status", "DRAFT");

        var reply = WORLD.http().post("/products", body);

        var product = reply.as(Product.class);
        assertThat(product)
                .isEqualTo(
                        new Product(
                                product.productId(),
                                sku,
                                "Teapot",
                                "Blue.\nHolds a litre.",
                                1_250,
                                "EUR",
                                "kitchen",
                                ProductStatus.DRAFT));
        assertThat(WORLD.http().get(path(reply)).as(Product.class)).isEqualTo(product);
    }

    @Test
    void aSkuIsTakenOnlyOnce() {
        create(sku);
        WORLD.forget();

        var reply = create(sku);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("sku-taken");
        assertThat(WORLD.told()).isEmpty();
    }

    @Test
    void ofManyWhoWantOneSkuAtOnceExactlyOneGetsIt() {
        var statuses = statuses(IntStream.range(0, 60).mapToObj(_ -> teapot(sku)).toList());

        assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 59L));
        assertThat(WORLD.told(ProductCreated.class)).hasSize(1);
    }

    @Test
    void aBatchOfManySkusEachWantedTwiceGivesEachOnce() {
        var bodies = new ArrayList<Map<String, Object>>();
        IntStream.range(0, 30).forEach(i -> bodies.add(teapot(sku + "-" + i)));
        IntStream.range(0, 30).forEach(i -> bodies.add(teapot(sku + "-" + (29 - i))));

        assertThat(statuses(bodies)).isEqualTo(Map.of(201, 30L, 409, 30L));
        assertThat(WORLD.told(ProductCreated.class)).hasSize(30);
    }

    private static Map<Integer, Long> statuses(List<Map<String, Object>> bodies) {
        var replies =
                bodies.stream()
                        .map(body -> WORLD.http().sendLater("POST", "/products", body))
                        .toList();
        return replies.stream()
                .map(CompletableFuture::join)
                .collect(groupingBy(Reply::status, counting()));
    }

    @Test
    void askedTwiceUnderOneKeyCreatesOnce() {
        var key = WORLD.ids().next().toString();

        var first = WORLD.http().post("/products", teapot(sku), "Idempotency-Key", key);
        var second = WORLD.http().post("/products", teapot(sku), "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(WORLD.told(ProductCreated.class)).hasSize(1);
        assertThat(WORLD.told(SearchableCreated.class)).hasSize(1);
        assertThat(WORLD.told()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": "T", "price": 1, "currency": "EUR"}                             | /sku
                    {"sku": "", "name": "T", "price": 1, "currency": "EUR"}                  | /sku
                    {"sku": "S", "name": "", "price": 1, "currency": "EUR"}                  | /name
                    {"sku": "S", "name": 7, "price": 1, "currency": "EUR"}                   | /name
                    {"sku": "S", "name": "T", "price": -1, "currency": "EUR"}                | /price
                    {"sku": "S", "name": "T", "price": 1.5, "currency": "EUR"}               | /price
                    {"sku": "S", "name": "T", "price": 9999999999999, "currency": "EUR"}     | /price
                    {"sku": "S", "name": "T", "currency": "EUR"}                             | /price
                    {"sku": "S", "name": "T", "price": 1, "currency": "eur"}                 | /currency
                    {"sku": "S", "name": "T", "price": 1, "currency": "EUR", "status": "NO"} | /status
                    {"sku": "S", "name": "T", "price": 1, "currency": "EUR", "colour": "x"}  | /colour
                    """)
    void aBadProductIsRefusedByTheNameOfItsField(String body, String pointer) {
        var reply = WORLD.http().post("/products", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(WORLD.told()).isEmpty();
    }

    // -- update

    @Test
    void anUpdateTellsWhatIsNewAndNothingElse() {
        var path = path(create(sku));
        WORLD.forget();

        var reply = WORLD.http().patch(path, Map.of("price", 990, "name", "Teapot"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.as(Product.class).price()).isEqualTo(990);
        assertThat(WORLD.told(ProductUpdated.class))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.changes())
                                .isEqualTo(new Changes(null, null, 990L, null, null, null)));
        assertThat(WORLD.http().get(path).as(Product.class).price()).isEqualTo(990);
    }

    @Test
    void anUpdateThatChangesNothingTellsNothing() {
        var path = path(create(sku));
        WORLD.forget();

        var reply = WORLD.http().patch(path, Map.of("price", 1_250));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(WORLD.told()).isEmpty();
    }

    @Test
    void whoHasSeenAnOlderVersionIsRefused() {
        var created = create(sku);
        WORLD.http().patch(path(created), Map.of("price", 990));
        WORLD.forget();

        var reply =
                WORLD.http()
                        .patch(
                                path(created),
                                Map.of("price", 10),
                                "If-Match",
                                created.header("ETag"));

        assertThat(reply.status()).isEqualTo(412);
        assertThat(WORLD.told()).isEmpty();
    }

    @Test
    void ofManyWhoChangeTheVersionTheyHaveSeenExactlyOneDoes() {
        var created = create(sku);

        var replies =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                WORLD.http()
                                        .sendLater(
                                                "PATCH",
                                                path(created),
                                                Map.of("price", i),
                                                "If-Match",
                                                "\"1\""))
                        .toList();

        assertThat(
                        replies.stream()
                                .map(CompletableFuture::join)
                                .collect(groupingBy(Reply::status, counting())))
                .isEqualTo(Map.of(200, 1L, 412, 19L));
        assertThat(WORLD.told(ProductUpdated.class)).hasSize(1);
    }

    @Test
    void manyChangesAtOnceAreAllMadeAndToldInTheirOrder() {
        var created = create(sku);
        WORLD.forget();

        var replies =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                WORLD.http().sendLater("PATCH", path(created), Map.of("price", i)))
                        .toList();

        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
        var told = WORLD.told(ProductUpdated.class);
        assertThat(told).hasSize(40);
        assertThat(WORLD.http().get(path(created)).as(Product.class).price())
                .isEqualTo(told.getLast().changes().price());
        assertThat(WORLD.http().get(path(created)).header("ETag")).isEqualTo("\"41\"");
    }

    @Test
    void theIdMayBeSaidTwiceButNotDifferently() {
        var created = create(sku);
        var id = created.as(Product.class).productId();

        assertThat(WORLD.http().patch(path(created), Map.of("productId", id)).status())
                .isEqualTo(200);
        var other = WORLD.http().patch(path(created), Map.of("productId", WORLD.ids().next()));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("/productId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": ""}         | /name
                    {"price": -1}        | /price
                    {"currency": "EURO"} | /currency
                    {"status": 3}        | /status
                    {"sku": "OTHER"}     | /sku
                    """)
    void aBadChangeIsRefusedByTheNameOfItsField(String body, String pointer) {
        var path = path(create(sku));

        var reply = WORLD.http().patch(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    // -- delete

    @Test
    void aDeletedProductIsGoneAndItsSkuIsFree() {
        var created = create(sku);
        WORLD.forget();

        var reply = WORLD.http().delete(path(created) + "?reason=DUPLICATE");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(WORLD.told(ProductDeleted.class))
                .singleElement()
                .satisfies(told -> assertThat(told.reason()).isEqualTo(DeletionReason.DUPLICATE));
        assertThat(WORLD.http().get(path(created)).status()).isEqualTo(404);
        assertThat(WORLD.http().patch(path(created), Map.of("price", 1)).status()).isEqualTo(404);
        assertThat(WORLD.http().delete(path(created)).status()).isEqualTo(404);
        var next = create(sku);
        assertThat(next.status()).isEqualTo(201);
        assertThat(path(next)).isNotEqualTo(path(created));
    }

    @Test
    void ofManyWhoDeleteAProductExactlyOneDoes() {
        var paths = IntStream.range(0, 10).mapToObj(i -> path(create(sku + "-" + i))).toList();
        WORLD.forget();

        // so many that some of one product meet in one batch
        var replies =
                IntStream.range(0, 100)
                        .mapToObj(i -> WORLD.http().sendLater("DELETE", paths.get(i / 10), null))
                        .toList();

        assertThat(
                        replies.stream()
                                .map(CompletableFuture::join)
                                .collect(groupingBy(Reply::status, counting())))
                .isEqualTo(Map.of(204, 10L, 404, 90L));
        assertThat(WORLD.told(ProductDeleted.class)).hasSize(10);
        assertThat(WORLD.told(SearchableDeleted.class)).hasSize(10);
        assertThat(WORLD.told()).hasSize(20);
    }

    @Test
    void aReasonThatIsNoneIsRefused() {
        var created = create(sku);

        assertThat(WORLD.http().delete(path(created) + "?reason=BORED").status()).isEqualTo(400);
        assertThat(WORLD.http().get(path(created)).status()).isEqualTo(200);
    }

    @Test
    void whatWasNeverThereIsNotFound() {
        var nowhere = "/products/" + WORLD.ids().next();

        assertThat(WORLD.http().get(nowhere).status()).isEqualTo(404);
        assertThat(WORLD.http().patch(nowhere, Map.of("price", 1)).status()).isEqualTo(404);
        assertThat(WORLD.http().delete(nowhere).status()).isEqualTo(404);
        assertThat(WORLD.http().get("/products/teapot").status()).isEqualTo(400);
    }

    // -- list

    @Test
    void thePagesOfTheListHaveEveryProductOnceInTheOrderOfTheirCreation() {
        var created = IntStream.range(0, 7).mapToObj(i -> path(create(sku + "-" + i))).toList();
        var deleted = created.get(3);
        WORLD.http().delete(deleted);

        var listed = pages("/products?limit=2");

        assertThat(listed).doesNotHaveDuplicates().doesNotContain(deleted);
        var live = created.stream().filter(path -> !path.equals(deleted)).toList();
        assertThat(listed).filteredOn(live::contains).isEqualTo(live);
    }

    private static List<String> pages(String first) {
        var paths = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var reply = WORLD.http().get(cursor == null ? first : first + "&cursor=" + cursor);
            var page = reply.json();
            page.get("items")
                    .forEach(item -> paths.add("/products/" + item.get("productId").asString()));
            cursor = page.has("nextCursor") ? page.get("nextCursor").asString() : null;
            assertThat(reply.has("Link")).isEqualTo(cursor != null);
        } while (cursor != null);
        return paths;
    }

    @Test
    void theListCanBeNarrowedToASkuAndToAStatus() {
        var draft = new HashMap<>(teapot(sku));
        draft.put("status", "DRAFT");
        var path = path(WORLD.http().post("/products", draft));

        assertThat(pages("/products?sku=" + sku)).containsExactly(path);
        assertThat(pages("/products?status=DRAFT")).contains(path);
        assertThat(pages("/products?status=ACTIVE")).doesNotContain(path);
    }

    @Test
    void theListCanBeSearchedForWordsAndACategory() {
        var lamp = new HashMap<>(teapot(sku));
        lamp.put("name", "Slate Lamp " + sku);
        lamp.put("category", "Lighting " + sku);
        var path = path(WORLD.http().post("/products", lamp));

        assertThat(pages("/products?query=slate+lamp+" + sku.toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(path);
        assertThat(pages("/products?category=Lighting+" + sku)).containsExactly(path);
        assertThat(pages("/products?query=" + sku + "&category=Kitchen")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "query=%00",
                "sku=%00",
                "sku=%00&sku=%00",
                "limit=201",
                "limit=many",
                "cursor=!!",
                "cursor=YWJj",
                "status=SOLD"
            })
    void aListAskedForBadlyIsRefused(String query) {
        assertThat(WORLD.http().get("/products?" + query).status()).isEqualTo(400);
    }
}
