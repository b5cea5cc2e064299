package dev.waybill.payments;

import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.JOURNEY;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.REFUND;
import static dev.waybill.payments.Samples.TERMS;
import static dev.waybill.platform.effects.Outside.IfAbsent.GIVE_UP;
import static dev.waybill.platform.effects.Outside.IfAbsent.SEND;
import static dev.waybill.platform.effects.Outside.IfAbsent.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Pulses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final ProviderQuestion AUTHORIZE =
            ProviderQuestion.Authorize.of(TERMS, 1, 1_000);
    private static final ProviderQuestion CAPTURE =
            new ProviderQuestion.Capture("pi_1", 1, ID, 1_000, 0, true);
    private static final ProviderQuestion VOID = new ProviderQuestion.Void("pi_1", 1, 1_000, 0);
    private static final ProviderQuestion REFUNDED =
            new ProviderQuestion.Refund(REFUND, ID, "pi_1", 1_000);
    private static final Instant LAST = NOON.plus(Duration.ofHours(20));
    private static final Instant AFTER = LAST.plusSeconds(1);

    /** Without keys and addresses: nobody is called. */
    private static Providers providers() {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var second = Duration.ofSeconds(1);
        return new Providers(
                new StripeProvider(
                        new StripeProvider.Account("http://localhost:1", null, second, second), 1),
                new FraudScreening(null, second),
                clock,
                new Pulses(clock, new SimpleMeterRegistry()),
                Duration.ofMinutes(1));
    }

    private static Effect<ProviderQuestion> asked(ProviderQuestion question) {
        return asked(question, 0, false);
    }

    private static Effect<ProviderQuestion> asked(
            ProviderQuestion question, int burntKeys, boolean withdrawn) {
        return new Effect<>(
                question.key(ID), ID, question, JOURNEY, 2, burntKeys, withdrawn, NOON, NOON, null);
    }

    @Test
    void theSameKeyIsSentAgainFor20HoursAndNeverAfter() {
        for (var question : new ProviderQuestion[] {AUTHORIZE, CAPTURE, REFUNDED}) {
            assertThat(providers().ifAbsent(asked(question), LAST)).isEqualTo(SEND);
            assertThat(providers().ifAbsent(asked(question), AFTER)).isEqualTo(GIVE_UP);
        }
    }

    @Test
    void aVoidIsTriedForEver() {
        var cancel = asked(VOID, 3, false);

        assertThat(providers().ifAbsent(cancel, NOON.plus(Duration.ofDays(30)))).isEqualTo(SEND);
    }

    @Test
    void anAuthorizationThatIsNotWantedAnyMoreIsOnlyAskedAbout() {
        var unwanted = asked(AUTHORIZE, 0, true);

        assertThat(providers().ifAbsent(unwanted, NOON.plusSeconds(59))).isEqualTo(WAIT);
        assertThat(providers().ifAbsent(unwanted, NOON.plusSeconds(60))).isEqualTo(GIVE_UP);
    }

    @Test
    void anAuthorizationIsNeverMadeUnderASecondKey() {
        var burnt = asked(AUTHORIZE, 1, false);

        assertThat(providers().ifAbsent(burnt, NOON.plusSeconds(59))).isEqualTo(WAIT);
        assertThat(providers().ifAbsent(burnt, NOON.plusSeconds(60))).isEqualTo(GIVE_UP);
    }

    @Test
    void aCaptureOrRefundWithABurntKeyIsMadeUnderANewOne() {
        var burnt = asked(CAPTURE, 1, false);

        assertThat(providers().ifAbsent(burnt, NOON.plusSeconds(1))).isEqualTo(SEND);
        assertThat(providers().ifAbsent(asked(REFUNDED, 1, false), NOON.plusSeconds(1)))
                .isEqualTo(SEND);
        assertThat(burnt.idempotencyKey()).isEqualTo(CAPTURE.key(ID) + "-1");
    }

    @Test
    void aRefundThatIsGivenUpIsRefusedAndAllElseHasNotHappened() {
        assertThat(providers().givenUp(asked(REFUNDED)))
                .isEqualTo(
                        new Outcome.Refused<Report>(
                                new Report.NotGivenBack(
                                        REFUND, ID, "the provider knows nothing of it")));
        assertThat(providers().givenUp(asked(AUTHORIZE))).isEqualTo(new Outcome.Absent<Report>());
        assertThat(providers().givenUp(asked(CAPTURE))).isEqualTo(new Outcome.Absent<Report>());
    }

    @Test
    void withoutAScreeningNobodyIsCharged() {
        assertThat(providers().send(asked(AUTHORIZE)))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.why()).startsWith("screening: "));
    }

    @Test
    void eachQuestionHasAKeyOfItsOwn() {
        assertThat(Operation.AUTHORIZE.key(ID, null))
                .isNotEqualTo(Operation.CAPTURE.key(ID, null))
                .isNotEqualTo(Operation.AUTHORIZE.key(Samples.ORDER, null));
        assertThat(Operation.REFUND.key(ID, REFUND))
                .isNotEqualTo(Operation.REFUND.key(ID, Samples.CART));
    }

    @Test
    void whatWasFoundOutEndsTheEffectByWhatItAskedFor() {
        var taken = new Report.Taken("pi_1", 400, false);
        var lapsed = new Report.Released("pi_1", true);

        assertThat(taken.outcome(Operation.CAPTURE)).isEqualTo(new Outcome.Done<Report>(taken));
        assertThat(taken.outcome(Operation.VOID)).isEqualTo(new Outcome.Refused<Report>(taken));
        assertThat(lapsed.outcome(Operation.CAPTURE))
                .isEqualTo(new Outcome.Refused<Report>(lapsed));
        assertThat(lapsed.outcome(Operation.VOID).line()).isEqualTo("lapsed pi_1");
    }
}
