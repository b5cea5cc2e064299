package dev.waybill.inventory;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.Guard;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other rules would have done, by HTTP. It changes nothing. */
@RestController
@RequestMapping(path = "/sourcing-rules/what-if", produces = "application/json")
class WhatIfController {

    private static final int MOST_ORDERS = 100_000;
    private static final int ORDERS = 5_000;

    private final RuleBooks books;
    private final Reservations reservations;
    private final Decisions decisions;

    WhatIfController(RuleBooks books, Reservations reservations, Decisions decisions) {
        this.books = books;
        this.reservations = reservations;
        this.decisions = decisions;
    }

    /**
     * @param rules the other rules
     * @param orders how many of the last ones; 5000 if none is given
     */
    record Body(EditSourcing.RulesBody rules, @Nullable Integer orders) {

        Body {
            var guard = new Guard();
            guard.given("rules", rules);
            guard.rangeIfGiven("orders", orders, 1, MOST_ORDERS);
            guard.check();
        }
    }

    @Operation(summary = "Decide past orders again by other rules, and see what would be different")
    @ApiResponse(
            responseCode = "200",
            description = "Parcels, splits, distance and refusals, before and after")
    @PostMapping
    WhatIf.Report replay(@RequestBody Body body) {
        var past = reservations.last(body.orders() == null ? ORDERS : body.orders());
        var recorded =
                decisions.first(past.stream().map(Reservation::id).toList()).stream()
                        .collect(toMap(Decision::reservationId, Function.identity()));
        var orders =
                past.stream()
                        .map(each -> {
                            var decision = recorded.get(each.id());
                            return decision == null ? WhatIf.of(each) : WhatIf.of(decision);
                        })
                        .toList();
        return new WhatIf(body.rules().rules(), books.now()).replay(orders);
    }
}
