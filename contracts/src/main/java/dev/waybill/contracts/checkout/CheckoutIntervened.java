package dev.waybill.contracts.checkout;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who looks after the shop did not wait for a checkout: who, what and why. The order's id
 * is the one that the checkout has chosen, whether an order has come of it or not.
 *
 * <p>Told by checkout, heard by orders for the journey.
 */
public record CheckoutIntervened(
        UUID interventionId,
        UUID checkoutSessionId,
        UUID orderId,
        Action action,
        String intervenedBy,
        String reason,
        Instant intervenedAt) {

    public CheckoutIntervened {
        var guard = new Guard();
        guard.given("interventionId", interventionId);
        guard.given("checkoutSessionId", checkoutSessionId);
        guard.given("orderId", orderId);
        guard.given("action", action);
        guard.text("intervenedBy", intervenedBy, 1, 250);
        guard.text("reason", reason, 1, 500);
        intervenedAt = guard.time("intervenedAt", intervenedAt);
        guard.check();
    }

    /** What was done. */
    public enum Action {
        /** What it waits for was asked for again, at once. */
        RETRIED,
        /** It was given up, and is undone. */
        ENDED
    }
}
