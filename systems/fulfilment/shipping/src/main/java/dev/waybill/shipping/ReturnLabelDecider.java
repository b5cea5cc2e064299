package dev.waybill.shipping;

import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.platform.Ids;
import dev.waybill.shipping.Question.BuyLabels;
import dev.waybill.shipping.Question.Freight;
import dev.waybill.shipping.Question.Rate;
import dev.waybill.shipping.Question.Size;
import dev.waybill.shipping.Question.VoidLabels;
import dev.waybill.shipping.ReturnLabel.Bought;
import dev.waybill.shipping.ReturnLabel.Buying;
import dev.waybill.shipping.ReturnLabel.CalledOff;
import dev.waybill.shipping.ReturnLabel.Kept;
import dev.waybill.shipping.ReturnLabel.Ready;
import dev.waybill.shipping.ReturnLabel.Refused;
import dev.waybill.shipping.ReturnLabel.Requested;
import dev.waybill.shipping.ReturnLabel.Voided;
import dev.waybill.shipping.ReturnLabel.Voiding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Pure: from the wish for a return's label to the label, as {@link DispatchDecider} for shipments,
 * and out of the world again if nothing comes back.
 */
final class ReturnLabelDecider {

    private static final int LONGEST_REASON = 250;

    private ReturnLabelDecider() {}

    static ReturnStep request(ReturnTerms terms, Instant now) {
        var fresh = new Requested(terms, 1);
        return terms.from() == null
                ? refuse(fresh, "it is not known where the order was sent", now)
                : rate(fresh, 1);
    }

    private static ReturnStep rate(ReturnLabel label, int round) {
        return ReturnStep.to(new Requested(label.terms(), round))
                .ask(key(label, "rate", round), new Rate(freight(label.terms()), null));
    }

    private static Freight freight(ReturnTerms terms) {
        return new Freight(
                terms.returnId(),
                terms.to().name(),
                terms.to().address(),
                List.of(new Size(terms.grams(), null, null, null)),
                terms.from());
    }

    /**
     * @param key of the question that it answers: an answer to an older one changes nothing, but a
     *     label that comes too late must be voided
     */
    static ReturnStep hear(ReturnLabel label, UUID key, Reply reply, Instant now) {
        return switch (reply) {
            case Reply.Rates(var offers) when isCurrent(label, key) ->
                    buy(label, RateShopping.cheapest(offers), label.round() + 1);
            case Reply.NoCarrier(var why) when isCurrent(label, key) -> refuse(label, why, now);
            case Reply.Labels sold when isCurrent(label, key) -> bought((Buying) label, sold, now);
            case Reply.NotSold(_, var why, var down) when isCurrent(label, key) ->
                    notSold((Buying) label, why, down, now);
            case Reply.Labels late -> voidLate(label, key, late);
            case Reply.Voided _ when label instanceof Voiding(var terms, var round, var slip) ->
                    voided(label, key, new Voided(terms, round, slip, now));
            case Reply.NotVoided(_, var why)
                    when label instanceof Voiding(var terms, var round, var slip) ->
                    voided(label, key, new Kept(terms, round, slip, why, now));
            case Reply.Rates _,
                    Reply.NoCarrier _,
                    Reply.NotSold _,
                    Reply.Voided _,
                    Reply.NotVoided _,
                    Reply.Scans _ ->
                    ReturnStep.to(label);
        };
    }

    /** Labels that came too late are voided under names of their own. */
    private static ReturnStep voided(ReturnLabel label, UUID key, ReturnLabel next) {
        return ReturnStep.to(key.equals(voiding(label)) ? next : label);
    }

    private static ReturnStep buy(ReturnLabel label, List<Offer> offers, int round) {
        var question = new BuyLabels(freight(label.terms()), offers.getFirst());
        return ReturnStep.to(new Buying(label.terms(), round, offers))
                .ask(key(label, "label", round), question);
    }

    private static ReturnStep refuse(ReturnLabel label, String why, Instant now) {
        var terms = label.terms();
        return ReturnStep.to(new Refused(terms, label.round(), why, now))
                .tell(new ReturnLabelRefused(terms.returnId(), terms.orderId(), line(why), now));
    }

    /** What carriers say is told as one line. */
    private static String line(String why) {
        var line = why.replaceAll("\\p{C}", " ").strip();
        return line.isEmpty()
                ? "no carrier takes it"
                : line.substring(0, Math.min(LONGEST_REASON, line.length()));
    }

    private static ReturnStep bought(Buying buying, Reply.Labels labels, Instant now) {
        var terms = buying.terms();
        var sale = Sale.of(buying.offer(), labels, now);
        var number = labels.trackingNumbers().getFirst();
        var slip = new Slip(sale, number, Scan.Kind.NOTED, now);
        return ReturnStep.to(new Ready(terms, buying.round(), slip))
                .tell(
                        new ReturnLabelCreated(
                                terms.returnId(),
                                terms.orderId(),
                                sale.carrier().name(),
                                number,
                                now));
    }

    private static ReturnStep notSold(Buying buying, String why, boolean down, Instant now) {
        var rest = RateShopping.withoutFirst(buying.offers(), down);
        if (buying.round() >= DispatchDecider.MOST_ROUNDS) {
            return refuse(buying, "after " + buying.round() + " rounds: " + why, now);
        }
        if (!rest.isEmpty()) {
            return buy(buying, rest, buying.round() + 1);
        }
        return down ? rate(buying, buying.round() + 1) : refuse(buying, why, now);
    }

    private static ReturnStep voidLate(ReturnLabel label, UUID key, Reply.Labels late) {
        var question = new VoidLabels(late.carrier(), late.carrierShipment());
        return ReturnStep.to(label).ask(Ids.derive(key, "void"), question);
    }

    /** Nothing comes back. With a label that is used something does: it stays as it is. */
    static ReturnStep callOff(ReturnLabel label, Instant now) {
        return switch (label) {
            case Requested(var terms, var round) ->
                    ReturnStep.to(new CalledOff(terms, round, now))
                            .withdraw(key(label, "rate", round));
            case Buying(var terms, var round, _) ->
                    ReturnStep.to(new CalledOff(terms, round, now))
                            .withdraw(key(label, "label", round));
            case Ready(var terms, var round, var slip) when !slip.isUsed() ->
                    ReturnStep.to(new Voiding(terms, round, slip))
                            .ask(
                                    voiding(label),
                                    new VoidLabels(
                                            slip.sale().carrier(), slip.sale().carrierShipment()));
            case Ready _, Refused _, CalledOff _, Voiding _, Voided _, Kept _ ->
                    ReturnStep.to(label);
        };
    }

    /** Whoever buys and hears nothing buys elsewhere, if there is anybody else. */
    static ReturnStep wake(ReturnLabel label) {
        if (!(label instanceof Buying buying)) {
            return ReturnStep.to(label);
        }
        var rest = RateShopping.withoutFirst(buying.offers(), true);
        return rest.isEmpty() || buying.round() >= DispatchDecider.MOST_ROUNDS
                ? ReturnStep.to(label)
                : buy(label, rest, buying.round() + 1)
                        .withdraw(key(label, "label", buying.round()));
    }

    /**
     * @param scans that are heard for the first time, of its parcel, in any order
     */
    static ReturnStep hear(ReturnLabel label, List<Scan> scans) {
        if (!(label instanceof Bought bought)) {
            return ReturnStep.to(label);
        }
        var slip = bought.slip();
        for (var scan : scans) {
            slip = slip.hear(scan);
        }
        return ReturnStep.to(bought.with(slip));
    }

    private static boolean isCurrent(ReturnLabel label, UUID key) {
        return switch (label) {
            case Requested(_, var round) -> key.equals(key(label, "rate", round));
            case Buying(_, var round, _) -> key.equals(key(label, "label", round));
            case Refused _, CalledOff _, Bought _ -> false;
        };
    }

    private static UUID voiding(ReturnLabel label) {
        return Ids.derive(label.terms().returnId(), "return-label/void");
    }

    private static UUID key(ReturnLabel label, String question, int round) {
        return Ids.derive(
                label.terms().returnId(), "return-label/%s/%d".formatted(question, round));
    }
}
