package dev.waybill.carts;

import static dev.waybill.carts.Shop.session;
import static dev.waybill.contracts.products.ProductStatus.ACTIVE;
import static dev.waybill.contracts.products.ProductStatus.ARCHIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What carts hear of products and of checkouts. */
class HandlersTest {

    private static final UUID ORDER = UUID.randomUUID();

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop(Map.of());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aCompletedCheckoutClosesTheCartForGood() {
        var cart = shop.cartWith(shop.product(1_000), 1);
        var session = session(shop.checkOut(cart, null));

        shop.world.hear(shop.completed(cart, session, ORDER), shop.completed(cart, session, ORDER));
        shop.world.hear(shop.failed(cart, session));

        var read = shop.get(cart).json();
        assertThat(read.get("status").stringValue()).isEqualTo("ORDERED");
        assertThat(read.get("orderId").stringValue()).isEqualTo(ORDER.toString());
        assertThat(read.get("items").size()).isEqualTo(1);
    }

    @Test
    void aFailedCheckoutOpensTheCartWithEverythingInIt() {
        var cup = shop.product(1_000);
        var cart = shop.cartWith(cup, 2);
        var first = session(shop.checkOut(cart, null));

        shop.world.hear(shop.failed(cart, first));

        assertThat(shop.status(cart)).isEqualTo("OPEN");
        assertThat(shop.add(cart, cup, 1).json().get("subtotal").longValue()).isEqualTo(3_000);
        assertThat(session(shop.checkOut(cart, null))).isNotEqualTo(first);
    }

    @Test
    void newsOfAnEarlierAttemptChangesNothing() {
        var cart = shop.cartWith(shop.product(1_000), 1);
        var first = session(shop.checkOut(cart, null));
        shop.world.hear(shop.failed(cart, first));
        session(shop.checkOut(cart, null));
        var before = shop.get(cart).json();

        shop.world.hear(shop.failed(cart, first), shop.completed(cart, first, ORDER));

        assertThat(shop.get(cart).json()).isEqualTo(before);
    }

    @Test
    void newsOfUnknownCartsIsNoFault() {
        shop.world.hear(
                shop.failed(UUID.randomUUID(), UUID.randomUUID()),
                shop.completed(UUID.randomUUID(), UUID.randomUUID(), ORDER));
    }

    @Test
    void manyOutcomesInOneBatchEachReachTheirCart() {
        var cup = shop.product(1_000);
        var carts = java.util.stream.Stream.generate(() -> shop.cartWith(cup, 1)).limit(6).toList();
        var news = new java.util.ArrayList<Object>();
        for (var i = 0; i < carts.size(); i++) {
            var session = session(shop.checkOut(carts.get(i), null));
            news.add(
                    i % 2 == 0
                            ? shop.failed(carts.get(i), session)
                            : shop.completed(carts.get(i), session, UUID.randomUUID()));
        }

        shop.world.hear(news);

        assertThat(carts.stream().map(shop::status))
                .containsExactly("OPEN", "ORDERED", "OPEN", "ORDERED", "OPEN", "ORDERED");
    }

    @Test
    void aWholeLifeOfAProductInOneBatchEndsWhereItShould() {
        var gone = UUID.randomUUID();
        var kept = UUID.randomUUID();

        shop.world.hear(
                shop.created(gone, 100, "EUR", ACTIVE),
                shop.created(kept, 100, "EUR", ARCHIVED),
                changed(kept, 250L, null),
                deleted(gone),
                changed(kept, null, ACTIVE),
                changed(gone, 1L, ACTIVE));

        assertThat(shop.add(shop.cart(), gone, 1).status()).isEqualTo(404);
        assertThat(shop.add(shop.cart(), kept, 1).json().get("subtotal").longValue())
                .isEqualTo(250);
    }

    @Test
    void theLatestOfSeveralChangesCounts() {
        var cup = shop.product(100);

        shop.world.hear(changed(cup, 200L, null), changed(cup, 300L, null));
        shop.world.hear(changed(cup, 400L, null));

        assertThat(shop.add(shop.cart(), cup, 1).json().get("subtotal").longValue()).isEqualTo(400);
    }

    @Test
    void theTablesGuardThemselves() {
        var cart = shop.cartWith(shop.product(1_000), 1);
        for (var wrong :
                List.of(
                        "update carts.items set quantity = 0 where cart_id = :id",
                        "update carts.items set unit_price = -1 where cart_id = :id",
                        "update carts.carts set status = 'CHECKED_OUT' where id = :id",
                        "update carts.carts set order_id = id where id = :id",
                        "update carts.carts set discount = 1 where id = :id")) {
            assertThatThrownBy(() -> shop.world.database().sql(wrong).param("id", cart).update())
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static ProductUpdated changed(
            UUID product, @Nullable Long price, @Nullable ProductStatus status) {
        var changes = new Changes(null, null, price, null, null, status);
        return new ProductUpdated(shop.world.ids().next(), shop.world.now(), product, changes);
    }

    private static ProductDeleted deleted(UUID product) {
        return new ProductDeleted(shop.world.ids().next(), shop.world.now(), product, null);
    }
}
