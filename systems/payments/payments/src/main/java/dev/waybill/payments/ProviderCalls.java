package dev.waybill.payments;

import dev.waybill.platform.effects.Pulse;
import dev.waybill.platform.effects.Pulses;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls to the outside, never inside a transaction, and hands in what came of them. A
 * call that is lost with its process is made good by the {@link Janitor}.
 */
final class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

    /**
     * @param atOnce how many calls may be under way
     * @param searchLag how long something that has happened may be missing from a search
     */
    record Limits(int atOnce, Duration searchLag) {}

    private final PaymentProvider provider;
    private final FraudScreening screening;
    private final Executor threads;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Pulse stripe;
    private final Pulse fraud;
    private final Semaphore gate;
    private final Duration searchLag;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable Intake<News> news;

    ProviderCalls(
            PaymentProvider provider,
            FraudScreening screening,
            Executor threads,
            Clock clock,
            MeterRegistry meters,
            Pulses pulses,
            Limits limits) {
        this.provider = provider;
        this.screening = screening;
        this.threads = threads;
        this.clock = clock;
        this.meters = meters;
        this.stripe = pulses.of("stripe");
        this.fraud = pulses.of("fraud");
        this.gate = new Semaphore(limits.atOnce());
        this.searchLag = limits.searchLag();
    }

    /** Where outcomes go; they are what the handlers of calls' errands are made from. */
    void reportTo(Intake<News> intake) {
        news = intake;
    }

    /** An errand that is under way already is not begun a second time. */
    void send(List<Errand> errands) {
        for (var errand : errands) {
            var key = errand.effect().key();
            if (underWay.add(key)) {
                try {
                    threads.execute(() -> carryOut(errand));
                } catch (RejectedExecutionException e) {
                    underWay.remove(key);
                    LOG.info("No more calls are made; {} is left to the janitor", key);
                }
            }
        }
    }

    private void carryOut(Errand errand) {
        try {
            gate.acquire();
            Report report;
            try {
                report = report(errand);
            } finally {
                gate.release();
            }
            underWay.remove(errand.effect().key());
            handIn(new News.Outcome(errand, report));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // going down: the row is due after its lease
        } finally {
            underWay.remove(errand.effect().key());
        }
    }

    private void handIn(News.Outcome outcome) {
        var operation = outcome.errand().effect().operation();
        if (outcome.report() instanceof Report.Unknown unknown) {
            meters.counter("waybill.payments.unknown", "operation", operation.name()).increment();
            LOG.debug("{} {}: {}", operation, outcome.errand().effect().key(), unknown.why());
        }
        var asking = Asking.inside("provider outcome", outcome.errand().cause());
        Objects.requireNonNull(news, "outcomes go nowhere").leave(asking, outcome);
    }

    private Report report(Errand errand) {
        try {
            return errand.isFirst() ? send(errand) : ask(errand);
        } catch (RuntimeException e) {
            LOG.warn("A call for {} failed", errand.effect().key(), e);
            return Report.Unknown.because(e.toString());
        }
    }

    /** What became of earlier attempts is asked before there is another one. */
    private Report ask(Errand errand) {
        var found = asked(() -> provider.find(errand));
        if (!(found instanceof Report.Absent)) {
            return found;
        }
        return switch (errand.ifAbsent(clock.instant(), searchLag)) {
            case SEND -> send(errand);
            case WAIT -> Report.Unknown.because("not found, but it may not be searchable yet");
            case GIVE_UP -> givenUp(errand);
        };
    }

    private static Report givenUp(Errand errand) {
        var refundId = errand.effect().refundId();
        return refundId == null
                ? new Report.Absent()
                : new Report.NotGivenBack(
                        refundId, errand.captureId(), "the provider knows nothing of it");
    }

    private Report send(Errand errand) {
        return switch (errand.effect().operation()) {
            case AUTHORIZE ->
                    errand.effect().about().hold() == 1
                            ? screenThenAuthorize(errand)
                            : asked(() ->
                                    provider.authorize(errand)); // its order has been screened
            case CAPTURE -> asked(() -> provider.capture(errand));
            case VOID -> asked(() -> provider.cancel(errand));
            case REFUND -> asked(() -> provider.refund(errand));
        };
    }

    private Report asked(Supplier<Report> question) {
        var began = clock.instant();
        var report = question.get();
        stripe.beat(
                report instanceof Report.Unknown ? Pulse.Beat.SILENT : Pulse.Beat.ANSWERED, began);
        return report;
    }

    private FraudScreening.Finding screened(Errand errand) {
        var began = clock.instant();
        var verdict = screening.screen(errand.terms());
        fraud.beat(
                verdict instanceof FraudScreening.NoAnswer
                        ? Pulse.Beat.SILENT
                        : Pulse.Beat.ANSWERED,
                began);
        return verdict;
    }

    private Report screenThenAuthorize(Errand errand) {
        return switch (screened(errand)) {
            case FraudScreening.Passed(var score, var review) ->
                    scored(asked(() -> provider.authorize(errand.reviewed(review))), score, review);
            case FraudScreening.Failed(var reason, var score) -> new Report.Stopped(reason, score);
            case FraudScreening.NoAnswer(var why) -> Report.Unknown.because("screening: " + why);
        };
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
