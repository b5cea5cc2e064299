package dev.waybill.payments;

import dev.waybill.payments.ProviderQuestion.Authorize;
import dev.waybill.platform.effects.Effect;

/**
 * Who moves the money. A call says what it found out and throws nothing on purpose: what cannot be
 * told is {@link Report.Unknown}. Each question comes with the effect that it is asked by: its key,
 * and the payment that it is about.
 */
interface PaymentProvider {

    /**
     * Sets the whole amount aside.
     *
     * @param review the screening could not make up its mind
     */
    Report authorize(Authorize wanted, boolean review, Effect<?> effect);

    Report capture(ProviderQuestion.Capture wanted, Effect<?> effect);

    Report cancel(ProviderQuestion.Void unwanted, Effect<?> effect);

    Report refund(ProviderQuestion.Refund wanted, Effect<?> effect);

    /**
     * Looks what became of the question, changing nothing; {@link Report.Absent} if the provider
     * knows nothing of it.
     */
    Report find(Effect<ProviderQuestion> effect);
}
