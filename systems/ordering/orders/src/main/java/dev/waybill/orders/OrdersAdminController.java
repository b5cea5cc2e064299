package dev.waybill.orders;

import dev.waybill.orders.OrderChecks.Check;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: invariants that must show no difference, and journeys that led to no order. */
@RestController
final class OrdersAdminController {

    private static final int MOST = 10_000;

    private final OrderChecks checks;
    private final OrderReads reads;

    OrdersAdminController(OrderChecks checks, OrderReads reads) {
        this.checks = checks;
        this.reads = reads;
    }

    @GetMapping(path = "/admin/orders/refold", produces = "application/json")
    @Operation(summary = "Folds histories again and compares: orders whose row says something else")
    Check refold(
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(defaultValue = "1000") int limit) {
        return checks.refold(from, within(limit));
    }

    @GetMapping(path = "/admin/orders/view", produces = "application/json")
    @Operation(summary = "Folds histories again and compares: orders that the list shows otherwise")
    Check view(
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(defaultValue = "1000") int limit) {
        return checks.view(from, within(limit));
    }

    @GetMapping(path = "/admin/orders/money", produces = "application/json")
    @Operation(
            summary =
                    "What orders say about their money, per currency: to be compared with payments")
    List<OrderChecks.Money> money() {
        return checks.money();
    }

    @GetMapping(path = "/admin/journeys/{correlationId}", produces = "application/json")
    @Operation(
            summary =
                    "Every message of one journey, such as a checkout session that led to no order")
    @ApiResponse(responseCode = "200", description = "Every message, causes first")
    @ApiResponse(responseCode = "404", description = "Nobody has told anything of it")
    Timeline journey(@PathVariable UUID correlationId) {
        return reads.journey(correlationId);
    }

    private static int within(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("/limit", "must be between 1 and " + MOST);
        }
        return limit;
    }
}
