package dev.waybill.orders;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.AmendAsks.AmendmentAnswer;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Problem;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/**
 * Lets who tries out a promotion code wait for its price, so that the answer carries the discount.
 */
final class AwaitedQuotes {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Quotes quotes;
    private final Signals signals;

    AwaitedQuotes(Quotes quotes, Signals signals) {
        this.quotes = quotes;
        this.signals = signals;
    }

    /**
     * @param response a retry gets the bytes of the first one, and waits too
     * @throws Problem 409 if the code gives nothing, 503 if that takes too long to find out
     */
    ResponseEntity<AmendmentAnswer> await(ResponseEntity<AmendmentAnswer> response) {
        if (response.getStatusCode().value() != 200) {
            return response;
        }
        Object body = response.getBody();
        var answer =
                body instanceof byte[] bytes
                        ? Wire.read(bytes, AmendmentAnswer.class)
                        : (AmendmentAnswer) body;
        return answer == null || answer.quoteId() == null
                ? response
                : ResponseEntity.ok().headers(response.getHeaders()).body(priced(answer.quoteId()));
    }

    private AmendmentAnswer priced(UUID quoteId) {
        var quote =
                signals.await(quoteId, PATIENCE, () -> quotes.answered(quoteId))
                        .orElseThrow(() ->
                                Problem.tryAgain(
                                        503,
                                        "price-on-its-way",
                                        "It is not known yet what the code is worth. Ask again with the same key."));
        if (quote.answer() == null) {
            throw Problem.conflict("promotion-refused", String.valueOf(quote.refusal()));
        }
        return quote.answer();
    }
}
