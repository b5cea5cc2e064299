package dev.waybill.bench;

import dev.waybill.bench.Entry.PricePoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Puts a product up for sale, with its stock, when an invoice first asks for it. */
final class Stockroom {

    private final Journal journal;
    private final int[] stock;
    private final ConcurrentMap<String, CompletableFuture<String>> ids = new ConcurrentHashMap<>();

    /**
     * @param stock units to receive, by the number of the price point
     */
    Stockroom(Journal journal, int[] stock) {
        this.journal = journal;
        this.stock = stock;
    }

    /** The id of the product; the first who asks creates it, the others wait. */
    String id(PricePoint point, Caller caller) {
        var mine = new CompletableFuture<String>();
        var first = ids.putIfAbsent(point.sku(), mine);
        if (first != null) {
            return first.join();
        }
        try {
            mine.complete(journal.product(point.sku()).orElseGet(() -> create(point, caller)));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join();
    }

    private String create(PricePoint point, Caller caller) {
        var body =
                "{\"sku\":%s,\"name\":%s,\"price\":%d,\"currency\":\"GBP\",\"category\":\"replay\"}"
                        .formatted(
                                Json.quoted(point.sku()), Json.quoted(point.name()), point.pence());
        var created =
                caller.post("/products", body, Keys.derived(journal.run(), "product", point.sku()));
        var wanted = stock[point.number()];
        String id;
        if (created.status() == 409) {
            id = existing(point, caller);
            wanted -= available(id, caller);
        } else {
            id = Json.need(Caller.must("POST /products", created), "productId");
        }
        receive(point, id, wanted, caller);
        journal.product(point.sku(), id);
        return id;
    }

    /** From an earlier replay: a sku names its price, so it must be the same. */
    private static String existing(PricePoint point, Caller caller) {
        var path = "/products?sku=" + Urls.encoded(point.sku());
        var found = Json.tree(caller.mustGet(path).body()).path("items").path(0);
        if (found.path("price").asLong(-1) != point.pence()) {
            throw new Unusable(
                    "There is a product " + point.sku() + " at another price than its name says.");
        }
        return found.path("productId").asString();
    }

    private static int available(String id, Caller caller) {
        var level = caller.get("/stock/" + id);
        return level.status() == 404 ? 0 : Json.tree(level.body()).path("available").asInt(0);
    }

    private void receive(PricePoint point, String id, int quantity, Caller caller) {
        if (quantity > 0) {
            var key = Keys.derived(journal.run(), "stock", point.sku(), String.valueOf(quantity));
            caller.mustPost("/stock/" + id + "/receipts", "{\"quantity\":" + quantity + "}", key);
        }
    }
}
