package dev.waybill.shipping;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.platform.Ids;
import dev.waybill.shipping.Parcel.Packed;
import dev.waybill.shipping.Question.BuyLabels;
import dev.waybill.shipping.Question.Freight;
import dev.waybill.shipping.Question.Rate;
import dev.waybill.shipping.Question.Track;
import dev.waybill.shipping.Question.VoidLabels;
import dev.waybill.shipping.Shipment.Buying;
import dev.waybill.shipping.Shipment.OnItsWay;
import dev.waybill.shipping.Shipment.Refused;
import dev.waybill.shipping.Shipment.Requested;
import dev.waybill.shipping.Shipment.Sold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a wish to labels: rated, bought, and bought elsewhere if the first carrier does not sell.
 */
final class DispatchDecider {

    /** Rates and labels together; after so many a person must look. */
    static final int MOST_ROUNDS = 12;

    private DispatchDecider() {}

    /**
     * @param refusal why nobody can be asked at all
     */
    static Step request(Terms terms, List<Box> boxes, @Nullable String refusal, Instant now) {
        var parcels = boxes.stream().<Parcel>map(Packed::new).toList();
        var tooMany = boxes.size() > CreateShipment.MOST_PARCELS;
        var why = tooMany ? "it has " + boxes.size() + " parcels" : refusal;
        if (why != null) {
            return Step.to(new Dispatch(new Refused(terms, 1, why, now), parcels, 0));
        }
        return rate(new Dispatch(new Requested(terms, 1), parcels, 0), 1);
    }

    /** A person has looked, and wants carriers to be asked again. */
    static Step retry(Dispatch dispatch, Refused refused) {
        return rate(dispatch, refused.round() + 1);
    }

    private static Step rate(Dispatch dispatch, int round) {
        var terms = dispatch.shipment().terms();
        var question = new Rate(Freight.of(terms, dispatch.parcels()), terms.carrier());
        return Step.to(dispatch.with(new Requested(terms, round)))
                .ask(key(terms.shipmentId(), "rate", round), question);
    }

    /**
     * @param key of the question that it answers: an answer to an older one changes nothing, but
     *     labels that come too late must be voided
     */
    static Step hear(Dispatch dispatch, UUID key, Reply reply, Instant now) {
        var current = key.equals(current(dispatch.shipment()));
        return switch (reply) {
            case Reply.Rates(var offers) when current -> rated(dispatch, offers, now);
            case Reply.NoCarrier(var why) when current -> refuse(dispatch, why, now);
            case Reply.Labels labels when current -> labelled(dispatch, labels, now);
            case Reply.NotSold(_, var why, var down) when current ->
                    notSold(dispatch, why, down, now);
            case Reply.Labels late -> voidLate(dispatch, key, late);
            case Reply.Rates _,
                    Reply.NoCarrier _,
                    Reply.NotSold _,
                    Reply.Voided _,
                    Reply.NotVoided _,
                    Reply.Scans _ ->
                    Step.to(dispatch);
        };
    }

    private static Step rated(Dispatch dispatch, List<Offer> offers, Instant now) {
        var shipment = dispatch.shipment();
        var ranked = RateShopping.rank(offers, shipment.terms());
        return ranked.isEmpty()
                ? refuse(dispatch, "no offer is as fast as was asked for", now)
                : buy(dispatch, ranked, shipment.round() + 1);
    }

    private static Step buy(Dispatch dispatch, List<Offer> offers, int round) {
        var terms = dispatch.shipment().terms();
        var question = new BuyLabels(Freight.of(terms, dispatch.parcels()), offers.getFirst());
        return Step.to(dispatch.with(new Buying(terms, round, offers)))
                .ask(key(terms.shipmentId(), "labels", round), question);
    }

    private static Step refuse(Dispatch dispatch, String why, Instant now) {
        var shipment = dispatch.shipment();
        return Step.to(dispatch.with(new Refused(shipment.terms(), shipment.round(), why, now)));
    }

    private static Step labelled(Dispatch dispatch, Reply.Labels labels, Instant now) {
        var buying = (Buying) dispatch.shipment();
        var offer = buying.offer();
        var sale = Sale.of(offer, labels, now);
        var parcels = new ArrayList<Parcel>();
        for (var at = 0; at < dispatch.parcels().size(); at++) {
            var number = labels.trackingNumbers().get(at);
            var label = new Label(labels.carrier(), offer.service(), number, now);
            parcels.add(new Packed(dispatch.parcels().get(at).box()).label(label));
        }
        var onItsWay = new OnItsWay(buying.terms(), buying.round(), sale);
        var next = dispatch.with(parcels).with(onItsWay);
        return Step.to(next).tell(List.of(Facts.created(next, sale)));
    }

    private static Step notSold(Dispatch dispatch, String why, boolean down, Instant now) {
        var buying = (Buying) dispatch.shipment();
        var rest = RateShopping.withoutFirst(buying.offers(), down);
        if (buying.round() >= MOST_ROUNDS) {
            return refuse(dispatch, "after " + buying.round() + " rounds: " + why, now);
        }
        if (!rest.isEmpty()) {
            return buy(dispatch, rest, buying.round() + 1);
        }
        return down ? rate(dispatch, buying.round() + 1) : refuse(dispatch, why, now);
    }

    private static Step voidLate(Dispatch dispatch, UUID key, Reply.Labels late) {
        var question = new VoidLabels(late.carrier(), late.carrierShipment());
        return Step.to(dispatch).ask(Ids.derive(key, "void"), question);
    }

    /**
     * Its time has come. Whoever buys and hears nothing buys elsewhere: the question that went
     * unanswered is withdrawn, and labels that turn up for it are voided. Whoever is on its way in
     * silence is asked after.
     */
    static Step wake(Dispatch dispatch, Instant silentSince, Instant now) {
        return switch (dispatch.shipment()) {
            case Buying buying -> elsewhere(dispatch, buying);
            case OnItsWay onItsWay -> askAfter(dispatch, onItsWay, silentSince, now);
            case Requested _, Refused _, Shipment.Delivered _, Shipment.Failed _ ->
                    Step.to(dispatch);
        };
    }

    private static Step elsewhere(Dispatch dispatch, Buying buying) {
        var rest = RateShopping.withoutFirst(buying.offers(), true);
        if (rest.isEmpty() || buying.round() >= MOST_ROUNDS) {
            return Step.to(dispatch); // there is nobody else: the question is driven on
        }
        var unanswered = key(dispatch.id(), "labels", buying.round());
        return buy(dispatch, rest, buying.round() + 1).withdraw(unanswered);
    }

    private static Step askAfter(Dispatch dispatch, Sold sold, Instant silentSince, Instant now) {
        var lost = TrackingDecider.giveUp(dispatch, silentSince, now);
        var numbers =
                lost.next().travelling().stream()
                        .map(parcel -> parcel.label().trackingNumber())
                        .toList();
        return numbers.isEmpty()
                ? lost
                : lost.ask(
                        Ids.derive(dispatch.id(), "track/" + now),
                        new Track(sold.sale().carrier(), numbers));
    }

    private static UUID current(Shipment shipment) {
        var id = shipment.terms().shipmentId();
        return switch (shipment) {
            case Requested requested -> key(id, "rate", requested.round());
            case Buying buying -> key(id, "labels", buying.round());
            case Refused _, Sold _ -> id; // no question has this key
        };
    }

    private static UUID key(UUID shipmentId, String question, int round) {
        return Ids.derive(shipmentId, question + "/" + round);
    }
}
