package dev.waybill.shipping;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import dev.waybill.shipping.ShipmentRequests.Asked;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shipments by HTTP. */
@RestController
@RequestMapping(path = "/shipments", produces = "application/json")
final class ShipmentController {

    /** What carriers were asked about one shipment, oldest first. */
    record CallsOfShipment(List<CarrierCall> items) {}

    /** What carriers have said about one shipment. */
    record ScansOfShipment(List<ScanView> items) {}

    private final Intake<Asked> asked;
    private final ShipmentFiles files;

    ShipmentController(Intake<Asked> asked, ShipmentFiles files) {
        this.asked = asked;
        this.files = files;
    }

    @Operation(summary = "Send an order, or a part of it; labels are bought after the answer")
    @ApiResponse(responseCode = "201", description = "Carriers are being asked")
    @ApiResponse(
            responseCode = "422",
            description = "It cannot be sent like this, or the id is another shipment's")
    @PostMapping
    ResponseEntity<ShipmentView> ship(@RequestBody CreateShipment body, Asking asking) {
        return asked.ask(asking, new Asked.ToShip(body));
    }

    @Operation(summary = "Show a shipment with its parcels")
    @ApiResponse(responseCode = "200", description = "The shipment as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such shipment")
    @GetMapping("/{shipmentId}")
    ResponseEntity<ShipmentView> shipment(@PathVariable UUID shipmentId) {
        var dispatch = find(shipmentId);
        return ResponseEntity.ok()
                .eTag(Etag.of(dispatch.version()))
                .body(ShipmentView.of(dispatch, dispatch.version()));
    }

    private Dispatch find(UUID shipmentId) {
        return files.find(shipmentId).orElseThrow(() -> Problem.notFound("shipment", shipmentId));
    }

    @Operation(summary = "List shipments: of an order, or of a status")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<ShipmentView>> shipments(
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) Shipment.@Nullable State status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var after = Cursors.id(cursor);
        var found =
                orderId == null
                        ? files.page(status, after, most + 1)
                        : files.ofOrder(orderId, status);
        return orderId == null
                ? Page.of(found, most, last -> Cursor.encode(last.shipmentId().toString()))
                        .respond()
                : new Page<>(found, null).respond();
    }

    @Operation(summary = "Show what carriers were asked about a shipment, and what came of it")
    @ApiResponse(responseCode = "200", description = "Each call with its attempts")
    @ApiResponse(responseCode = "404", description = "There is no such shipment")
    @GetMapping("/{shipmentId}/calls")
    ResponseEntity<CallsOfShipment> calls(@PathVariable UUID shipmentId) {
        var dispatch = find(shipmentId);
        return ResponseEntity.ok(new CallsOfShipment(files.calls(dispatch.id())));
    }

    @Operation(summary = "Show what carriers have said about the parcels of a shipment")
    @ApiResponse(responseCode = "200", description = "Each scan once, oldest first")
    @ApiResponse(responseCode = "404", description = "There is no such shipment")
    @GetMapping("/{shipmentId}/scans")
    ResponseEntity<ScansOfShipment> scans(@PathVariable UUID shipmentId) {
        return ResponseEntity.ok(new ScansOfShipment(files.scans(find(shipmentId))));
    }

    @Operation(summary = "Ask carriers again about a shipment that none of them took")
    @ApiResponse(responseCode = "200", description = "They are being asked")
    @ApiResponse(responseCode = "404", description = "There is no such shipment")
    @ApiResponse(responseCode = "409", description = "It has not been refused")
    @PostMapping("/{shipmentId}/retry")
    ResponseEntity<ShipmentView> retry(@PathVariable UUID shipmentId, Asking asking) {
        return asked.ask(asking, new Asked.ToRetry(shipmentId));
    }
}
