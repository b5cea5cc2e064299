package dev.waybill.checkout;

import dev.waybill.contracts.checkout.CheckoutIntervened;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody has done about a checkout that would not move.
 *
 * @param found the state that it was in
 * @param became the state that it was in afterwards
 */
record Intervention(
        UUID interventionId,
        UUID checkoutSessionId,
        Instant at,
        Wish wish,
        String actor,
        String reason,
        Status found,
        Status became) {

    enum Wish {
        /** Ask again now, not at the next wake-up. */
        RETRY,
        /** Give up now, and undo what has been done. */
        COMPENSATE;

        CheckoutIntervened.Action action() {
            return switch (this) {
                case RETRY -> CheckoutIntervened.Action.RETRIED;
                case COMPENSATE -> CheckoutIntervened.Action.ENDED;
            };
        }

        Fact fact() {
            return switch (this) {
                case RETRY -> new Fact.RetryRequested();
                case COMPENSATE -> new Fact.GivenUp();
            };
        }
    }
}
