package dev.waybill.warehouse;

import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the warehouse knows of a product, by HTTP. */
@RestController
@RequestMapping(path = "/warehouse/products/{productId}", produces = "application/json")
class ShelfProductController {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Intake<MeasureProduct> measured;
    private final ShelfProducts products;
    private final Signals signals;
    private final Clock clock;

    ShelfProductController(
            Intake<MeasureProduct> measured, ShelfProducts products, Signals signals, Clock clock) {
        this.measured = measured;
        this.products = products;
        this.signals = signals;
        this.clock = clock;
    }

    @Operation(
            summary =
                    "Write down a product's bar code, weight and bins, in place of what was known")
    @ApiResponse(responseCode = "200", description = "The product as the warehouse knows it")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "409", description = "Another product has this GTIN")
    @ApiResponse(
            responseCode = "428",
            description = "It has been measured, and If-Match is missing")
    @PutMapping
    ResponseEntity<ShelfProductDetails> measure(
            @PathVariable UUID productId, @RequestBody MeasureProduct.Body body, Asking asking) {
        return measured.ask(asking, new MeasureProduct(productId, body));
    }

    @Operation(summary = "A product's bar code, weight and bins")
    @ApiResponse(responseCode = "200", description = "The product as the warehouse knows it")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @GetMapping
    ResponseEntity<ShelfProductDetails> get(@PathVariable UUID productId) {
        var product = await(productId);
        return ResponseEntity.ok()
                .eTag(Etag.of(product.version()))
                .body(ShelfProductDetails.of(product));
    }

    /** The message about a product that was just created may still be on its way. */
    private ShelfProduct await(UUID productId) {
        var patience =
                Ids.isFresh(productId, clock.instant(), ProductRequests.YOUNG)
                        ? PATIENCE
                        : Duration.ZERO;
        return signals.await(
                        productId,
                        patience,
                        () -> products.find(productId).filter(product -> !product.gone()))
                .orElseThrow(() -> Problem.notFound("product", productId));
    }
}
