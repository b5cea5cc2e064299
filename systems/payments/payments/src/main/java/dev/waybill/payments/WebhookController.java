package dev.waybill.payments;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Where Stripe tells us what happened: signed, at least once, in any order. */
@RestController
final class WebhookController {

    private static final ObjectReader EVENT = Wire.mapper().readerFor(StripeEvent.class);

    private final Intake<News> news;
    private final String secret;
    private final Clock clock;

    /**
     * @param secret what Stripe signs with; empty: nothing is believed
     */
    WebhookController(Intake<News> news, String secret, Clock clock) {
        this.news = news;
        this.secret = secret;
        this.clock = clock;
    }

    @Operation(summary = "Take an event from Stripe")
    @ApiResponse(responseCode = "200", description = "kept; a repeated event is kept once")
    @ApiResponse(responseCode = "400", description = "not signed by Stripe, too old, or no event")
    @PostMapping(
            value = "/webhooks/stripe",
            consumes = "application/json",
            produces = "application/json")
    ResponseEntity<NewsHandler.Received> stripe(
            @RequestBody byte[] body,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
            Asking asking) {
        var now = clock.instant();
        if (!StripeSignature.isValid(body, signature, secret, now)) {
            throw Problem.of(
                    400, "bad-signature", "The Stripe-Signature does not fit the body, or is old.");
        }
        var hint = event(body).hint(now);
        if (hint == null) {
            throw Problem.invalid("/id", "and /type must be given");
        }
        return news.ask(asking, hint);
    }

    private static StripeEvent event(byte[] body) {
        try {
            StripeEvent event = EVENT.readValue(body);
            if (event != null) {
                return event;
            }
        } catch (JacksonException _) {
            // Jackson's own words would echo the input
        }
        throw Problem.invalid("", "must be a Stripe event");
    }
}
