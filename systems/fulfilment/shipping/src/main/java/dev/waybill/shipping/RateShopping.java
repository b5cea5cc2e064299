package dev.waybill.shipping;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;

/**
 * Which offer to take: of those that keep the promise the cheapest; if none does, the earliest.
 * What is left in the list is what to try next.
 */
final class RateShopping {

    private static final Comparator<Offer> CHEAPEST =
            comparingLong(Offer::cost)
                    .thenComparing(Offer::arrives)
                    .thenComparing(Offer::carrier)
                    .thenComparing(Offer::service);
    private static final Comparator<Offer> EARLIEST =
            comparing(Offer::arrives).thenComparing(CHEAPEST);

    private RateShopping() {}

    static List<Offer> rank(List<Offer> offers, Terms terms) {
        return offers.stream()
                .filter(offer -> isAllowed(offer, terms))
                .sorted(
                        comparing((Offer offer) -> !keepsPromise(offer, terms))
                                .thenComparing((one, other) ->
                                        keepsPromise(one, terms)
                                                ? CHEAPEST.compare(one, other)
                                                : EARLIEST.compare(one, other)))
                .toList();
    }

    /** Whatever comes back has all the time in the world. */
    static List<Offer> cheapest(List<Offer> offers) {
        return offers.stream().sorted(CHEAPEST).toList();
    }

    /**
     * What is left of offers when the first of them was not sold. A carrier that is down is left
     * out; a refusal takes away the one offer.
     */
    static List<Offer> withoutFirst(List<Offer> offers, boolean down) {
        var refused = offers.getFirst();
        return offers.stream()
                .skip(1)
                .filter(offer -> !down || offer.carrier() != refused.carrier())
                .toList();
    }

    private static boolean isAllowed(Offer offer, Terms terms) {
        var carrier = terms.carrier();
        var service = terms.service();
        return (carrier == null || carrier == offer.carrier())
                && (service == null || offer.level().compareTo(service) >= 0);
    }

    private static boolean keepsPromise(Offer offer, Terms terms) {
        var promise = terms.promisedBy();
        return promise == null || !offer.arrives().isAfter(promise);
    }
}
