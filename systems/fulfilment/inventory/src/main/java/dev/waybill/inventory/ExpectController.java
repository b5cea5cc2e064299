package dev.waybill.inventory;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What will come, by HTTP. */
@RestController
@RequestMapping(produces = "application/json")
class ExpectController {

    private final Intake<Expect> asked;
    private final ExpectedReceipts expected;
    private final StockLevels levels;

    ExpectController(Intake<Expect> asked, ExpectedReceipts expected, StockLevels levels) {
        this.asked = asked;
        this.expected = expected;
        this.levels = levels;
    }

    @Operation(summary = "Say that units will come: a purchase order, with date and quantity")
    @ApiResponse(responseCode = "201", description = "They are expected")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @PostMapping("/stock/{productId}/expected-receipts")
    ResponseEntity<ExpectedReceipt> announce(
            @PathVariable UUID productId, @RequestBody Expect.AnnounceBody body, Asking asking) {
        return asked.ask(asking, body.of(productId));
    }

    @Operation(summary = "What is and was expected of a product, the latest first")
    @ApiResponse(responseCode = "200", description = "At most as many as asked for")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @GetMapping("/stock/{productId}/expected-receipts")
    List<ExpectedReceipt> list(
            @PathVariable UUID productId, @RequestParam(required = false) @Nullable Integer limit) {
        var most = Page.limit(limit);
        if (levels.of(productId).isEmpty()) {
            throw Problem.notFound("product", productId);
        }
        return expected.ofProduct(productId, most);
    }

    @Operation(
            summary =
                    "Units come at another time, or others do, or none; who waits for them is told")
    @ApiResponse(responseCode = "200", description = "What is expected now")
    @ApiResponse(responseCode = "404", description = "Nothing of this id is expected")
    @ApiResponse(responseCode = "409", description = "It has arrived or is cancelled")
    @PatchMapping("/expected-receipts/{expectedReceiptId}")
    ResponseEntity<ExpectedReceipt> change(
            @PathVariable UUID expectedReceiptId,
            @RequestBody Expect.ChangeBody body,
            Asking asking) {
        return asked.ask(asking, body.of(expectedReceiptId));
    }
}
