package dev.waybill.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Articles put up for sale, or found there from an earlier run and topped up. */
final class Shelves {

    private static final int AT_ONCE = 32;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Callers callers;
    private final PrintStream out;

    Shelves(Callers callers, PrintStream out) {
        this.callers = callers;
        this.out = out;
    }

    /**
     * @param price in minor units
     * @param stock units that can be sold when {@link #fill} is done, or more
     */
    record Article(String sku, String name, String category, long price, int stock) {

        String json() {
            return "{\"sku\":%s,\"name\":%s,\"category\":%s,\"price\":%d,\"currency\":\"GBP\"}"
                    .formatted(Json.quoted(sku), Json.quoted(name), Json.quoted(category), price);
        }
    }

    /**
     * @return the product ids, in the order of the articles
     */
    List<String> fill(List<Article> articles) {
        try (var progress = new Progress("Shop", "products", articles.size(), 0, out)) {
            var ids =
                    Crowd.each(
                            articles,
                            AT_ONCE,
                            article -> {
                                var id = callers.call(caller -> put(caller, article));
                                progress.step();
                                return id;
                            });
            awaitKnown(ids.getLast());
            return ids;
        }
    }

    private static String put(Caller caller, Article article) {
        var created = caller.post("/products", article.json(), Keys.random());
        if (created.status() == 409) {
            return topUp(caller, article);
        }
        var id = Json.need(Caller.must("POST /products", created), "productId");
        receive(caller, id, article.stock());
        return id;
    }

    private static String topUp(Caller caller, Article article) {
        var found = caller.mustGet("/products?sku=" + article.sku());
        var id = Json.need(found, "productId");
        var stock = caller.get("/stock/" + id);
        var available =
                stock.status() == 404 ? 0 : Json.tree(stock.body()).path("available").asInt(0);
        if (available < article.stock()) {
            receive(caller, id, article.stock() - available);
        }
        return id;
    }

    private static void receive(Caller caller, String id, int quantity) {
        if (quantity > 0) {
            var body = "{\"quantity\":" + quantity + "}";
            caller.mustPost("/stock/" + id + "/receipts", body, Keys.random());
        }
    }

    /** Carts hear of products by message: the last one that was made is the last to arrive. */
    private void awaitKnown(String productId) {
        var deadline = System.nanoTime() + SOON.toNanos();
        while (!callers.call(caller -> known(caller, productId))) {
            if (System.nanoTime() > deadline) {
                throw new Unusable(
                        "Carts have not heard of the new products for " + SOON.toSeconds() + " s.");
            }
            Pace.wait(Duration.ofMillis(100));
        }
    }

    private static boolean known(Caller caller, String productId) {
        var cart =
                caller.mustPost(
                        "/carts", "{\"customerId\":\"" + UUID.randomUUID() + "\"}", Keys.random());
        var path = "/carts/" + Json.need(cart, "cartId") + "/items";
        return caller.post(
                        path, "{\"productId\":\"" + productId + "\",\"quantity\":1}", Keys.random())
                .ok();
    }
}
