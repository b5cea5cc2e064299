package dev.waybill.inventory;

import dev.waybill.inventory.ReceiveStock.Receipt;
import dev.waybill.inventory.StockLevels.Counted;
import dev.waybill.platform.Database;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stock by HTTP. */
@RestController
@RequestMapping(path = "/stock/{productId}", produces = "application/json")
class StockController {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Intake<ReceiveStock> receipts;
    private final StockLevels levels;
    private final Transfers transfers;
    private final ExpectedReceipts expected;
    private final Signals signals;
    private final Clock clock;

    StockController(
            Intake<ReceiveStock> receipts,
            StockLevels levels,
            Transfers transfers,
            ExpectedReceipts expected,
            Signals signals,
            Clock clock) {
        this.receipts = receipts;
        this.levels = levels;
        this.transfers = transfers;
        this.expected = expected;
        this.signals = signals;
        this.clock = clock;
    }

    @Operation(summary = "Put units that arrived into stock")
    @ApiResponse(responseCode = "201", description = "They can be sold")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @PostMapping("/receipts")
    ResponseEntity<Receipt> receive(
            @PathVariable UUID productId, @RequestBody ReceiveStock.Body body, Asking asking) {
        return receipts.ask(asking, body.of(productId));
    }

    @Operation(summary = "How much of a product there is")
    @ApiResponse(responseCode = "200", description = "Units available and reserved")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @GetMapping
    ResponseEntity<StockDetails> get(@PathVariable UUID productId) {
        var counted = count(productId);
        var version = counted.stream().mapToLong(Counted::version).sum();
        return ResponseEntity.ok()
                .eTag(Etag.of(version))
                .body(
                        StockDetails.of(
                                productId,
                                counted,
                                transfers.underWay(productId),
                                expected.of(Database.uuids(List.of(productId))),
                                clock.instant()));
    }

    /** The message about a product that was just created may still be on its way. */
    private List<Counted> count(UUID productId) {
        var patience =
                Ids.isFresh(productId, clock.instant(), ReceiptHandler.YOUNG)
                        ? PATIENCE
                        : Duration.ZERO;
        return signals.await(productId, patience, () -> known(productId))
                .orElseThrow(() -> Problem.notFound("product", productId));
    }

    private Optional<List<Counted>> known(UUID productId) {
        return Optional.of(levels.of(productId)).filter(counted -> !counted.isEmpty());
    }
}
