package dev.waybill.simulators.carriers;

import java.util.List;
import java.util.Optional;

/** The services of a carrier, and what it does not carry. */
record Tariff(List<Offer> offers, int heaviestGrams) {

    static final Tariff UPS =
            new Tariff(
                    List.of(
                            new Offer("11", "UPS Standard", 3, 490, 80),
                            new Offer("65", "UPS Worldwide Saver", 2, 990, 150),
                            new Offer("07", "UPS Worldwide Express", 1, 1490, 200)),
                    70_000);

    static final Tariff FEDEX =
            new Tariff(
                    List.of(
                            new Offer("FEDEX_GROUND", "FedEx Ground", 4, 460, 95),
                            new Offer("FEDEX_2_DAY", "FedEx 2Day", 2, 1040, 130),
                            new Offer("PRIORITY_OVERNIGHT", "FedEx Overnight", 1, 1590, 170)),
                    68_000);

    Optional<Offer> offer(String service) {
        return offers.stream().filter(offer -> offer.service().equals(service)).findFirst();
    }

    /**
     * Neither carrier goes to Antarctica, and no parcel may be heavier than a strong person lifts.
     */
    boolean takes(Wanted wanted, String country) {
        return !country.equals("AQ")
                && wanted.grams().stream().allMatch(grams -> grams <= heaviestGrams);
    }
}
