package dev.waybill.shipping;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where carriers tell us of scans: signed, at least once, in any order. */
@RestController
final class CarrierWebhookController {

    /** What is needed to believe and to understand one carrier. */
    record Ear(CarrierApi api, String secret) {}

    /** What a carrier says has no version: whoever expects one expects too much. */
    private static final long UNVERSIONED = 0;

    private final Intake<HintHandler.Hint> hints;
    private final Map<Carrier, Ear> ears;
    private final Clock clock;

    CarrierWebhookController(Intake<HintHandler.Hint> hints, Map<Carrier, Ear> ears, Clock clock) {
        this.hints = hints;
        this.ears = Map.copyOf(ears);
        this.clock = clock;
    }

    @Operation(summary = "Take a tracking event from a carrier")
    @ApiResponse(responseCode = "200", description = "kept; a repeated event is kept once")
    @ApiResponse(
            responseCode = "400",
            description = "not signed by the carrier, too old, or no event")
    @ApiResponse(responseCode = "404", description = "there is no such carrier")
    @PostMapping(
            value = "/webhooks/carriers/{carrier}",
            consumes = "application/json",
            produces = "application/json")
    ResponseEntity<HintHandler.Received> scan(
            @PathVariable String carrier,
            @RequestBody byte[] body,
            @RequestHeader(name = "Carrier-Signature", required = false) @Nullable String signature,
            Asking asking) {
        var known = Carrier.named(carrier).orElseThrow(() -> Problem.notFound("carrier", carrier));
        var ear = ears.get(known);
        if (ear == null
                || !CarrierSignature.isValid(body, signature, ear.secret(), clock.instant())) {
            throw Problem.of(
                    400,
                    "bad-signature",
                    "The Carrier-Signature does not fit the body, or is old.");
        }
        asking.match(UNVERSIONED);
        var scans = ear.api().read(json(body));
        if (scans.isEmpty()) {
            throw Problem.invalid("/trackingNumber", "and what happened to it must be given");
        }
        return hints.ask(asking, new HintHandler.Hint(known, scans));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Wire.mapper().readTree(body);
        } catch (JacksonException _) {
            // Jackson's own words would echo the input
            throw Problem.invalid("", "must be a carrier's event");
        }
    }
}
