package dev.waybill.contracts.search;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found, the best first.
 *
 * @param total how many there are on all pages
 * @param categories in which of them how many are, whatever category was asked for; the fullest
 *     first, and not more than a screen has room for
 */
public record FoundProducts(
        long total,
        int page,
        int pageSize,
        List<Found> results,
        @Nullable List<InCategory> categories) {

    public FoundProducts {
        var guard = new Guard();
        guard.range("total", total, 0, Integer.MAX_VALUE);
        guard.range("page", page, 1, 1_000_000);
        guard.range("pageSize", pageSize, 1, 100);
        results = guard.list("results", results, 0);
        categories = guard.listIfGiven("categories", categories);
        guard.check();
    }

    /**
     * A product as it is sold. The price is in minor units.
     *
     * @param score how well it fits, up to 1
     */
    public record Found(
            UUID productId,
            String sku,
            String name,
            @Nullable String category,
            @Nullable Long price,
            @Nullable String currency,
            @Nullable Double score) {

        public Found {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.text("sku", sku, 1, 64);
            guard.text("name", name, 1, 250);
            guard.textIfGiven("category", category, 0, 128);
            guard.moneyIfGiven("price", price);
            guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
            guard.shareIfGiven("score", score);
            guard.check();
        }
    }

    /** How many of what was found are in a category. */
    public record InCategory(String category, long products) {

        public InCategory {
            var guard = new Guard();
            guard.text("category", category, 0, 128);
            guard.range("products", products, 0, Integer.MAX_VALUE);
            guard.check();
        }
    }
}
