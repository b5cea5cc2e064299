package dev.waybill.checkout;

import dev.waybill.checkout.CheckoutViews.StateCount;
import dev.waybill.checkout.Intervene.Wanted;
import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Checkouts for those who look after them: what hangs, what is done about it, and by whom. */
@RestController
final class CheckoutAdminController {

    private final CheckoutViews views;
    private final Interventions interventions;
    private final Intake<Wanted> intake;
    private final Clock clock;

    CheckoutAdminController(
            CheckoutViews views, Interventions interventions, Intake<Wanted> intake, Clock clock) {
        this.views = views;
        this.interventions = interventions;
        this.intake = intake;
        this.clock = clock;
    }

    /** Why somebody intervenes. */
    record Why(String reason) {
        Why {
            var guard = new Guard();
            guard.text("reason", reason, 1, 500);
            guard.check();
        }
    }

    /**
     * A checkout as an operator sees it.
     *
     * @param interventions what was done about it, the oldest first
     */
    record CheckoutCase(CheckoutOnBoard checkout, List<Intervention> interventions) {
        CheckoutCase {
            interventions = List.copyOf(interventions);
        }
    }

    /** Checkouts under way by state. */
    record StateCounts(List<StateCount> states) {
        StateCounts {
            states = List.copyOf(states);
        }
    }

    @PostMapping(
            path = "/checkouts/{checkoutSessionId}/retry",
            consumes = "application/json",
            produces = "application/json")
    @Operation(summary = "Ask again now for what a checkout waits for; the reason is kept with it")
    @ApiResponse(responseCode = "200", description = "it has asked again")
    @ApiResponse(responseCode = "404", description = "no such checkout")
    @ApiResponse(responseCode = "409", description = "it is over, or waits for its price")
    ResponseEntity<CheckoutOnBoard> retry(
            @PathVariable UUID checkoutSessionId, @RequestBody Why why, Asking asking) {
        return intake.ask(
                asking, new Wanted(checkoutSessionId, Intervention.Wish.RETRY, why.reason()));
    }

    @PostMapping(
            path = "/checkouts/{checkoutSessionId}/compensate",
            consumes = "application/json",
            produces = "application/json")
    @Operation(summary = "Give a checkout up now and undo it; the reason is kept with it")
    @ApiResponse(responseCode = "200", description = "it is being undone, or has come to nothing")
    @ApiResponse(responseCode = "404", description = "no such checkout")
    @ApiResponse(responseCode = "409", description = "it is over: an order is cancelled instead")
    ResponseEntity<CheckoutOnBoard> compensate(
            @PathVariable UUID checkoutSessionId, @RequestBody Why why, Asking asking) {
        return intake.ask(
                asking, new Wanted(checkoutSessionId, Intervention.Wish.COMPENSATE, why.reason()));
    }

    @GetMapping(path = "/admin/checkouts/{checkoutSessionId}", produces = "application/json")
    @Operation(summary = "What a checkout waits for and owes, and what was done about it")
    @ApiResponse(responseCode = "200", description = "the checkout")
    @ApiResponse(responseCode = "404", description = "no such checkout")
    ResponseEntity<CheckoutCase> look(@PathVariable UUID checkoutSessionId) {
        var seen =
                views.onBoard(List.of(checkoutSessionId), clock.instant()).get(checkoutSessionId);
        if (seen == null) {
            throw Problem.notFound("checkout", checkoutSessionId);
        }
        return ResponseEntity.ok()
                .eTag(Etag.of(seen.version()))
                .body(new CheckoutCase(seen.body(), interventions.of(checkoutSessionId)));
    }

    @GetMapping(path = "/admin/checkouts/states", produces = "application/json")
    @Operation(summary = "How many checkouts are in each state, how many of them hang, since when")
    @ApiResponse(responseCode = "200", description = "those under way, by state")
    StateCounts states() {
        return new StateCounts(views.counts(clock.instant()));
    }
}
