package dev.waybill.carts;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carts on a real PostgreSQL and a real server, and the words of their neighbours. */
final class Shop implements AutoCloseable {

    static final UUID ANNA = new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0001L);

    final SystemWorld world;

    Shop(Map<String, String> settings) {
        world = SystemWorld.of(new CartsSystem(), settings);
    }

    /** An active product in EUR that is known here. */
    UUID product(long price) {
        return product(price, "EUR", ProductStatus.ACTIVE);
    }

    UUID product(long price, String currency, ProductStatus status) {
        var id = UUID.randomUUID();
        world.hear(created(id, price, currency, status));
        return id;
    }

    ProductCreated created(UUID id, long price, String currency, ProductStatus status) {
        var product =
                new Product(
                        id,
                        "SKU-" + price,
                        "Product " + price,
                        null,
                        price,
                        currency,
                        null,
                        status);
        return new ProductCreated(world.ids().next(), world.now(), product);
    }

    UUID cart() {
        var reply = world.http().post("/carts", Map.of());
        return UUID.fromString(reply.json().get("cartId").stringValue());
    }

    UUID cartWith(UUID product, int quantity) {
        var cart = cart();
        add(cart, product, quantity);
        return cart;
    }

    Reply add(UUID cart, UUID product, int quantity) {
        return world.http().post("/carts/" + cart + "/items", item(product, quantity));
    }

    static Map<String, Object> item(UUID product, int quantity) {
        return Map.of("productId", product, "quantity", quantity);
    }

    Reply checkOut(UUID cart, @Nullable String code, String... headers) {
        return world.http().post("/carts/" + cart + "/checkout", wish(code), headers);
    }

    static Map<String, Object> wish(@Nullable String code) {
        var wish = new HashMap<String, Object>(Map.of("customerId", ANNA));
        if (code != null) {
            wish.put("promotionCode", code);
        }
        return wish;
    }

    @SafeVarargs
    final Map<String, Object> order(@Nullable String code, Map<String, Object>... items) {
        var order = wish(code);
        order.put("items", List.of(items));
        order.put("currency", "EUR");
        return order;
    }

    Reply get(UUID cart) {
        return world.http().get("/carts/" + cart);
    }

    String status(UUID cart) {
        return get(cart).json().get("status").stringValue();
    }

    List<CartCheckedOut> checkouts() {
        return world.told(CartCheckedOut.class);
    }

    DiscountCalculated granted(UUID cart, @Nullable UUID session, long discount) {
        return new DiscountCalculated(
                world.ids().next(),
                world.now(),
                cart,
                discount,
                "EUR",
                List.of("TEN"),
                session,
                null);
    }

    DiscountCalculated refused(UUID cart, UUID session, DiscountRefusal reason) {
        return new DiscountCalculated(
                world.ids().next(), world.now(), cart, 0, "EUR", null, session, reason);
    }

    CheckoutCompleted completed(UUID cart, UUID session, UUID order) {
        return new CheckoutCompleted(session, order, cart, ANNA, 1_000, "EUR", world.now());
    }

    CheckoutFailed failed(UUID cart, UUID session) {
        return new CheckoutFailed(
                session,
                UUID.randomUUID(),
                cart,
                ANNA,
                CheckoutFailure.OUT_OF_STOCK,
                "Sold out.",
                null,
                world.now());
    }

    static UUID session(Reply reply) {
        return UUID.fromString(reply.json().get("checkoutSessionId").stringValue());
    }

    static String code(Reply reply) {
        return reply.json().get("code").stringValue();
    }

    @Override
    public void close() {
        world.close();
    }
}
