package dev.waybill.platform.effects;

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

/** For operators: how those outside are doing. */
@RestController
public final class ProvidersAdmin {

    private static final int SLICES = 60;
    private static final int LONGEST = 24 * 60;

    private final Pulses pulses;
    private final Clock clock;

    public ProvidersAdmin(Pulses pulses, Clock clock) {
        this.pulses = pulses;
        this.clock = clock;
    }

    /**
     * @param since where the first slice begins
     * @param sliceSeconds how long each is
     */
    record Providers(Instant since, long sliceSeconds, List<Pulse.State> providers) {
        Providers {
            providers = List.copyOf(providers);
        }
    }

    @GetMapping(path = "/admin/providers", produces = "application/json")
    @Operation(
            summary =
                    "How those outside answer: calls, silences and latency, as this process saw it")
    @ApiResponse(responseCode = "200", description = "Everybody whom this process may call")
    Providers providers(@RequestParam(defaultValue = "60") int minutes) {
        if (minutes < 1 || minutes > LONGEST) {
            throw Problem.invalid("/minutes", "must be between 1 and " + LONGEST);
        }
        var each = Math.max(1, minutes / SLICES);
        var since =
                clock.instant().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MINUTES);
        return new Providers(since, each * 60L, pulses.states(since, each));
    }
}
