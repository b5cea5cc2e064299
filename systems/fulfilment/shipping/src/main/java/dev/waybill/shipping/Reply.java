package dev.waybill.shipping;

import java.util.List;

/** What carriers say to a {@link Question}. */
sealed interface Reply {

    /** At least one offer. */
    record Rates(List<Offer> offers) implements Reply {
        public Rates {
            offers = List.copyOf(offers);
        }
    }

    /** Nobody carries this. */
    record NoService(String why) implements Reply {}

    /** Every parcel is labelled, in the order in which they were given. */
    record Labels(
            Carrier carrier,
            String carrierShipment,
            long cost,
            String currency,
            List<String> trackingNumbers)
            implements Reply {
        public Labels {
            trackingNumbers = List.copyOf(trackingNumbers);
        }
    }

    /**
     * There are no labels, and there will be none from this question.
     *
     * @param down the carrier does not answer; another offer of its own would fare no better
     */
    record NotSold(Carrier carrier, String why, boolean down) implements Reply {}

    record Voided(String carrierShipment) implements Reply {}

    /** The carrier will not take them back: what they cost is to be settled by people. */
    record NotVoided(String carrierShipment, String why) implements Reply {}

    record Scans(List<Scan> scans) implements Reply {
        public Scans {
            scans = List.copyOf(scans);
        }
    }
}
