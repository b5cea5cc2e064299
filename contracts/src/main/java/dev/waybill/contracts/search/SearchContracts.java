package dev.waybill.contracts.search;

import dev.waybill.contracts.Operation;
import java.util.List;

/** The catalogue of search: it tells nothing, and is asked by HTTP. */
public final class SearchContracts {

    public static final Operation<SearchProducts, FoundProducts> SEARCH_PRODUCTS =
            new Operation<>(
                    "search-products",
                    "1.0.0",
                    Operation.Kind.QUERY,
                    SearchProducts.class,
                    FoundProducts.class);

    private SearchContracts() {}

    public static List<Operation<?, ?>> operations() {
        return List.of(SEARCH_PRODUCTS);
    }
}
