package dev.waybill.payments;

import dev.waybill.platform.Ids;

/**
 * A mutant: each attempt to set money aside or to take it has a key of its own, so the provider
 * cannot know it for the same wish. Stripe refuses to capture an intent twice by itself, so what it
 * costs is the second intent: the look-up before the second attempt is by search, which lags.
 */
record WithoutKeys(PaymentProvider provider) implements PaymentProvider {

    @Override
    public Report authorize(Errand errand) {
        return provider.authorize(keyless(errand));
    }

    @Override
    public Report capture(Errand errand) {
        return provider.capture(keyless(errand));
    }

    @Override
    public Report cancel(Errand errand) {
        return provider.cancel(errand);
    }

    @Override
    public Report refund(Errand errand) {
        return provider.refund(errand);
    }

    @Override
    public Report find(Errand errand) {
        return provider.find(errand);
    }

    private static Errand keyless(Errand errand) {
        var effect = errand.effect();
        var attempt =
                new Effect(
                        Ids.derive(effect.key(), effect.attempts() + " at " + effect.lastSentAt()),
                        effect.paymentId(),
                        effect.operation(),
                        effect.refundId(),
                        effect.amount(),
                        effect.attempts(),
                        effect.burntKeys(),
                        effect.firstSentAt(),
                        effect.lastSentAt(),
                        effect.about());
        return new Errand(
                attempt, errand.terms(), errand.reference(), errand.voidWished(), errand.cause());
    }
}
