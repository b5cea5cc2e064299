package dev.waybill.app;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of products and their search. */
final class CatalogueExamples extends Examples {

    CatalogueExamples(Shop shop, UUID product) {
        super(shop, product);
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("createProduct", () -> post("/products", productBody())),
                entry(
                        "listProducts",
                        () -> bare("/products?limit=2&status=ACTIVE&sku=A&query=a&category=b")),
                entry("getProduct", () -> bare("/products/" + product)),
                entry("updateProduct", this::updateProduct),
                entry("deleteProduct", () -> bare("/products/" + fresh() + "?reason=DUPLICATE")),
                entry("createProductRetelling", () -> bare("/products/retellings")),
                entry(
                        "listSearchProducts",
                        () ->
                                bare(
                                        "/search/products?query=odd&category=a&status=ACTIVE&minPrice=1&maxPrice=2&page=1&pageSize=2")));
    }

    private Specimen updateProduct() {
        var id = fresh();
        var body = new LinkedHashMap<>(productBody());
        body.remove("sku");
        body.put("productId", id);
        body.put("name", "Compass " + NUMBERS.incrementAndGet());
        return post("/products/" + id, body);
    }
}
