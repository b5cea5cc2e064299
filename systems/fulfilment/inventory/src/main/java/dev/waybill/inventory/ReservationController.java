package dev.waybill.inventory;

import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.inventory.ReservationRequests.Asked;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reservations by HTTP. */
@RestController
@RequestMapping(path = "/reservations", produces = "application/json")
class ReservationController {

    private final Intake<Asked> asked;
    private final Reservations reservations;

    ReservationController(Intake<Asked> asked, Reservations reservations) {
        this.asked = asked;
        this.reservations = reservations;
    }

    @Operation(summary = "Hold stock, every line or none")
    @ApiResponse(responseCode = "201", description = "Every line is held until expiresAt")
    @ApiResponse(responseCode = "409", description = "Too few of a product, or another reservation")
    @PostMapping
    ResponseEntity<ReservationDetails> reserve(@RequestBody ReserveInventory body, Asking asking) {
        if (body.returnId() != null) {
            throw Problem.conflict(
                    "not-for-callers",
                    "returnId is for returns only: their goods are held longer.");
        }
        return asked.ask(asking, new Asked.ToReserve(body));
    }

    @Operation(summary = "What a reservation holds")
    @ApiResponse(responseCode = "200", description = "The reservation as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such reservation")
    @GetMapping("/{reservationId}")
    ResponseEntity<ReservationDetails> get(@PathVariable UUID reservationId) {
        var found =
                reservations
                        .find(reservationId)
                        .orElseThrow(() -> Problem.notFound("reservation", reservationId));
        return ResponseEntity.ok()
                .eTag(Etag.of(ReservationDetails.version(found)))
                .body(ReservationDetails.of(found));
    }

    @Operation(summary = "Give held stock back, all or a part; asking twice is harmless")
    @ApiResponse(responseCode = "200", description = "The reservation without it")
    @ApiResponse(responseCode = "404", description = "There is no such reservation")
    @PostMapping("/{reservationId}/release")
    ResponseEntity<ReservationDetails> release(
            @PathVariable UUID reservationId,
            @RequestBody(required = false) @Nullable ReleaseBody body,
            Asking asking) {
        var given = body == null ? new ReleaseBody(null, null, null, null, null) : body;
        return asked.ask(asking, new Asked.ToRelease(given.of(reservationId)));
    }

    /** release-inventory as it comes by HTTP: the id is in the path and may be said twice. */
    @GuardedAs(ReleaseInventory.class)
    record ReleaseBody(
            @Nullable UUID reservationId,
            @Nullable ReleaseReason reason,
            @Nullable UUID orderId,
            @Nullable List<StockLine> items,
            @Nullable UUID releaseId) {

        ReleaseInventory of(UUID id) {
            if (reservationId != null && !reservationId.equals(id)) {
                throw Problem.invalid("/reservationId", "must be the one in the path");
            }
            return new ReleaseInventory(id, reason, orderId, items, releaseId);
        }
    }
}
