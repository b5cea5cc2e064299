package dev.waybill.contracts.search;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.products.ProductStatus;
import org.jspecify.annotations.Nullable;

/** Asks which products are called or described so. Pages are numbered from 1. */
public record SearchProducts(
        String query,
        @Nullable Filters filters,
        @Nullable Integer page,
        @Nullable Integer pageSize) {

    public SearchProducts {
        var guard = new Guard();
        guard.text("query", query, 1, 250);
        guard.rangeIfGiven("page", page, 1, 1_000_000);
        guard.rangeIfGiven("pageSize", pageSize, 1, 100);
        guard.check();
    }

    /** Only those of a category, of a status, or that cost so much, in minor units. */
    public record Filters(
            @Nullable String category,
            @Nullable ProductStatus status,
            @Nullable Long minPrice,
            @Nullable Long maxPrice) {

        public Filters {
            var guard = new Guard();
            guard.textIfGiven("category", category, 0, 128);
            guard.moneyIfGiven("minPrice", minPrice);
            guard.moneyIfGiven("maxPrice", maxPrice);
            guard.check();
        }
    }
}
