package dev.waybill.app;

import static java.util.Map.entry;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of promotions and carts. */
final class ShoppingExamples extends Examples {

    final String promotion;
    final String otherPromotion;

    ShoppingExamples(Shop shop, UUID product) {
        super(shop, product);
        this.promotion = "ODD" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        this.otherPromotion = code();
        done(shop.post("/promotions", promotion(promotion)));
        done(shop.post("/promotions", promotion(otherPromotion)));
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("createPromotion", () -> post("/promotions", promotion(code()))),
                entry("listPromotions", () -> bare("/promotions?limit=2")),
                entry("getPromotion", () -> bare("/promotions/" + promotion)),
                entry("calculateDiscount", this::calculateDiscount),
                entry("createCart", this::createCart),
                entry("getCart", () -> bare("/carts/" + cart())),
                entry("createCartItem", this::createCartItem),
                entry("deleteCartItem", this::deleteCartItem),
                entry("checkoutCart", this::checkoutCart));
    }

    private static Map<String, Object> promotion(String code) {
        return Map.of(
                "code",
                code,
                "name",
                "A euro off",
                "kind",
                "FIXED_AMOUNT",
                "amount",
                100,
                "currency",
                "EUR",
                "minimumSpend",
                500,
                "validFrom",
                "2020-01-01T00:00:00Z",
                "validUntil",
                "2999-01-01T00:00:00Z",
                "limit",
                1_000_000,
                "limitPerCustomer",
                1_000);
    }

    private Specimen calculateDiscount() {
        return post(
                "/discounts/calculate",
                Map.of(
                        "cartId",
                        UUID.randomUUID(),
                        "customerId",
                        UUID.randomUUID(),
                        "subtotal",
                        2_000,
                        "currency",
                        "EUR",
                        "promotionCode",
                        promotion,
                        "checkoutSessionId",
                        UUID.randomUUID(),
                        "quoteId",
                        UUID.randomUUID()));
    }

    private Specimen createCart() {
        return post("/carts", Map.of("customerId", UUID.randomUUID(), "currency", "EUR"));
    }

    private String cart() {
        var cart = done(shop.post("/carts", Map.of())).text("cartId");
        done(shop.post("/carts/" + cart + "/items", Map.of("productId", product, "quantity", 2)));
        return cart;
    }

    private Specimen createCartItem() {
        var cart = cart();
        return post(
                "/carts/" + cart + "/items",
                Map.of("cartId", cart, "productId", product, "quantity", 1));
    }

    private Specimen deleteCartItem() {
        return bare("/carts/" + cart() + "/items/" + product + "?quantity=1");
    }

    private Specimen checkoutCart() {
        var cart = cart();
        return post(
                "/carts/" + cart + "/checkout",
                Map.of(
                        "cartId", cart,
                        "customerId", UUID.randomUUID(),
                        "promotionCode", promotion,
                        "address", address(),
                        "paymentMethod", card()));
    }
}
