package dev.waybill.shipping;

import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What carriers owe for parcels, by HTTP. */
@RestController
@RequestMapping(path = "/claims", produces = "application/json")
final class ClaimController {

    /**
     * How a claim ends.
     *
     * @param amount what was paid, in minor units; none if it was rejected
     */
    record Settlement(Outcome outcome, @Nullable Long amount, @Nullable String currency) {

        private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

        /** The carrier's word. */
        enum Outcome {
            PAID,
            REJECTED
        }

        Settlement {
            var guard = new Guard();
            guard.given("outcome", outcome);
            guard.moneyIfGiven("amount", amount);
            guard.matchesIfGiven("currency", currency, CURRENCY);
            if (outcome == Outcome.PAID) {
                guard.given("amount", amount);
                guard.given("currency", currency);
            } else if (outcome == Outcome.REJECTED && (amount != null || currency != null)) {
                guard.violated("amount", "must be left out when nothing was paid");
            }
            guard.check();
        }
    }

    private final Intake<ClaimHandler.Settle> settlements;
    private final Claims claims;

    ClaimController(Intake<ClaimHandler.Settle> settlements, Claims claims) {
        this.settlements = settlements;
        this.claims = claims;
    }

    @Operation(summary = "List claims against carriers")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<ClaimView>> claims(
            @RequestParam(required = false) Claim.@Nullable State status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var found =
                claims.page(status, Cursors.id(cursor), most + 1).stream()
                        .map(row -> ClaimView.of(row.claim(), row.version()))
                        .toList();
        return Page.of(found, most, last -> Cursor.encode(last.claimId().toString())).respond();
    }

    @Operation(summary = "Write down how a carrier has settled a claim")
    @ApiResponse(responseCode = "200", description = "It is settled")
    @ApiResponse(responseCode = "404", description = "There is no such claim")
    @ApiResponse(responseCode = "409", description = "It has another end already")
    @PostMapping("/{claimId}/settlement")
    ResponseEntity<ClaimView> settle(
            @PathVariable UUID claimId, @RequestBody Settlement body, Asking asking) {
        return settlements.ask(asking, new ClaimHandler.Settle(claimId, body));
    }
}
