package dev.waybill.payments;

import static dev.waybill.payments.Samples.FIRST;
import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.JOURNEY;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.PURSE;
import static dev.waybill.payments.Samples.SECOND;
import static dev.waybill.payments.Samples.TERMS;
import static dev.waybill.payments.Samples.adjust;
import static dev.waybill.payments.Samples.authorize;
import static dev.waybill.payments.Samples.authorized;
import static dev.waybill.payments.Samples.cancel;
import static dev.waybill.payments.Samples.capture;
import static dev.waybill.payments.Samples.captureFailed;
import static dev.waybill.payments.Samples.captured;
import static dev.waybill.payments.Samples.capturing;
import static dev.waybill.payments.Samples.giveBack;
import static dev.waybill.payments.Samples.last;
import static dev.waybill.payments.Samples.voided;
import static dev.waybill.payments.Samples.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.FraudReason;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of a payment's states: each word in each state. */
class PaymentWalkTest {

    private static final Map<String, Payment> STATES = new LinkedHashMap<>();
    private static final Map<String, UnaryOperator<Payment>> WORDS = new LinkedHashMap<>();

    static {
        STATES.put("unheard", new Unheard(ID));
        STATES.put("barred", new Payment.Barred(ID, Samples.ORDER, NOON));
        STATES.put("requested", new Requested(TERMS, false));
        STATES.put("unwanted", new Requested(TERMS, true));
        STATES.put("declined", new Declined(TERMS, DeclineReason.FRAUD, NOON, null));
        STATES.put("authorized", authorized());
        STATES.put("capturing", ask(authorized(), capture(FIRST, 400)));
        STATES.put("last", ask(authorized(), last(FIRST, 400)));
        STATES.put("only", capturing(1_000, false));
        STATES.put("regretted", capturing(1_000, true));
        STATES.put("raising", report(STATES.get("capturing"), new Report.Released("pi_1", true)));
        STATES.put("adjusting", ask(authorized(), adjust(1_500)));
        STATES.put("failed", captureFailed());
        STATES.put("voiding", voiding());
        STATES.put("voided", voided());
        STATES.put("captured", captured(1_000, 0, 0));

        WORDS.put("authorize", payment -> ask(payment, authorize(1_000)));
        WORDS.put("capture", payment -> ask(payment, capture(SECOND, 300)));
        WORDS.put("last", payment -> ask(payment, last(SECOND, 300)));
        WORDS.put("release", payment -> ask(payment, last(SECOND, 0)));
        WORDS.put("void", payment -> ask(payment, cancel()));
        WORDS.put("more", payment -> ask(payment, adjust(1_400)));
        WORDS.put("less", payment -> ask(payment, adjust(900)));
        WORDS.put("refund", payment -> ask(payment, giveBack(100)));
        WORDS.put("held", payment -> report(payment, new Report.Held("pi_1", 0.1)));
        WORDS.put("heldMore", payment -> report(payment, new Report.Held("pi_2", null)));
        WORDS.put("taken400", payment -> report(payment, new Report.Taken("pi_1", 400, false)));
        WORDS.put("takenAll", payment -> report(payment, new Report.Taken("pi_1", 1_000, true)));
        WORDS.put("closed", payment -> report(payment, new Report.Taken("pi_1", 400, true)));
        WORDS.put("released", payment -> report(payment, new Report.Released("pi_1", false)));
        WORDS.put("lapsed", payment -> report(payment, new Report.Released("pi_1", true)));
        WORDS.put(
                "refused",
                payment -> report(payment, new Report.Refused(DeclineReason.CARD_DECLINED, null)));
        WORDS.put(
                "stopped",
                payment -> report(payment, new Report.Stopped(FraudReason.VELOCITY, 0.9)));
        WORDS.put("absent", payment -> report(payment, new Report.Absent()));
        WORDS.put("unknown", payment -> report(payment, Report.Unknown.because("cut")));
    }

    private static Payment ask(@Nullable Payment payment, Ask ask) {
        return AskDecider.decide(given(payment), ask, null, JOURNEY, NOON).next();
    }

    private static Payment report(@Nullable Payment payment, Report report) {
        return ReportDecider.decide(given(payment), report, null, NOON).next();
    }

    private static Payment given(@Nullable Payment payment) {
        if (payment == null) {
            throw new IllegalArgumentException("there is no such state");
        }
        return payment;
    }

    /** What is not named leaves the payment in the state that it is in. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unheard    | Unheard       | authorize=Requested void=Barred
                    barred     | Barred        |
                    requested  | Requested     | held=Authorized heldMore=Authorized taken400=Authorized takenAll=Captured closed=Captured released=Declined lapsed=Declined refused=Declined stopped=Declined absent=Declined
                    unwanted   | Requested     | held=Voiding heldMore=Voiding taken400=Voiding takenAll=Captured closed=Captured released=Declined lapsed=Declined refused=Declined stopped=Declined absent=Declined
                    declined   | Declined      |
                    authorized | Authorized    | capture=Capturing last=Capturing release=Voiding void=Voiding more=Raising takenAll=Captured closed=Captured released=Voided
                    capturing  | Capturing     | taken400=Authorized takenAll=Captured closed=Captured released=Voided lapsed=Raising refused=CaptureFailed stopped=CaptureFailed absent=CaptureFailed
                    last       | Capturing     | taken400=Voiding takenAll=Captured closed=Captured released=Voided lapsed=Raising refused=CaptureFailed stopped=CaptureFailed absent=CaptureFailed
                    only       | Capturing     | taken400=Voiding takenAll=Captured closed=Captured released=Voided lapsed=Raising refused=CaptureFailed stopped=CaptureFailed absent=CaptureFailed
                    regretted  | Capturing     | taken400=Voiding takenAll=Captured closed=Captured released=Voided lapsed=Voided refused=Voiding stopped=Voiding absent=Voiding
                    raising    | Raising       | held=Raising heldMore=Capturing refused=CaptureFailed stopped=CaptureFailed absent=CaptureFailed
                    adjusting  | Raising       | heldMore=Authorized refused=Authorized stopped=Authorized absent=Authorized
                    failed     | CaptureFailed | capture=Capturing last=Capturing release=Voiding void=Voiding taken400=Voiding takenAll=Captured closed=Captured released=Voided
                    voiding    | Voiding       | takenAll=Captured closed=Captured released=Voided lapsed=Voided
                    voided     | Voided        | taken400=Captured takenAll=Captured closed=Captured
                    captured   | Captured      |
                    """)
    void inThisStateThisWordLeadsThere(String name, String state, @Nullable String leads) {
        var from = given(STATES.get(name));
        assertThat(from.getClass().getSimpleName()).isEqualTo(state);
        var expected = new TreeMap<String, String>();
        WORDS.keySet().forEach(word -> expected.put(word, state));
        for (var each : leads == null ? List.<String>of() : Arrays.asList(leads.split(" "))) {
            expected.put(each.split("=")[0], each.split("=")[1]);
        }

        var found = new TreeMap<String, String>();
        WORDS.forEach(
                (word, meets) -> found.put(word, meets.apply(from).getClass().getSimpleName()));

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theTableKnowsEveryState() {
        var known =
                STATES.values().stream().map(each -> each.getClass().getSimpleName()).distinct();

        assertThat(known)
                .containsExactlyInAnyOrder(
                        "Unheard",
                        "Barred",
                        "Requested",
                        "Declined",
                        "Authorized",
                        "Capturing",
                        "Raising",
                        "CaptureFailed",
                        "Voiding",
                        "Voided",
                        "Captured");
    }

    @Test
    void nothingIsLostBetweenTwoAuthorizations() {
        var raising = (Payment.Held) given(STATES.get("raising"));
        assertThat(raising.purse().capturing()).isEqualTo(400);
        assertThat(raising.purse().claimable()).isEqualTo(600);

        var again = (Payment.Held) report(raising, new Report.Held("pi_2", null));

        assertThat(again.purse().captures()).hasSize(1);
        assertThat(again.purse().captures().getFirst().hold()).isEqualTo(2);
        assertThat(again.purse().held()).isEqualTo(1_000);
        assertThat(PURSE.isPlain(1_000)).isTrue();
        assertThat(again.purse().isPlain(1_000)).isFalse();
    }
}
