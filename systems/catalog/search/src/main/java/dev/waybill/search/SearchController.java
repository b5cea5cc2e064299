package dev.waybill.search;

import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.search.FoundProducts;
import dev.waybill.contracts.search.SearchProducts;
import dev.waybill.contracts.search.SearchProducts.Filters;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search by HTTP. */
@RestController
@RequestMapping(path = "/search", produces = "application/json")
class SearchController {

    private final Finder finder;

    SearchController(Finder finder) {
        this.finder = finder;
    }

    @Operation(
            summary =
                    "Products that are called or described so, the best first; * finds all of them. Words may be unfinished, and mistyped where nothing else is found")
    @ApiResponse(responseCode = "200", description = "One page of them, and how many there are")
    @GetMapping("/products")
    FoundProducts products(
            @RequestParam @GuardedAs(SearchProducts.class) String query,
            @RequestParam(required = false) @GuardedAs(Filters.class) @Nullable String category,
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @GuardedAs(Filters.class) @Nullable Long minPrice,
            @RequestParam(required = false) @GuardedAs(Filters.class) @Nullable Long maxPrice,
            @RequestParam(required = false) @GuardedAs(SearchProducts.class) @Nullable Integer page,
            @RequestParam(defaultValue = "20") @GuardedAs(SearchProducts.class) int pageSize) {
        var filters = new Filters(category, status, minPrice, maxPrice);
        if (minPrice != null && maxPrice != null && maxPrice < minPrice) {
            throw Problem.invalid("/maxPrice", "must not be less than minPrice");
        }
        return finder.find(Question.of(new SearchProducts(query, filters, page, pageSize)));
    }
}
