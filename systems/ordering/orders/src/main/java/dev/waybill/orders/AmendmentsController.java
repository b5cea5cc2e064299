package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of an order before its fulfilment, over HTTP. */
@RestController
final class AmendmentsController {

    private final Intake<OrderAsk> intake;
    private final OrderReads reads;

    AmendmentsController(Intake<OrderAsk> intake, OrderReads reads) {
        this.intake = intake;
        this.reads = reads;
    }

    /** How many units of a product there shall be. */
    record AmendItem(UUID productId, int quantity) {
        AmendItem {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 0, Guard.MOST_UNITS);
            guard.check();
        }
    }

    /** What is to be different; what is not said stays as it is. */
    record AmendBody(
            @Nullable List<AmendItem> items,
            @Nullable DeliveryAddress address,
            @Nullable String reason,
            @Nullable String requestedBy) {
        AmendBody {
            var guard = new Guard();
            items = guard.listIfGiven("items", items, 1);
            guard.textIfGiven("reason", reason, 0, 250);
            guard.textIfGiven("requestedBy", requestedBy, 1, 250);
            if (items == null && address == null) {
                guard.violated("items", "or an address must be given");
            }
            guard.check();
        }

        List<Units> units() {
            return items == null
                    ? List.of()
                    : items.stream()
                            .map(each -> new Units(each.productId(), each.quantity()))
                            .toList();
        }
    }

    @PostMapping(
            path = "/orders/{orderId}/amendments",
            consumes = "application/json",
            produces = "application/json")
    @Operation(
            summary =
                    "Change where an order goes, or want fewer units of it; with dryRun only say what it would come to")
    @ApiResponse(
            responseCode = "200",
            description = "The new total, the difference and what is told")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(
            responseCode = "409",
            description = "Too late, or not possible: it says what to do instead")
    ResponseEntity<AmendAsks.Amendment> amend(
            Asking asking,
            @PathVariable UUID orderId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody AmendBody body) {
        var units = body.units();
        var named = new HashSet<UUID>();
        for (var place = 0; place < units.size(); place++) {
            if (!named.add(units.get(place).productId())) {
                throw Problem.invalid("/items/" + place + "/productId", "must be named once");
            }
        }
        reads.order(orderId); // a fresh one may still be on its way
        return intake.ask(
                asking,
                new OrderAsk.Amend(
                        orderId, units, body.address(), body.requestedBy(), body.reason(), dryRun));
    }
}
