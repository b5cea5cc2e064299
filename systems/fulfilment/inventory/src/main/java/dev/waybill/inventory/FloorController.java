package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.inventory.MoveStock.Moved;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people do to stock by hand, and the ledger that remembers it. */
@RestController
@RequestMapping(produces = "application/json")
class FloorController {

    private final Intake<MoveStock> moves;
    private final Intake<Transfer.Arrival> arrivals;
    private final Intake<SellOn> terms;
    private final Transfers transfers;
    private final Ledger ledger;
    private final StockLevels levels;

    FloorController(
            Intake<MoveStock> moves,
            Intake<Transfer.Arrival> arrivals,
            Intake<SellOn> terms,
            Transfers transfers,
            Ledger ledger,
            StockLevels levels) {
        this.moves = moves;
        this.arrivals = arrivals;
        this.terms = terms;
        this.transfers = transfers;
        this.ledger = ledger;
        this.levels = levels;
    }

    @Operation(summary = "Add units to stock or take them off it, and say why")
    @ApiResponse(responseCode = "201", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "409", description = "Fewer units are free")
    @PostMapping("/stock/{productId}/adjustments")
    ResponseEntity<Moved> adjust(
            @PathVariable UUID productId, @RequestBody MoveStock.AdjustBody body, Asking asking) {
        return moves.ask(asking, body.of(productId));
    }

    @Operation(summary = "Say how many units were counted, those that are held included")
    @ApiResponse(responseCode = "201", description = "The place as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "409", description = "More units are held than were counted")
    @PostMapping("/stock/{productId}/counts")
    ResponseEntity<Moved> count(
            @PathVariable UUID productId, @RequestBody MoveStock.CountBody body, Asking asking) {
        return moves.ask(asking, body.of(productId));
    }

    @Operation(summary = "Send units to another place; until they arrive nobody can buy them")
    @ApiResponse(responseCode = "201", description = "They are on their way")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "409", description = "Fewer units are free")
    @PostMapping("/transfers")
    ResponseEntity<Transfer> send(@RequestBody MoveStock.TransferBody body, Asking asking) {
        return moves.ask(asking, body.send());
    }

    @Operation(summary = "Units on their way, or arrived")
    @ApiResponse(responseCode = "200", description = "The transfer as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such transfer")
    @GetMapping("/transfers/{transferId}")
    ResponseEntity<Transfer> transfer(@PathVariable UUID transferId) {
        var found =
                transfers
                        .find(transferId)
                        .orElseThrow(() -> Problem.notFound("transfer", transferId));
        return ResponseEntity.ok().eTag(Etag.of(found.version())).body(found);
    }

    @Operation(summary = "Units have arrived; what has not is lost")
    @ApiResponse(responseCode = "200", description = "The transfer, arrived")
    @ApiResponse(responseCode = "404", description = "There is no such transfer")
    @ApiResponse(responseCode = "409", description = "It has arrived before")
    @PostMapping("/transfers/{transferId}/arrival")
    ResponseEntity<Transfer> arrive(
            @PathVariable UUID transferId,
            @RequestBody(required = false) Transfer.@Nullable ArrivalBody body,
            Asking asking) {
        var units = body == null ? null : body.quantity();
        return arrivals.ask(asking, new Transfer.Arrival(transferId, units));
    }

    @Operation(
            summary =
                    "On which terms a product is sold at a place: safety stock, backorders, pre-order")
    @ApiResponse(responseCode = "200", description = "The terms as they are now")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @PutMapping("/stock/{productId}/terms")
    ResponseEntity<StockDetails.SoldOn> sellOn(
            @PathVariable UUID productId, @RequestBody SellOn.Body body, Asking asking) {
        return terms.ask(asking, body.of(productId));
    }

    @Operation(summary = "What has moved a product's units, the newest first")
    @ApiResponse(responseCode = "200", description = "A page of the ledger")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @GetMapping("/stock/{productId}/ledger")
    ResponseEntity<Page<Ledger.Entry>> ledger(
            @PathVariable UUID productId,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var guard = new Guard();
        guard.matchesIfGiven("location", location, MoveStock.LOCATION);
        guard.check();
        var most = Page.limit(limit);
        var before = cursor == null ? Long.MAX_VALUE : entry(cursor);
        if (levels.of(productId).isEmpty()) {
            throw Problem.notFound("product", productId);
        }
        var found = ledger.of(productId, location, before, most + 1);
        return Page.of(found, most, each -> Cursor.encode("" + each.entry())).respond();
    }

    private static long entry(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException _) {
            throw Cursor.broken();
        }
    }
}
