package dev.waybill.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Open;
import dev.waybill.carts.Cart.Ordered;
import dev.waybill.carts.Cart.Pricing;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.products.ProductStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CartTest {

    private static final UUID SESSION = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 2);
    private static final UUID ANNA = new UUID(3, 3);
    private static final ProductSnapshot CUP = product("CUP", 1_250);
    private static final ProductSnapshot TEA = product("TEA", 399);

    @Test
    void walksEveryArrowOfItsPicture() {
        var filled = open().add(CUP, 2);

        assertThat(filled.checkOut(SESSION, ANNA)).isInstanceOf(CheckedOut.class);
        assertThat(filled.price(SESSION, ANNA)).isInstanceOf(Pricing.class);
        assertThat(filled.price(SESSION, ANNA).grant(100)).isInstanceOf(CheckedOut.class);
        assertThat(filled.price(SESSION, ANNA).reopen()).isInstanceOf(Open.class);
        assertThat(filled.checkOut(SESSION, ANNA).reopen()).isInstanceOf(Open.class);
        assertThat(filled.checkOut(SESSION, ANNA).order(ORDER)).isInstanceOf(Ordered.class);
    }

    @Test
    void addsOfAProductAddUpWhateverTheirOrder() {
        var random = new Random(7);
        var quantities = new ArrayList<>(List.of(1, 2, 3, 5, 8, 13));
        for (var round = 0; round < 50; round++) {
            Collections.shuffle(quantities, random);
            var cart = open();
            for (var quantity : quantities) {
                cart = cart.add(CUP, quantity);
            }
            assertThat(quantityOf(CUP, cart)).isEqualTo(32);
        }
    }

    @Test
    void keepsTheNameAndPriceOfTheFirstAdd() {
        var dearer =
                new ProductSnapshot(CUP.id(), "CUP", "Mug", 9_999, "EUR", ProductStatus.ACTIVE);

        var cart = open().add(CUP, 1).add(dearer, 1);

        assertThat(cart.basket().lines())
                .containsExactly(new Line(CUP.id(), "CUP", "CUP", 1_250, 2, 1));
    }

    @Test
    void aProductThatLeftAndComesBackIsPricedAnew() {
        var dearer =
                new ProductSnapshot(CUP.id(), "CUP", "Mug", 9_999, "EUR", ProductStatus.ACTIVE);

        var cart = open().add(CUP, 1).add(TEA, 1).remove(CUP.id(), null).add(dearer, 1);

        assertThat(cart.basket().subtotal()).isEqualTo(9_999 + 399);
        assertThat(cart.basket().lines()).extracting(Line::sku).containsExactly("TEA", "CUP");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "ARCHIVED"})
    void onlyActiveProductsAreSold(ProductStatus status) {
        var hidden = new ProductSnapshot(CUP.id(), "CUP", "Cup", 1, "EUR", status);

        refuses("product-not-for-sale", () -> open().add(hidden, 1));
    }

    @Test
    void holdsOneCurrencyOnly() {
        var dollars = new ProductSnapshot(TEA.id(), "TEA", "Tea", 1, "USD", ProductStatus.ACTIVE);

        refuses("currency-mismatch", () -> open().add(CUP, 1).add(dollars, 1));
        refuses("currency-mismatch", () -> Cart.create(ORDER, null, "USD").add(CUP, 1));
    }

    @Test
    void removingSomeLowersAndRemovingAllOrMoreTakesTheLineOut() {
        var three = open().add(CUP, 3);

        assertThat(quantityOf(CUP, three.remove(CUP.id(), 2))).isEqualTo(1);
        assertThat(three.remove(CUP.id(), 3).basket().isEmpty()).isTrue();
        assertThat(three.remove(CUP.id(), 4).basket().isEmpty()).isTrue();
        assertThat(three.remove(CUP.id(), null).basket().isEmpty()).isTrue();
        refuses("item-not-found", () -> three.remove(TEA.id(), 1));
    }

    @Test
    void theTotalIsTheLinesLessTheDiscountAndNeverNegative() {
        var cart = open().add(CUP, 2).add(TEA, 3).price(SESSION, ANNA);

        assertThat(cart.basket().subtotal()).isEqualTo(2 * 1_250 + 3 * 399);
        assertThat(cart.grant(697).total()).isEqualTo(3_000);
        assertThat(cart.grant(3_697).total()).isZero();
        assertThat(cart.grant(Long.MAX_VALUE).total()).isZero();
        assertThat(cart.grant(Long.MAX_VALUE).discount()).isEqualTo(3_697);
    }

    @Test
    void refusesWhatTheContractsCouldNotSay() {
        refuses("quantity-too-large", () -> open().add(TEA, Guard.MOST_UNITS).add(TEA, 1));
        var gold = product("GOLD", Guard.MOST_MONEY);
        refuses("cart-too-expensive", () -> open().add(gold, Guard.MOST_UNITS));
        refuses("cart-too-expensive", () -> open().add(CUP, 1).add(gold, 1));
        refuses("cart-full", () -> full().add(CUP, 1));
    }

    @Test
    void nothingIsCheckedOutOfAnEmptyCart() {
        refuses("empty-cart", () -> open().checkOut(SESSION, ANNA));
        refuses("empty-cart", () -> open().price(SESSION, ANNA));
    }

    @Test
    void onlyItsOwnerChecksACartOut() {
        var annas = Cart.create(ORDER, ANNA, null).add(CUP, 1);

        assertThat(annas.checkOut(SESSION, ANNA).basket().customerId()).isEqualTo(ANNA);
        refuses("cart-of-another-customer", () -> annas.checkOut(SESSION, SESSION));
    }

    @Test
    void aFrozenCartNamesItsSession() {
        var filled = open().add(CUP, 1);

        for (var frozen :
                List.of(
                        filled.price(SESSION, ANNA),
                        filled.checkOut(SESSION, ANNA),
                        filled.checkOut(SESSION, ANNA).order(ORDER))) {
            assertThatThrownBy(frozen::opened)
                    .hasMessageStartingWith("already-checked-out")
                    .hasMessageContaining(SESSION.toString());
        }
    }

    @Test
    void everyChangeIsANewVersion() {
        assertThat(open().basket().version()).isEqualTo(1);
        var cart = open().add(CUP, 2).remove(CUP.id(), 1).checkOut(SESSION, ANNA).reopen();
        assertThat(cart.basket().version()).isEqualTo(5);
    }

    private static Open open() {
        return Cart.create(ORDER, null, null);
    }

    private static Open full() {
        var cart = open();
        for (var i = 0; i < Guard.MOST_ITEMS; i++) {
            cart = cart.add(product("P" + i, 1), 1);
        }
        return cart;
    }

    private static int quantityOf(ProductSnapshot product, Cart cart) {
        return cart.basket().items().values().stream()
                .filter(line -> line.productId().equals(product.id()))
                .mapToInt(Line::quantity)
                .sum();
    }

    private static ProductSnapshot product(String sku, long price) {
        var id = UUID.nameUUIDFromBytes(sku.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new ProductSnapshot(id, sku, sku, price, "EUR", ProductStatus.ACTIVE);
    }

    private static void refuses(String code, ThrowingCallable wish) {
        assertThatThrownBy(wish).hasMessageStartingWith(code + ":");
    }
}
