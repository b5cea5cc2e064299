package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Raising;
import java.time.Instant;

/**
 * Pure: a payment is to be over another amount. Down, only what is agreed on changes: what is held
 * beyond it is released at the end. Up, the difference is authorized beside what is held.
 */
final class AdjustDecider {

    private AdjustDecider() {}

    static Step decide(Payment payment, Ask.Adjust ask, Instant now) {
        if (!(payment instanceof Held held) || !ask.currency().equals(held.terms().currency())) {
            return declined(payment, ask, now);
        }
        var purse = held.purse();
        if (payment instanceof Raising && isSame(purse, ask)) {
            return Step.to(payment); // the answer is on its way
        }
        if (ask.amount() == purse.agreed()) {
            return Step.to(payment)
                    .tell(Facts.adjusted(held.terms(), ask.adjustmentId(), ask.amount(), now));
        }
        if (purse.done()
                || purse.voidWished()
                || ask.amount() < purse.captured() + purse.capturing()) {
            return declined(payment, ask, now);
        }
        var missing = ask.amount() - purse.captured() - purse.held();
        if (missing <= 0 || hasLapsed(purse)) {
            return Step.to(held.with(purse.agree(ask.amount())))
                    .tell(Facts.adjusted(held.terms(), ask.adjustmentId(), ask.amount(), now));
        }
        var rests = payment instanceof Authorized || payment instanceof CaptureFailed;
        if (!rests || held.terms().card() == null) {
            return declined(payment, ask, now);
        }
        var raised = purse.raise(missing, ask.adjustmentId(), ask.amount());
        return Step.to(new Raising(held.terms(), raised))
                .ask(ProviderQuestion.Authorize.of(held.terms(), raised.raises(), missing));
    }

    /** Then nothing is held at the moment: what is agreed on is authorized when it is needed. */
    private static boolean hasLapsed(Purse purse) {
        return purse.open() == null && purse.captured() == 0 && !purse.first().isOpen();
    }

    private static boolean isSame(Purse purse, Ask.Adjust ask) {
        var raise = purse.raise();
        return raise != null && ask.adjustmentId().equals(raise.adjustmentId());
    }

    private static Step declined(Payment payment, Ask.Adjust ask, Instant now) {
        return Step.to(payment)
                .tell(Facts.notAdjusted(ask, DeclineReason.PROCESSING_ERROR, now))
                .refuse("the payment cannot be over " + ask.amount());
    }
}
