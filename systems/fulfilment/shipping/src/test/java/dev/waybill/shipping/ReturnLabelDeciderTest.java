package dev.waybill.shipping;

import static dev.waybill.shipping.Samples.FEDEX_FAST;
import static dev.waybill.shipping.Samples.FEDEX_SLOW;
import static dev.waybill.shipping.Samples.JOURNEY;
import static dev.waybill.shipping.Samples.LONDON;
import static dev.waybill.shipping.Samples.NOON;
import static dev.waybill.shipping.Samples.ORDER;
import static dev.waybill.shipping.Samples.UPS_SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.shipping.Question.BuyLabels;
import dev.waybill.shipping.Question.Rate;
import dev.waybill.shipping.Question.VoidLabels;
import dev.waybill.shipping.Reply.Labels;
import dev.waybill.shipping.Reply.NoCarrier;
import dev.waybill.shipping.Reply.NotSold;
import dev.waybill.shipping.Reply.NotVoided;
import dev.waybill.shipping.Reply.Rates;
import dev.waybill.shipping.Reply.Voided;
import dev.waybill.shipping.ReturnLabel.State;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnLabelDeciderTest {

    private static final UUID RETURN = new UUID(7, 7);
    private static final Party SHOP =
            new Party("Returns", new Destination("1 Pier Street", "Cork", "T12 XY00", "IE"));
    private static final ReturnTerms TERMS =
            new ReturnTerms(
                    RETURN,
                    ORDER,
                    JOURNEY,
                    "RMA-00000017",
                    new Party("Ada King", LONDON),
                    SHOP,
                    2,
                    1_000,
                    NOON);
    private static final Labels SOLD = new Labels(Carrier.FEDEX, "F1", 450, "EUR", List.of("F1"));

    private static ReturnStep requested() {
        return ReturnLabelDecider.request(TERMS, NOON);
    }

    private static ReturnStep rated(Offer... offers) {
        return next(requested(), new Rates(List.of(offers)));
    }

    /** What follows from the answer to what was just asked. */
    private static ReturnStep next(ReturnStep step, Reply reply) {
        return ReturnLabelDecider.hear(step.next(), asked(step).key(), reply, NOON);
    }

    private static Step.Asked asked(ReturnStep step) {
        assertThat(step.asked()).hasSize(1);
        return step.asked().getFirst();
    }

    private static Offer bought(ReturnStep step) {
        return ((BuyLabels) asked(step).question()).offer();
    }

    private static ReturnStep ready() {
        return next(rated(FEDEX_SLOW), SOLD);
    }

    private static Scan scan(Scan.Kind kind) {
        return Scan.of(Carrier.FEDEX, "F1", kind, kind.name(), NOON.plusSeconds(60), null)
                .orElseThrow();
    }

    @Test
    void itIsRatedFromTheCustomersDoorToOurs() {
        var freight = ((Rate) asked(requested()).question()).freight();

        assertThat(freight.destination()).isEqualTo(SHOP.address());
        assertThat(freight.recipientName()).isEqualTo("Returns");
        assertThat(freight.sender()).isEqualTo(TERMS.from());
    }

    @Test
    void theCheapestOfferIsBoughtWhateverItsPace() {
        assertThat(bought(rated(FEDEX_FAST, UPS_SLOW, FEDEX_SLOW))).isEqualTo(FEDEX_SLOW);
    }

    @Test
    void aLabelIsToldWithItsNumber() {
        var step = ready();

        assertThat(step.next().state()).isEqualTo(State.READY);
        assertThat(step.facts())
                .containsExactly(new ReturnLabelCreated(RETURN, ORDER, "FEDEX", "F1", NOON));
    }

    @Test
    void aCarrierThatIsDownIsLeftOutAndWhenAllAreEverybodyIsAskedAgain() {
        var elsewhere =
                next(
                        rated(FEDEX_SLOW, FEDEX_FAST, UPS_SLOW),
                        new NotSold(Carrier.FEDEX, "x", true));
        assertThat(bought(elsewhere)).isEqualTo(UPS_SLOW);

        var again = next(elsewhere, new NotSold(Carrier.UPS, "x", true));

        assertThat(again.next().state()).isEqualTo(State.REQUESTED);
        assertThat(asked(again).key()).isNotEqualTo(asked(requested()).key());
    }

    @Test
    void roundsComeToAnEnd() {
        var step = rated(FEDEX_SLOW);
        for (var rounds = 0; rounds < 50 && step.next().state() != State.REFUSED; rounds++) {
            step =
                    step.next() instanceof ReturnLabel.Requested
                            ? next(step, new Rates(List.of(FEDEX_SLOW)))
                            : next(step, new NotSold(Carrier.FEDEX, "down", true));
        }

        assertThat(step.next().state()).isEqualTo(State.REFUSED);
        assertThat(step.asked()).isEmpty();
    }

    @Test
    void whatNobodyTakesIsRefusedInOneLine() {
        var step = next(requested(), new NoCarrier("UPS:\nno"));

        assertThat(step.next().state()).isEqualTo(State.REFUSED);
        assertThat(step.facts())
                .containsExactly(new ReturnLabelRefused(RETURN, ORDER, "UPS: no", NOON));
    }

    @Test
    void withoutADoorToFetchItFromNobodyIsAsked() {
        var nowhere = new ReturnTerms(RETURN, ORDER, JOURNEY, null, null, SHOP, 1, 1_000, NOON);

        var step = ReturnLabelDecider.request(nowhere, NOON);

        assertThat(step.next().state()).isEqualTo(State.REFUSED);
        assertThat(step.asked()).isEmpty();
        assertThat(step.facts()).hasSize(1);
    }

    @Test
    void silenceOfOneCarrierIsFollowedByTheOtherAndALateLabelIsVoided() {
        var buying = rated(FEDEX_SLOW, UPS_SLOW);
        var unanswered = asked(buying).key();

        var elsewhere = ReturnLabelDecider.wake(buying.next());

        assertThat(bought(elsewhere)).isEqualTo(UPS_SLOW);
        assertThat(elsewhere.withdrawn()).containsExactly(unanswered);
        var late = ReturnLabelDecider.hear(elsewhere.next(), unanswered, SOLD, NOON);
        assertThat(late.next()).isEqualTo(elsewhere.next());
        assertThat(asked(late).question()).isEqualTo(new VoidLabels(Carrier.FEDEX, "F1"));
    }

    @Test
    void aLabelThatIsNotWantedAnyMoreIsVoided() {
        var voiding = ReturnLabelDecider.callOff(ready().next(), NOON);

        assertThat(voiding.next().state()).isEqualTo(State.VOIDING);
        assertThat(next(voiding, new Voided("F1")).next().state()).isEqualTo(State.VOIDED);
        assertThat(next(voiding, new NotVoided("F1", "it moves")).next().state())
                .isEqualTo(State.KEPT);
        assertThat(ReturnLabelDecider.callOff(voiding.next(), NOON))
                .isEqualTo(ReturnStep.to(voiding.next()));
    }

    @Test
    void aLabelThatAParcelTravelsWithStays() {
        var used =
                ReturnLabelDecider.hear(
                        ready().next(), List.of(scan(Scan.Kind.NOTED), scan(Scan.Kind.MOVING)));

        var step = ReturnLabelDecider.callOff(used.next(), NOON);

        assertThat(step.next().state()).isEqualTo(State.READY);
        assertThat(step.asked()).isEmpty();
    }

    @Test
    void whatIsCalledOffBeforeItIsBoughtIsVoidedWhenItTurnsUp() {
        var buying = rated(FEDEX_SLOW);

        var off = ReturnLabelDecider.callOff(buying.next(), NOON);

        assertThat(off.next().state()).isEqualTo(State.CALLED_OFF);
        assertThat(off.withdrawn()).containsExactly(asked(buying).key());
        var late = ReturnLabelDecider.hear(off.next(), asked(buying).key(), SOLD, NOON);
        assertThat(asked(late).question()).isEqualTo(new VoidLabels(Carrier.FEDEX, "F1"));
        assertThat(next(late, new Voided("F1")).next().state()).isEqualTo(State.CALLED_OFF);
    }
}
