package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.inventory.SourcingDetails.PlaceDetails;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where orders may come from, by which rules, and why one came from where it did. */
@RestController
@RequestMapping(produces = "application/json")
class SourcingController {

    private final Intake<EditSourcing> edits;
    private final RuleBooks books;
    private final DecisionReads decisions;

    SourcingController(Intake<EditSourcing> edits, RuleBooks books, DecisionReads decisions) {
        this.edits = edits;
        this.books = books;
        this.decisions = decisions;
    }

    @Operation(summary = "The places that are written down")
    @ApiResponse(responseCode = "200", description = "All of them, by name")
    @GetMapping("/locations")
    List<PlaceDetails> places() {
        return books.places().stream().map(each -> PlaceDetails.of(each.place())).toList();
    }

    @Operation(summary = "What is known of a place")
    @ApiResponse(responseCode = "200", description = "The place")
    @ApiResponse(responseCode = "404", description = "Nothing is written down about it")
    @GetMapping("/locations/{locationId}")
    ResponseEntity<PlaceDetails> place(@PathVariable String locationId) {
        var found =
                books.place(locationId).orElseThrow(() -> Problem.notFound("location", locationId));
        return ResponseEntity.ok()
                .eTag(Etag.of(found.version()))
                .body(PlaceDetails.of(found.place()));
    }

    @Operation(summary = "Write down what a place can do, in place of what was known")
    @ApiResponse(responseCode = "200", description = "The place")
    @ApiResponse(responseCode = "428", description = "It is known, and If-Match is missing")
    @PutMapping("/locations/{locationId}")
    ResponseEntity<PlaceDetails> write(
            @PathVariable String locationId,
            @RequestBody EditSourcing.PlaceBody body,
            Asking asking) {
        var guard = new Guard();
        guard.matches("locationId", locationId, MoveStock.LOCATION);
        guard.check();
        return edits.ask(asking, body.of(locationId));
    }

    @Operation(summary = "The rules by which places are chosen now")
    @ApiResponse(responseCode = "200", description = "Version 0 if nobody has written any")
    @GetMapping("/sourcing-rules")
    ResponseEntity<SourcingDetails> rules() {
        var found = books.rules(null).map(SourcingDetails::of).orElse(SourcingDetails.NONE);
        return ResponseEntity.ok().eTag(Etag.of(found.version())).body(found);
    }

    @Operation(summary = "The rules of a version")
    @ApiResponse(responseCode = "200", description = "As they were written; they never change")
    @ApiResponse(responseCode = "404", description = "There is no such version")
    @GetMapping("/sourcing-rules/{version}")
    ResponseEntity<SourcingDetails> rules(@PathVariable int version) {
        var found =
                version == 0
                        ? SourcingDetails.NONE
                        : books.rules(version)
                                .map(SourcingDetails::of)
                                .orElseThrow(() -> Problem.notFound("sourcing rules", version));
        return ResponseEntity.ok().eTag(Etag.of(version)).body(found);
    }

    @Operation(summary = "Write other rules: they hold from the next reservation on")
    @ApiResponse(responseCode = "200", description = "The rules, as the next version")
    @ApiResponse(responseCode = "428", description = "There are rules, and If-Match is missing")
    @PutMapping("/sourcing-rules")
    ResponseEntity<SourcingDetails> write(@RequestBody EditSourcing.RulesBody body, Asking asking) {
        return edits.ask(asking, body.write());
    }

    @Operation(summary = "Why an order comes from where it comes")
    @ApiResponse(responseCode = "200", description = "Each decision, the first first")
    @ApiResponse(responseCode = "404", description = "Nothing was ever held for such an order")
    @GetMapping("/orders/{orderId}/decisions")
    List<DecisionDetails> decisions(@PathVariable UUID orderId) {
        var found = decisions.of(orderId);
        if (found.isEmpty()) {
            throw Problem.notFound("order", orderId);
        }
        return found;
    }
}
