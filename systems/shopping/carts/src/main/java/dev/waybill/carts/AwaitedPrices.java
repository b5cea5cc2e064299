package dev.waybill.carts;

import dev.waybill.carts.CheckoutStarted.Status;
import dev.waybill.carts.PriceAnswer.Ended;
import dev.waybill.carts.PriceAnswer.Granted;
import dev.waybill.carts.PriceAnswer.Refused;
import dev.waybill.contracts.Wire;
import dev.waybill.platform.Signals;
import java.time.Duration;
import org.springframework.http.ResponseEntity;

/**
 * Lets a checkout with a promotion code wait for its price, so that the answer carries the
 * discount. What takes longer is answered as PRICING and goes on by itself.
 */
final class AwaitedPrices {

    private final PriceQuestions questions;
    private final Signals signals;
    private final Duration atMost;

    AwaitedPrices(PriceQuestions questions, Signals signals, Duration atMost) {
        this.questions = questions;
        this.signals = signals;
        this.atMost = atMost;
    }

    /**
     * @param response a checkout's answer; a retry gets the bytes of the first one, and waits too
     * @throws dev.waybill.platform.http.Problem 409 if the promotion is refused, or the checkout is
     *     over
     */
    ResponseEntity<CheckoutStarted> await(ResponseEntity<CheckoutStarted> response) {
        if (!response.getStatusCode().is2xxSuccessful()) {
            return response;
        }
        Object body = response.getBody();
        var started =
                body instanceof byte[] bytes
                        ? Wire.read(bytes, CheckoutStarted.class)
                        : (CheckoutStarted) body;
        return started == null || started.status() != Status.PRICING
                ? response
                : new ResponseEntity<>(
                        priced(started), response.getHeaders(), response.getStatusCode());
    }

    private CheckoutStarted priced(CheckoutStarted started) {
        var session = started.checkoutSessionId();
        return signals.await(session, atMost, () -> questions.answerTo(session))
                .map(answer -> priced(started, answer))
                .orElse(started);
    }

    private static CheckoutStarted priced(CheckoutStarted started, PriceAnswer answer) {
        return switch (answer) {
            case Granted granted -> started.with(granted);
            case Refused(var reason) -> throw Refusals.promotion(reason);
            case Ended _ -> throw Refusals.ended(started.checkoutSessionId());
        };
    }
}
