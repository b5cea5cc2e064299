package dev.waybill.shipping;

import static dev.waybill.shipping.Samples.FEDEX_FAST;
import static dev.waybill.shipping.Samples.FEDEX_SLOW;
import static dev.waybill.shipping.Samples.NOON;
import static dev.waybill.shipping.Samples.SHIPMENT;
import static dev.waybill.shipping.Samples.UPS_FAST;
import static dev.waybill.shipping.Samples.UPS_SLOW;
import static dev.waybill.shipping.Samples.box;
import static dev.waybill.shipping.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.shipping.Question.BuyLabels;
import dev.waybill.shipping.Question.Rate;
import dev.waybill.shipping.Question.Track;
import dev.waybill.shipping.Question.VoidLabels;
import dev.waybill.shipping.Reply.Labels;
import dev.waybill.shipping.Reply.NoService;
import dev.waybill.shipping.Reply.NotSold;
import dev.waybill.shipping.Reply.Rates;
import dev.waybill.shipping.Shipment.State;
import dev.waybill.shipping.Step.Asked;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchDeciderTest {

    private static final Labels SOLD =
            new Labels(Carrier.FEDEX, "F1", 450, "EUR", List.of("F1", "F2"));

    private static Step requested() {
        return DispatchDecider.request(terms(), List.of(box(1), box(2)), null, NOON);
    }

    private static Step rated(Offer... offers) {
        return next(requested(), new Rates(List.of(offers)));
    }

    /** The answer to what was asked last. */
    private static Step next(Step step, Reply reply) {
        return DispatchDecider.hear(step.next(), asked(step).key(), reply, NOON);
    }

    private static Asked asked(Step step) {
        assertThat(step.asked()).hasSize(1);
        return step.asked().getFirst();
    }

    private static State state(Step step) {
        return step.next().shipment().state();
    }

    private static Offer bought(Step step) {
        return ((BuyLabels) asked(step).question()).offer();
    }

    @Test
    void aWishIsRatedFirst() {
        var step = requested();

        assertThat(state(step)).isEqualTo(State.REQUESTED);
        assertThat(((Rate) asked(step).question()).freight().parcels()).hasSize(2);
    }

    @Test
    void theBestOfferIsBought() {
        var step = rated(UPS_SLOW, FEDEX_SLOW, UPS_FAST);

        assertThat(state(step)).isEqualTo(State.BUYING);
        assertThat(bought(step)).isEqualTo(FEDEX_SLOW);
    }

    @Test
    void labelsAreToldWithANumberForEachParcel() {
        var step = next(rated(FEDEX_SLOW), SOLD);

        assertThat(state(step)).isEqualTo(State.ON_ITS_WAY);
        assertThat(step.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ShipmentCreated.class,
                        created -> {
                            assertThat(created.trackingNumber()).isEqualTo("F1");
                            assertThat(created.parcels())
                                    .extracting(each -> each.trackingNumber())
                                    .containsExactly("F1", "F2");
                            assertThat(created.estimatedDelivery()).isEqualTo("2026-11-24");
                        });
    }

    @Test
    void aRefusedOfferIsFollowedByTheNext() {
        var step = next(rated(UPS_SLOW, FEDEX_SLOW), new NotSold(Carrier.FEDEX, "no", false));

        assertThat(bought(step)).isEqualTo(UPS_SLOW);
    }

    @Test
    void aCarrierThatIsDownIsLeftOutAltogether() {
        var down = new NotSold(Carrier.FEDEX, "its circuit is open", true);

        var step = next(rated(UPS_FAST, FEDEX_FAST, FEDEX_SLOW), down);

        assertThat(bought(step)).isEqualTo(UPS_FAST);
    }

    @Test
    void whenNobodyAnswersRatesAreAskedForAgain() {
        var step = next(rated(FEDEX_SLOW), new NotSold(Carrier.FEDEX, "down", true));

        assertThat(state(step)).isEqualTo(State.REQUESTED);
        assertThat(asked(step).question()).isInstanceOf(Rate.class);
        assertThat(asked(step).key()).isNotEqualTo(asked(requested()).key());
    }

    @Test
    void whatNobodyTakesIsRefusedAndCanBeTriedAgain() {
        var refused = next(requested(), new NoService("UPS: too heavy"));
        assertThat(state(refused)).isEqualTo(State.REFUSED);

        var again =
                DispatchDecider.retry(refused.next(), (Shipment.Refused) refused.next().shipment());

        assertThat(state(again)).isEqualTo(State.REQUESTED);
        assertThat(asked(again).question()).isInstanceOf(Rate.class);
    }

    @Test
    void theLastRefusalIsTheShipmentsReason() {
        var step = next(rated(UPS_SLOW), new NotSold(Carrier.UPS, "no such postcode", false));

        assertThat(step.next().shipment())
                .isInstanceOfSatisfying(
                        Shipment.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo("no such postcode"));
    }

    @Test
    void roundsComeToAnEnd() {
        var step = rated(FEDEX_SLOW);
        for (var rounds = 0; rounds < 50 && state(step) != State.REFUSED; rounds++) {
            step =
                    step.next().shipment() instanceof Shipment.Requested
                            ? next(step, new Rates(List.of(FEDEX_SLOW)))
                            : next(step, new NotSold(Carrier.FEDEX, "down", true));
        }

        assertThat(state(step)).isEqualTo(State.REFUSED);
        assertThat(step.asked()).isEmpty();
    }

    @Test
    void silenceOfOneCarrierIsFollowedByAnOtherAndLateLabelsAreVoided() {
        var buying = rated(UPS_SLOW, FEDEX_SLOW);
        var unanswered = asked(buying).key();

        var elsewhere = DispatchDecider.wake(buying.next(), NOON, NOON);

        assertThat(bought(elsewhere)).isEqualTo(UPS_SLOW);
        assertThat(elsewhere.withdrawn()).containsExactly(unanswered);
        var late = DispatchDecider.hear(elsewhere.next(), unanswered, SOLD, NOON);
        assertThat(late.next()).isEqualTo(elsewhere.next());
        assertThat(asked(late).question()).isEqualTo(new VoidLabels(Carrier.FEDEX, "F1"));
    }

    @Test
    void withoutAnOtherCarrierTheQuestionIsDrivenOn() {
        var buying = rated(FEDEX_SLOW, FEDEX_FAST);

        var step = DispatchDecider.wake(buying.next(), NOON, NOON);

        assertThat(step.next()).isEqualTo(buying.next());
        assertThat(step.asked()).isEmpty();
        assertThat(step.withdrawn()).isEmpty();
    }

    @Test
    void answersToOlderQuestionsChangeNothing() {
        var buying = rated(UPS_SLOW);
        var older = asked(requested()).key();

        for (var reply :
                List.of(
                        new Rates(List.of(FEDEX_SLOW)),
                        new NoService("x"),
                        new NotSold(Carrier.UPS, "x", true))) {
            assertThat(DispatchDecider.hear(buying.next(), older, reply, NOON))
                    .isEqualTo(Step.to(buying.next()));
        }
    }

    @Test
    void whoIsSilentOnItsWayIsAskedAfterAndAtLastGivenUp() {
        var dispatch = Samples.onItsWay(2);

        var asked = DispatchDecider.wake(dispatch, NOON.minusSeconds(1), NOON);
        assertThat(asked(asked).question())
                .isEqualTo(new Track(Carrier.UPS, List.of(Samples.number(1), Samples.number(2))));

        var later = NOON.plus(Duration.ofDays(20));
        var lost = DispatchDecider.wake(dispatch, NOON.plusSeconds(1), later);
        assertThat(state(lost)).isEqualTo(State.FAILED);
        assertThat(lost.facts()).hasSize(2);
        assertThat(lost.claims()).hasSize(2);
        assertThat(lost.asked()).isEmpty();
    }

    @Test
    void moreParcelsThanAShipmentHasAreRefused() {
        var boxes = IntStream.rangeClosed(1, 101).mapToObj(Samples::box).toList();

        assertThat(state(DispatchDecider.request(terms(), boxes, null, NOON)))
                .isEqualTo(State.REFUSED);
    }

    @Test
    void whoWantsACarrierThatThereIsNotGetsNone() {
        var why = "there is no carrier PIGEON";

        var step = DispatchDecider.request(terms(), List.of(box(1)), why, NOON);

        assertThat(state(step)).isEqualTo(State.REFUSED);
        assertThat(step.asked()).isEmpty();
    }

    @Test
    void aWishWithoutAnIdMeansTheSameShipmentEachTime() {
        var command = Samples.command(new UUID(5, 5));

        assertThat(Wish.of(command).shipmentId()).isEqualTo(Wish.of(command).shipmentId());
        assertThat(Wish.of(command).shipmentId()).isNotEqualTo(SHIPMENT);
    }
}
