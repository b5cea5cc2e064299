package dev.waybill.checkout;

import dev.waybill.checkout.Outcomes.Outcome;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: how checkouts end, over time. */
@RestController
final class OutcomesController {

    private static final int SLICES = 60;
    private static final int LONGEST = 7 * 24 * 60;

    private final Outcomes outcomes;
    private final Clock clock;

    OutcomesController(Outcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * @param since where the first slice begins
     * @param sliceSeconds how long each is
     */
    record OverTime(Instant since, long sliceSeconds, List<Outcome> outcomes) {
        OverTime {
            outcomes = List.copyOf(outcomes);
        }
    }

    @GetMapping(path = "/admin/checkouts/outcomes", produces = "application/json")
    @Operation(summary = "How checkouts of the last minutes ended, and how long they took")
    @ApiResponse(responseCode = "200", description = "Counts by slice of time and outcome")
    OverTime outcomes(@RequestParam(defaultValue = "60") int minutes) {
        if (minutes < 1 || minutes > LONGEST) {
            throw Problem.invalid("/minutes", "must be between 1 and " + LONGEST);
        }
        var slice = Duration.ofSeconds(Math.max(1, minutes * 60L / SLICES));
        var since =
                clock.instant().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
        return new OverTime(since, slice.toSeconds(), outcomes.since(since, slice));
    }
}
