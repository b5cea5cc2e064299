package dev.waybill.shipping;

import dev.waybill.contracts.shipping.ShipmentFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A shipment is in exactly one of these states; where its parcels are, they say themselves ({@link
 * Parcel}).
 *
 * <pre>
 *     .--------- retry ----------.
 *     v                          |
 * Requested --no carrier--> Refused <--no offer left-- Buying
 *   |   ^                                              ^  |  `--refused: next offer--.
 *   |   `------- every carrier went silent ------------|--'                          |
 *   `--rated-------------------------------------------'<-----------------------------'
 *
 * Buying --labelled--> OnItsWay --every parcel delivered--> Delivered
 *                         `--every parcel has ended, not every one at the door--> Failed
 *                                             Failed --what was lost is found--> Delivered
 * </pre>
 */
sealed interface Shipment {

    Terms terms();

    /**
     * How often rates or labels have been asked for, this time included: it names the question, so
     * that an answer to an older one is known as late.
     */
    int round();

    /** Carriers are asked what they would take. */
    record Requested(Terms terms, int round) implements Shipment {}

    /**
     * A carrier is asked for labels.
     *
     * @param offers the first one is being bought, the others are what may follow
     */
    record Buying(Terms terms, int round, List<Offer> offers) implements Shipment {
        public Buying {
            offers = List.copyOf(offers);
        }

        Offer offer() {
            return offers.getFirst();
        }
    }

    /** No carrier takes it: a person must look, and may {@code retry}. */
    record Refused(Terms terms, int round, String why, Instant at) implements Shipment {}

    /** Labelled. */
    sealed interface Sold extends Shipment {
        Sale sale();
    }

    record OnItsWay(Terms terms, int round, Sale sale) implements Sold {}

    record Delivered(Terms terms, int round, Sale sale, Instant at, @Nullable String signedBy)
            implements Sold {}

    /**
     * @param reason of the first parcel that did not arrive
     */
    record Failed(Terms terms, int round, Sale sale, ShipmentFailure reason, Instant at)
            implements Sold {}

    /** The names that the table and HTTP know the states by. */
    enum State {
        REQUESTED,
        BUYING,
        REFUSED,
        ON_ITS_WAY,
        DELIVERED,
        FAILED
    }

    default State state() {
        return State.valueOf(
                getClass()
                        .getSimpleName()
                        .replaceAll("(?<=.)(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT));
    }
}
