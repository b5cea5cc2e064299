package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders that are fetched, over HTTP: whoever hands one over says so. */
@RestController
final class CollectionController {

    private final Intake<OrderAsk> intake;
    private final OrderReads reads;

    CollectionController(Intake<OrderAsk> intake, OrderReads reads) {
        this.intake = intake;
        this.reads = reads;
    }

    /** Who gave it out, and who took it. */
    record CollectedBody(@Nullable String handedOverBy, @Nullable String collectedBy) {
        CollectedBody {
            var guard = new Guard();
            guard.textIfGiven("handedOverBy", handedOverBy, 1, 250);
            guard.textIfGiven("collectedBy", collectedBy, 1, 250);
            guard.check();
        }
    }

    @PostMapping(
            path = "/orders/{orderId}/collected",
            consumes = "application/json",
            produces = "application/json")
    @Operation(summary = "The customer has fetched an order that was packed for collection")
    @ApiResponse(responseCode = "200", description = "The order, completed, also if it was already")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(
            responseCode = "409",
            description = "It is not to be fetched, or not ready, or over")
    ResponseEntity<OrderSummary> collected(
            Asking asking, @PathVariable UUID orderId, @RequestBody CollectedBody body) {
        reads.order(orderId); // a fresh one may still be on its way
        return intake.ask(
                asking, new OrderAsk.Collect(orderId, body.handedOverBy(), body.collectedBy()));
    }
}
