package dev.waybill.inventory;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where stock, ledger and reservations do not say the same, by HTTP. */
@RestController
@RequestMapping(path = "/stock/drift", produces = "application/json")
class DriftController {

    private static final int LINES = 50;

    private final Intake<DriftRepairs.Repair> repairs;
    private final Drifts drifts;
    private final Ledger ledger;

    DriftController(Intake<DriftRepairs.Repair> repairs, Drifts drifts, Ledger ledger) {
        this.repairs = repairs;
        this.drifts = drifts;
        this.ledger = ledger;
    }

    /** A drift, and what has moved the units of the place, the newest first. */
    record Shown(Drift drift, List<Ledger.Entry> history) {}

    @Operation(summary = "Places of which stock, ledger and reservations do not say the same")
    @ApiResponse(responseCode = "200", description = "A page of them, the latest first")
    @GetMapping
    ResponseEntity<Page<Drift>> list(
            @RequestParam(required = false) Drift.@Nullable State status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var key = cursor == null ? null : Cursor.decode(cursor, 2);
        var found =
                drifts.list(
                        status,
                        key == null ? null : time(key.get(0)),
                        key == null ? null : id(key.get(1)),
                        most + 1);
        return Page.of(
                        found,
                        most,
                        each -> Cursor.encode(each.seenAt().toString(), each.driftId().toString()))
                .respond();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw Cursor.broken();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    @Operation(summary = "A drift, and what has moved the units of the place last")
    @ApiResponse(responseCode = "200", description = "The drift as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such drift")
    @GetMapping("/{driftId}/history")
    ResponseEntity<Shown> get(@PathVariable UUID driftId) {
        var drift = drifts.find(driftId).orElseThrow(() -> Problem.notFound("drift", driftId));
        return ResponseEntity.ok()
                .eTag(Etag.of(drift.status().ordinal() + 1L))
                .body(
                        new Shown(
                                drift,
                                ledger.of(
                                        drift.productId(),
                                        drift.location(),
                                        Long.MAX_VALUE,
                                        LINES)));
    }

    @Operation(summary = "Make stock, ledger and reservations one again, and say why")
    @ApiResponse(responseCode = "200", description = "The drift, repaired by a line of the ledger")
    @ApiResponse(responseCode = "404", description = "There is no such drift")
    @ApiResponse(responseCode = "409", description = "It is over already")
    @PostMapping("/{driftId}/repair")
    ResponseEntity<Drift> repair(
            @PathVariable UUID driftId, @RequestBody DriftRepairs.Body body, Asking asking) {
        return repairs.ask(
                asking, new DriftRepairs.Repair(driftId, body.reason(), body.available()));
    }
}
