package dev.waybill.checkout;

import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * What never changes about a checkout session, once it has a price. The order's id is chosen at the
 * start, so that every message of the journey carries it; the ids of the hold and of the payment
 * follow from the session's, so that they can be released and voided before anybody has answered.
 *
 * @param total minor units of {@code currency}; zero is fine
 * @param deadline after which no order may come of it
 */
record Journey(
        UUID sessionId,
        UUID orderId,
        UUID cartId,
        UUID customerId,
        long total,
        String currency,
        Instant startedAt,
        Instant deadline) {

    /** Only before anything has been asked for: what promotions take off is known by then. */
    Journey priced(long known) {
        return new Journey(
                sessionId, orderId, cartId, customerId, known, currency, startedAt, deadline);
    }

    UUID reservationId() {
        return reservationOf(sessionId);
    }

    UUID paymentId() {
        return paymentOf(sessionId);
    }

    static UUID reservationOf(UUID sessionId) {
        return Ids.derive(sessionId, "reservation");
    }

    static UUID paymentOf(UUID sessionId) {
        return Ids.derive(sessionId, "payment");
    }

    boolean isOver(Instant now) {
        return !now.isBefore(deadline);
    }
}
