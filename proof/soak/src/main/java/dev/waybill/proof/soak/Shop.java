package dev.waybill.proof.soak;

import dev.waybill.bench.Unusable;
import dev.waybill.proof.soak.Entry.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What there is to buy: most of it plenty, some of it far too little. */
final class Shop {

    static final String LIMITED = "FIRST";
    static final String ONCE = "ONCE";
    static final String ALWAYS = "ALWAYS";

    private static final long POLL_NANOS = 100_000_000;
    private static final int SETUP = -1;

    /** How many of the customers have said how they are reached. */
    private static final int REACHED = 100;

    private final Asker asker;
    private final int orders;

    Shop(Asker asker, int orders) {
        this.asker = asker;
        this.orders = orders;
    }

    /** Opens it and returns the ids of the products, when carts know them all. */
    List<String> open() {
        var products = new ArrayList<String>();
        for (var number = 0; number < Wish.PRODUCTS; number++) {
            var id = product(number);
            receive(asker, SETUP, id, stock(number));
            products.add(id);
        }
        promotion(
                "{\"code\":\"%s\",\"name\":\"the first ones\",\"kind\":\"PERCENTAGE\",\"percent\":25,\"limit\":%d}"
                        .formatted(LIMITED, limit(orders)));
        promotion(
                "{\"code\":\"%s\",\"name\":\"once each\",\"kind\":\"PERCENTAGE\",\"percent\":15,\"limitPerCustomer\":1}"
                        .formatted(ONCE));
        promotion(
                "{\"code\":\"%s\",\"name\":\"always\",\"kind\":\"FIXED_AMOUNT\",\"amount\":150,\"currency\":\"GBP\",\"minimumSpend\":1000}"
                        .formatted(ALWAYS));
        for (var customer = 0; customer < REACHED; customer++) {
            contact(customer);
        }
        awaitKnown(products);
        return products;
    }

    private void contact(int number) {
        var customer = Wish.customer(number);
        asker.must(
                SETUP,
                Step.CONTACT,
                "/notifications/contacts/" + customer,
                "{\"phone\":\"+4477009%05d\",\"locale\":\"en\",\"zone\":\"UTC\"}".formatted(number),
                customer.toString(),
                null);
    }

    /** A sixth of those who ask for it get it. */
    static int limit(int orders) {
        return 2 + orders / 100;
    }

    /** A third of those who want a scarce product get one. */
    private int stock(int number) {
        return number < Wish.PRODUCTS - Wish.SCARCE ? 1_000 + orders : 2 + orders / 75;
    }

    private String product(int number) {
        var body =
                "{\"sku\":\"P-%1$d\",\"name\":\"Article %1$d\",\"price\":%2$d,\"currency\":\"GBP\",\"status\":\"ACTIVE\"}"
                        .formatted(number, 399 + 150 * number);
        return asker.must(SETUP, Step.PRODUCT, "/products", body, null, null).need("productId");
    }

    static void receive(Asker asker, int wish, String product, int units) {
        asker.must(
                wish,
                Step.RECEIVE,
                "/stock/" + product + "/receipts",
                "{\"quantity\":" + units + "}",
                product,
                Map.of(product, units));
    }

    private void promotion(String body) {
        asker.must(SETUP, Step.PROMOTION, "/promotions", body, null, null);
    }

    /** Carts hear of products by message; nothing goes wrong yet, so it is a matter of moments. */
    private void awaitKnown(List<String> products) {
        var cart =
                asker.must(SETUP, Step.CART, "/carts", "{\"currency\":\"GBP\"}", null, null)
                        .need("cartId");
        var until = System.nanoTime() + 60_000_000_000L;
        for (var product : products) {
            var body = "{\"productId\":\"" + product + "\",\"quantity\":1}";
            while (!asker.ask(SETUP, Step.ITEM, "/carts/" + cart + "/items", body, cart, null)
                    .ok()) {
                if (System.nanoTime() - until > 0) {
                    throw new Unusable("Carts do not hear of the new products.");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
