package dev.waybill.products;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.DeleteProduct;
import dev.waybill.contracts.products.DeletionReason;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.UpdateProduct;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import dev.waybill.products.CatalogueEntry.Live;
import dev.waybill.products.ProductHandler.Retold;
import dev.waybill.products.Products.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue by HTTP. */
@RestController
@RequestMapping(path = "/products", produces = "application/json")
class ProductController {

    /** As create-product has it. */
    private static final int LONGEST_SKU = 64;

    private static final int LONGEST_WORDS = 250;

    private static final UUID START = new UUID(0, 0);

    private final Intake<Asked> asked;
    private final Products products;

    ProductController(Intake<Asked> asked, Products products) {
        this.asked = asked;
        this.products = products;
    }

    @Operation(summary = "Add a product; it is sold at once unless its status says otherwise")
    @ApiResponse(responseCode = "201", description = "It is in the catalogue")
    @ApiResponse(responseCode = "409", description = "Another product has the sku")
    @PostMapping
    ResponseEntity<Product> create(@RequestBody CreateProduct body, Asking asking) {
        return asked.ask(asking, new Asked.ToCreate(body));
    }

    @Operation(summary = "The products in the order of their creation, page by page")
    @ApiResponse(responseCode = "200", description = "One page")
    @GetMapping
    ResponseEntity<Page<Product>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable ProductStatus status,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String category) {
        var guard = new Guard();
        guard.textIfGiven("sku", sku, 0, LONGEST_SKU);
        guard.textIfGiven("query", query, 0, LONGEST_WORDS);
        guard.textIfGiven("category", category, 0, LONGEST_WORDS);
        guard.check();
        var most = Page.limit(limit);
        var after = cursor == null ? START : place(cursor);
        var found =
                products.list(after, new Question(status, sku, query, category), most + 1).stream()
                        .map(Live::product);
        return Page.of(found.toList(), most, ProductController::cursor).respond();
    }

    @Operation(summary = "One product")
    @ApiResponse(responseCode = "200", description = "The product as it is sold now")
    @ApiResponse(responseCode = "404", description = "There is no such product, or not any more")
    @GetMapping("/{productId}")
    ResponseEntity<Product> get(@PathVariable UUID productId) {
        var live =
                products.find(productId).orElseThrow(() -> Problem.notFound("product", productId));
        return ResponseEntity.ok().eTag(Etag.of(live.version())).body(live.product());
    }

    @Operation(summary = "Change a product; what is not given stays as it is")
    @ApiResponse(responseCode = "200", description = "The product with its changes")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "412", description = "It has changed since If-Match")
    @PatchMapping("/{productId}")
    ResponseEntity<Product> update(
            @PathVariable UUID productId, @RequestBody UpdateBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToUpdate(body.of(productId)));
    }

    @Operation(summary = "Take a product out of the catalogue; its sku may be used again")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @DeleteMapping("/{productId}")
    ResponseEntity<Void> delete(
            @PathVariable UUID productId,
            @RequestParam(required = false) @Nullable DeletionReason reason,
            Asking asking) {
        return asked.ask(asking, new Asked.ToDelete(new DeleteProduct(productId, reason)));
    }

    @Operation(
            summary =
                    "Tell search of every product again; nobody else hears of it. For an index that was emptied or is doubted")
    @ApiResponse(responseCode = "202", description = "It is being told, some at a time")
    @PostMapping("/retellings")
    ResponseEntity<Retold> retell(Asking asking) {
        return asked.ask(asking, new Asked.ToRetell());
    }

    private static String cursor(Product product) {
        return Cursor.encode(product.productId().toString());
    }

    private static UUID place(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    /** update-product as it comes by HTTP: the id is in the path and may be said twice. */
    @GuardedAs(UpdateProduct.class)
    record UpdateBody(
            @Nullable UUID productId,
            @Nullable String name,
            @Nullable String description,
            @Nullable Long price,
            @Nullable String currency,
            @Nullable String category,
            @Nullable ProductStatus status) {

        UpdateProduct of(UUID id) {
            if (productId != null && !productId.equals(id)) {
                throw Problem.invalid("/productId", "must be the one in the path");
            }
            return new UpdateProduct(id, name, description, price, currency, category, status);
        }
    }
}
