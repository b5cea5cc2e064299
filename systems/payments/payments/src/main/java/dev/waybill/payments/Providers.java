package dev.waybill.payments;

import dev.waybill.payments.ProviderQuestion.Authorize;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Outside;
import dev.waybill.platform.effects.Pace;
import dev.waybill.platform.effects.Pulse;
import dev.waybill.platform.effects.Pulses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider, and the fraud screening before the first money of a payment is set aside.
 *
 * <p>The provider knows a key again for a day, and prunes it then: a pruned key would charge twice.
 */
final class Providers implements Outside<ProviderQuestion, Report> {

    static final Pace PACE = Pace.DEFAULT;

    private final PaymentProvider provider;
    private final FraudScreening screening;
    private final Clock clock;
    private final Pulse stripe;
    private final Pulse fraud;
    private final Duration searchLag;

    /**
     * @param searchLag how long something that has happened may be missing from a search
     */
    Providers(
            PaymentProvider provider,
            FraudScreening screening,
            Clock clock,
            Pulses pulses,
            Duration searchLag) {
        this.provider = provider;
        this.screening = screening;
        this.clock = clock;
        this.stripe = pulses.of("stripe");
        this.fraud = pulses.of("fraud");
        this.searchLag = searchLag;
    }

    @Override
    public Outcome<Report> send(Effect<ProviderQuestion> effect) {
        return sent(effect).outcome(effect.question().operation());
    }

    private Report sent(Effect<ProviderQuestion> effect) {
        return switch (effect.question()) {
            case Authorize first when first.hold() == 1 -> screenThenAuthorize(first, effect);
            case Authorize more -> // its order has been screened
                    asked(() -> provider.authorize(more, false, effect));
            case ProviderQuestion.Capture wanted -> asked(() -> provider.capture(wanted, effect));
            case ProviderQuestion.Void unwanted -> asked(() -> provider.cancel(unwanted, effect));
            case ProviderQuestion.Refund wanted -> asked(() -> provider.refund(wanted, effect));
        };
    }

    @Override
    public Outcome<Report> find(Effect<ProviderQuestion> effect) {
        return asked(() -> provider.find(effect)).outcome(effect.question().operation());
    }

    /**
     * Capture and void are guarded by the provider's own state, so a new key in place of a burnt
     * one is harmless; an authorization is made once, or not at all.
     */
    @Override
    public IfAbsent ifAbsent(Effect<ProviderQuestion> effect, Instant now) {
        return switch (effect.question()) {
            case ProviderQuestion.Void _ -> IfAbsent.SEND;
            case ProviderQuestion.Capture _, ProviderQuestion.Refund _ ->
                    effect.isKeySafe(now, PACE) ? IfAbsent.SEND : IfAbsent.GIVE_UP;
            case Authorize _ when effect.maySend(now, PACE) -> IfAbsent.SEND;
            case Authorize _ -> {
                var searchable = !effect.lastSentAt().plus(searchLag).isAfter(now);
                yield searchable ? IfAbsent.GIVE_UP : IfAbsent.WAIT;
            }
        };
    }

    @Override
    public Outcome<Report> givenUp(Effect<ProviderQuestion> effect) {
        return effect.question() instanceof ProviderQuestion.Refund refund
                ? new Outcome.Refused<>(
                        new Report.NotGivenBack(
                                refund.refundId(),
                                refund.captureId(),
                                "the provider knows nothing of it"))
                : new Outcome.Absent<>();
    }

    private Report asked(Supplier<Report> question) {
        var began = clock.instant();
        var report = question.get();
        stripe.beat(
                report instanceof Report.Unknown ? Pulse.Beat.SILENT : Pulse.Beat.ANSWERED, began);
        return report;
    }

    private Report screenThenAuthorize(Authorize wanted, Effect<?> effect) {
        return switch (screened(wanted, effect)) {
            case FraudScreening.Passed(var score, var review) ->
                    scored(asked(() -> provider.authorize(wanted, review, effect)), score, review);
            case FraudScreening.Failed(var reason, var score) -> new Report.Stopped(reason, score);
            case FraudScreening.NoAnswer(var why) -> Report.Unknown.because("screening: " + why);
        };
    }

    private FraudScreening.Finding screened(Authorize wanted, Effect<?> effect) {
        var began = clock.instant();
        var verdict = screening.screen(effect.subject(), wanted);
        fraud.beat(
                verdict instanceof FraudScreening.NoAnswer
                        ? Pulse.Beat.SILENT
                        : Pulse.Beat.ANSWERED,
                began);
        return verdict;
    }

    private static Report scored(Report report, @Nullable Double score, boolean review) {
        return switch (report) {
            case Report.Held(var reference, _, _) -> new Report.Held(reference, score, review);
            case Report.Refused(var reason, _) -> new Report.Refused(reason, score);
            case Report.Taken _,
                    Report.Released _,
                    Report.Stopped _,
                    Report.GivenBack _,
                    Report.NotGivenBack _,
                    Report.Absent _,
                    Report.Unknown _ ->
                    report;
        };
    }
}
