package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Amendments amendments;
    private final AwaitedQuotes quotes;

    AmendmentsController(
            Intake<OrderAsk> intake,
            OrderReads reads,
            Amendments amendments,
            AwaitedQuotes quotes) {
        this.intake = intake;
        this.reads = reads;
        this.amendments = amendments;
        this.quotes = quotes;
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
            @Nullable DeliveryMethod deliveryMethod,
            @Nullable String promotionCode,
            @Nullable String reason,
            @Nullable String requestedBy) {
        AmendBody {
            var guard = new Guard();
            items = guard.listIfGiven("items", items, 1);
            guard.textIfGiven("promotionCode", promotionCode, 1, 64);
            guard.textIfGiven("reason", reason, 0, 250);
            guard.textIfGiven("requestedBy", requestedBy, 1, 250);
            if (items == null
                    && address == null
                    && deliveryMethod == null
                    && promotionCode == null) {
                guard.violated(
                        "items",
                        "or an address, a delivery method or a promotion code must be given");
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
                    "Change what an order has, where it goes and how, or its promotion code; with dryRun only say what it would come to")
    @ApiResponse(
            responseCode = "200",
            description = "The new total, the difference and what is told")
    @ApiResponse(
            responseCode = "202",
            description = "Stock and price are asked for; when it is PENDING it can be committed")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(
            responseCode = "409",
            description = "Too late, or not possible: it says what to do instead")
    @ApiResponse(
            responseCode = "503",
            description =
                    "Promotions has not said yet what the code is worth: ask again with the same key")
    ResponseEntity<AmendAsks.AmendmentAnswer> amend(
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
        return quotes.await(
                intake.ask(
                        asking,
                        new OrderAsk.Amend(
                                orderId,
                                units,
                                body.address(),
                                body.deliveryMethod(),
                                body.promotionCode(),
                                body.requestedBy(),
                                body.reason(),
                                dryRun)));
    }

    @GetMapping(path = "/orders/{orderId}/amendments", produces = "application/json")
    @Operation(summary = "Amendments of an order for which stock and price are, or were, held")
    @ApiResponse(responseCode = "200", description = "The amendments, the oldest first")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    List<PendingAmendment> list(@PathVariable UUID orderId) {
        return of(orderId).map(PendingAmendment::of).toList();
    }

    @GetMapping(path = "/orders/{orderId}/amendments/{amendmentId}", produces = "application/json")
    @Operation(summary = "One amendment: what it comes to, and until when it is held")
    @ApiResponse(
            responseCode = "200",
            description = "The amendment; its state, which never comes back, is the ETag")
    @ApiResponse(responseCode = "404", description = "There is no such order, or no such amendment")
    ResponseEntity<PendingAmendment> get(
            @PathVariable UUID orderId, @PathVariable UUID amendmentId) {
        var amendment =
                of(orderId)
                        .filter(each -> each.id().equals(amendmentId))
                        .findFirst()
                        .map(PendingAmendment::of)
                        .orElseThrow(() -> Problem.notFound("amendment", amendmentId));
        return ResponseEntity.ok().eTag(amendment.state().name()).body(amendment);
    }

    private Stream<Amendment> of(UUID orderId) {
        reads.order(orderId);
        return amendments.ofOrder(orderId).stream();
    }

    @PostMapping(
            path = "/orders/{orderId}/amendments/{amendmentId}/commit",
            produces = "application/json")
    @Operation(
            summary = "Do what a pending amendment holds stock and price for, all of it or nothing")
    @ApiResponse(
            responseCode = "200",
            description = "It is APPLIED, also if it was already; or FAILED, and it says why")
    @ApiResponse(
            responseCode = "202",
            description = "The payment is asked about the difference: it ends APPLIED or FAILED")
    @ApiResponse(responseCode = "404", description = "There is no such amendment")
    @ApiResponse(
            responseCode = "409",
            description = "It is not ready, expired or withdrawn: it says what to do instead")
    ResponseEntity<PendingAmendment> commit(
            Asking asking, @PathVariable UUID orderId, @PathVariable UUID amendmentId) {
        return intake.ask(asking, new OrderAsk.EndAmendment(orderId, amendmentId, true));
    }

    @PostMapping(
            path = "/orders/{orderId}/amendments/{amendmentId}/withdraw",
            produces = "application/json")
    @Operation(summary = "Give back what is held for an amendment")
    @ApiResponse(responseCode = "200", description = "It is WITHDRAWN, also if it was already")
    @ApiResponse(responseCode = "404", description = "There is no such amendment")
    @ApiResponse(responseCode = "409", description = "It is over, or being committed")
    ResponseEntity<PendingAmendment> withdraw(
            Asking asking, @PathVariable UUID orderId, @PathVariable UUID amendmentId) {
        return intake.ask(asking, new OrderAsk.EndAmendment(orderId, amendmentId, false));
    }
}
