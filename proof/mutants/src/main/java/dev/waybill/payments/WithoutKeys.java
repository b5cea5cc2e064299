package dev.waybill.payments;

import dev.waybill.payments.ProviderQuestion.Authorize;
import dev.waybill.platform.Ids;
import dev.waybill.platform.effects.Effect;

/**
 * A mutant: each attempt to set money aside or to take it has a key of its own, so the provider
 * cannot know it for the same wish. Stripe refuses to capture an intent twice by itself, so what it
 * costs is the second intent: the look-up before the second attempt is by search, which lags.
 */
record WithoutKeys(PaymentProvider provider) implements PaymentProvider {

    @Override
    public Report authorize(Authorize wanted, boolean review, Effect<?> effect) {
        return provider.authorize(wanted, review, keyless(effect));
    }

    @Override
    public Report capture(ProviderQuestion.Capture wanted, Effect<?> effect) {
        return provider.capture(wanted, keyless(effect));
    }

    @Override
    public Report cancel(ProviderQuestion.Void unwanted, Effect<?> effect) {
        return provider.cancel(unwanted, effect);
    }

    @Override
    public Report refund(ProviderQuestion.Refund wanted, Effect<?> effect) {
        return provider.refund(wanted, effect);
    }

    @Override
    public Report find(Effect<ProviderQuestion> effect) {
        return provider.find(effect);
    }

    private static <Q> Effect<Q> keyless(Effect<Q> effect) {
        return new Effect<>(
                Ids.derive(effect.key(), effect.attempts() + " at " + effect.lastSentAt()),
                effect.subject(),
                effect.question(),
                effect.journey(),
                effect.attempts(),
                effect.burntKeys(),
                effect.withdrawn(),
                effect.firstSentAt(),
                effect.lastSentAt(),
                effect.because());
    }
}
