package dev.waybill.returns;

import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.ReturnBook.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What of an order may come back, for those who are about to ask. */
@RestController
class ReturnableController {

    private final SoldOrders orders;
    private final Returns returns;
    private final ReturnParts parts;
    private final Policies policies;
    private final Products products;
    private final Clock clock;

    ReturnableController(
            SoldOrders orders,
            Returns returns,
            ReturnParts parts,
            Policies policies,
            Products products,
            Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.parts = parts;
        this.policies = policies;
        this.products = products;
        this.clock = clock;
    }

    @Operation(summary = "What of an order may be returned, until when, and what it costs")
    @ApiResponse(responseCode = "200", description = "Its products")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @GetMapping(path = "/returnable-orders/{orderId}", produces = "application/json")
    ResponseEntity<Returnable> get(@PathVariable UUID orderId) {
        var order = orders.find(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        var known =
                parts.entries(returns.ofOrders(List.of(orderId))).stream().map(Entry::is).toList();
        var ids = order.items().stream().map(SoldItem::productId).toList();
        var now = clock.instant();
        var version = policies.current();
        var quoting = new Quoting(version, products.of(ids), now);
        var items =
                order.items().stream()
                        .map(item -> Returnable.item(item, returned(known, item), quoting, now))
                        .toList();
        var returnable = new Returnable(orderId, order.currency(), version.number(), items);
        return ResponseEntity.ok().eTag(Etag.of(returnable.fingerprint())).body(returnable);
    }

    private static int returned(List<Return> known, SoldItem item) {
        return known.stream().mapToInt(each -> each.claims(item.productId())).sum();
    }
}
