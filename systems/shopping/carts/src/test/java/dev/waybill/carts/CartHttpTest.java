package dev.waybill.carts;

import static dev.waybill.carts.Shop.code;
import static dev.waybill.carts.Shop.item;
import static dev.waybill.carts.Shop.session;
import static dev.waybill.contracts.products.ProductStatus.ACTIVE;
import static dev.waybill.contracts.products.ProductStatus.ARCHIVED;
import static dev.waybill.contracts.products.ProductStatus.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.testkit.Http.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartHttpTest {

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(Map.of());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void forget() {
        shop.world.forget();
    }

    @Test
    void aCartIsAnsweredAsItIsRead() {
        var cup = shop.product(1_250);
        var tea = shop.product(399);
        var cart = shop.cartWith(tea, 3);

        var answered = shop.add(cart, cup, 2);

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json()).isEqualTo(shop.get(cart).json());
        assertThat(answered.header("ETag")).isEqualTo(shop.get(cart).header("ETag"));
        assertThat(answered.json().get("subtotal").longValue()).isEqualTo(2 * 1_250 + 3 * 399);
        assertThat(answered.json().get("items").get(0).get("lineTotal").longValue())
                .isEqualTo(3 * 399);
    }

    @Test
    void parallelAddsOfOneProductLoseNothing() {
        var cup = shop.product(100);
        var cart = shop.cart();

        var replies = allAtOnce(200, i -> item(cup, 1 + i % 3), "/carts/" + cart + "/items");

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        var expected = IntStream.range(0, 200).map(i -> 1 + i % 3).sum();
        var read = shop.get(cart).json();
        assertThat(read.get("items").get(0).get("quantity").intValue()).isEqualTo(expected);
        assertThat(read.get("version").longValue()).isEqualTo(201);
    }

    @Test
    void ofManyCheckoutsAtTheSameTimeOneStarts() {
        var cart = shop.cartWith(shop.product(100), 1);

        var replies = allAtOnce(20, _ -> Shop.wish(null), "/carts/" + cart + "/checkout");

        assertThat(replies).filteredOn(each -> each.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(each -> each.status() == 409).hasSize(19);
        assertThat(shop.checkouts()).hasSize(1);
    }

    @Test
    void aCheckoutSaysWhatIsBoughtAtThePricesOfTheFirstAdd() {
        var cup = shop.product(1_250);
        var cart = shop.cartWith(cup, 2);
        shop.world.hear(shop.created(cup, 9_999, "EUR", ACTIVE));
        shop.add(cart, cup, 1);

        var reply = shop.checkOut(cart, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Location")).isEqualTo("/checkouts/" + session(reply));
        assertThat(reply.json().get("status").stringValue()).isEqualTo("STARTED");
        var told = shop.checkouts().getFirst();
        assertThat(told.items())
                .containsExactly(
                        new CartCheckedOut.Item(cup, 3, 1_250, "SKU-1250", "Product 1250"));
        assertThat(told.total()).isEqualTo(3_750);
        assertThat(told.checkoutSessionId()).isEqualTo(session(reply));
        assertThat(shop.world.tellings().getFirst().correlationId()).isEqualTo(session(reply));
        assertThat(shop.status(cart)).isEqualTo("CHECKED_OUT");
    }

    @Test
    void aSecondCheckoutIsToldTheSessionOfTheFirst() {
        var cart = shop.cartWith(shop.product(100), 1);
        var first = session(shop.checkOut(cart, null));

        var second = shop.checkOut(cart, null);

        assertThat(second.status()).isEqualTo(409);
        assertThat(code(second)).isEqualTo("already-checked-out");
        assertThat(second.text()).contains(first.toString());
    }

    @Test
    void aCheckoutUnderTheSameKeyIsAnsweredTheSame() {
        var cart = shop.cartWith(shop.product(100), 1);
        var key = "key-" + cart;

        var first = shop.checkOut(cart, null, "Idempotency-Key", key);
        var again = shop.checkOut(cart, null, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(session(again)).isEqualTo(session(first));
        assertThat(shop.checkouts()).hasSize(1);
    }

    @Test
    void aFrozenCartCannotBeChanged() {
        var cup = shop.product(100);
        var cart = shop.cartWith(cup, 2);
        shop.checkOut(cart, null);

        assertThat(code(shop.add(cart, cup, 1))).isEqualTo("already-checked-out");
        assertThat(code(remove(cart, cup, ""))).isEqualTo("already-checked-out");
        assertThat(shop.get(cart).json().get("items").get(0).get("quantity").intValue())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotForSaleOrNotKnownIsNotAdded() {
        var cart = shop.cart();

        assertThat(shop.add(cart, UUID.randomUUID(), 1).status()).isEqualTo(404);
        for (var status : new dev.waybill.contracts.products.ProductStatus[] {DRAFT, ARCHIVED}) {
            var refused = shop.add(cart, shop.product(1, "EUR", status), 1);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("product-not-for-sale");
        }
        shop.add(cart, shop.product(1), 1);
        assertThat(code(shop.add(cart, shop.product(1, "USD", ACTIVE), 1)))
                .isEqualTo("currency-mismatch");
    }

    @Test
    void aProductThatIsStillBeingHeardOfIsWaitedFor() {
        var fresh = shop.world.ids().next();
        var cart = shop.cart();
        var adding =
                shop.world.http().sendLater("POST", "/carts/" + cart + "/items", item(fresh, 1));

        shop.world.hear(shop.created(fresh, 100, "EUR", ACTIVE));

        assertThat(adding.join().status()).isEqualTo(200);
    }

    @Test
    void removingLowersThenRemovesThenFindsNothing() {
        var cup = shop.product(100);
        var cart = shop.cartWith(cup, 5);

        assertThat(remove(cart, cup, "?quantity=2").json().get("subtotal").longValue())
                .isEqualTo(300);
        assertThat(remove(cart, cup, "").json().get("items").isEmpty()).isTrue();
        assertThat(shop.get(cart).json().get("items").isEmpty()).isTrue();
        assertThat(remove(cart, cup, "").status()).isEqualTo(404);
        assertThat(remove(UUID.randomUUID(), cup, "").status()).isEqualTo(404);
        assertThat(remove(cart, cup, "?quantity=0").status()).isEqualTo(400);
        assertThat(remove(cart, cup, "?quantity=many").status()).isEqualTo(400);
    }

    @Test
    void linesKeepTheOrderInWhichTheyWereAdded() {
        var products = IntStream.range(1, 8).mapToObj(shop::product).toList();
        var cart = shop.cart();
        products.forEach(product -> shop.add(cart, product, 1));
        remove(cart, products.get(3), "");
        shop.add(cart, products.get(3), 1);

        var skus = shop.get(cart).json().get("items").findValuesAsString("sku");

        assertThat(skus)
                .containsExactly("SKU-1", "SKU-2", "SKU-3", "SKU-5", "SKU-6", "SKU-7", "SKU-4");
    }

    @Test
    void whoHasSeenAnOlderCartIsStopped() {
        var cup = shop.product(100);
        var cart = shop.cartWith(cup, 1);
        var path = "/carts/" + cart + "/items";

        var stale = shop.world.http().post(path, item(cup, 1), "If-Match", "\"1\"");
        var current = shop.world.http().post(path, item(cup, 1), "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(current.status()).isEqualTo(200);
    }

    @Test
    void oneRefusalInABatchLeavesTheOthersAlone() {
        var cup = shop.product(100);
        var cart = shop.cart();

        var replies =
                allAtOnce(
                        60,
                        i -> item(i % 3 == 0 ? UUID.randomUUID() : cup, 1),
                        "/carts/" + cart + "/items");

        assertThat(replies).filteredOn(each -> each.status() == 404).hasSize(20);
        assertThat(shop.get(cart).json().get("items").get(0).get("quantity").intValue())
                .isEqualTo(40);
    }

    @Test
    void anEmptyCartAndAnotherCustomersCartAreNotCheckedOut() {
        assertThat(code(shop.checkOut(shop.cart(), null))).isEqualTo("empty-cart");
        assertThat(shop.checkOut(UUID.randomUUID(), null).status()).isEqualTo(404);
        var owned =
                shop.world.http().post("/carts", Map.of("customerId", UUID.randomUUID())).json();
        var cart = UUID.fromString(owned.get("cartId").stringValue());
        shop.add(cart, shop.product(1), 1);
        assertThat(code(shop.checkOut(cart, null))).isEqualTo("cart-of-another-customer");
        assertThat(shop.checkouts()).isEmpty();
    }

    @Test
    void anOrderInOneRequestIsACartThatIsCheckedOut() {
        var cup = shop.product(1_250);
        var tea = shop.product(399);

        var reply = direct(shop.order(null, item(cup, 1), item(tea, 2), item(cup, 2)));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo("/checkouts/" + session(reply));
        assertThat(reply.json().get("total").longValue()).isEqualTo(3 * 1_250 + 2 * 399);
        var told = shop.checkouts().getFirst();
        assertThat(told.items())
                .extracting(CartCheckedOut.Item::productId, CartCheckedOut.Item::quantity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(cup, 3),
                        org.assertj.core.groups.Tuple.tuple(tea, 2));
        assertThat(shop.status(told.cartId())).isEqualTo("CHECKED_OUT");
    }

    @Test
    void anOrderThatCannotBeLeavesNoCartBehind() {
        var cup = shop.product(1_250);
        var before = carts();

        assertThat(direct(shop.order(null, item(cup, 1), item(UUID.randomUUID(), 1))).status())
                .isEqualTo(404);
        assertThat(direct(shop.order(null, item(shop.product(1, "USD", ACTIVE), 1))).status())
                .isEqualTo(409);
        assertThat(direct(shop.order(null)).status()).isEqualTo(400);
        assertThat(carts()).isEqualTo(before);
        assertThat(shop.checkouts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"productId\": \"x\", \"quantity\": 1}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\"}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": 0}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": -1}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": 1.5}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": 99999999999}",
                "{\"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": 1, \"more\": 1}",
                "{\"cartId\": \"0193e000-0000-7000-8000-000000000009\","
                        + " \"productId\": \"0193e000-0000-7000-8000-000000000001\", \"quantity\": 1}",
                "[1]",
                "{",
                ""
            })
    void whatCannotBeReadIsABadRequest(String body) {
        var reply = shop.world.http().post("/carts/" + shop.cart() + "/items", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    private static int carts() {
        return shop.world
                .database()
                .sql("select count(*) from carts.carts")
                .query(Integer.class)
                .single();
    }

    private static Reply direct(Map<String, Object> order) {
        return shop.world.http().post("/checkouts", order);
    }

    private static Reply remove(UUID cart, UUID product, String query) {
        return shop.world.http().delete("/carts/" + cart + "/items/" + product + query);
    }

    private static java.util.List<Reply> allAtOnce(
            int times, java.util.function.IntFunction<Object> body, String path) {
        var http = shop.world.http();
        var sent =
                IntStream.range(0, times)
                        .mapToObj(i -> http.sendLater("POST", path, body.apply(i)))
                        .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
