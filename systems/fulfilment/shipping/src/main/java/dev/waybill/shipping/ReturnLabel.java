package dev.waybill.shipping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The label of what comes back is in exactly one of these states.
 *
 * <pre>
 *   .-- every carrier is down --.
 *   v                           |
 * Requested --rated----------> Buying --labelled--> Ready --not wanted, not used--> Voiding
 *   |   |                       |  |  ^ `refused: next offer                         |  |
 *   |   `--no carrier--> Refused<--'  `-'                     the carrier says no --'  `--> Voided
 *   |                               |                           v
 *   `-- not wanted --> CalledOff <--'                          Kept
 * </pre>
 */
sealed interface ReturnLabel {

    ReturnTerms terms();

    /** How often rates or labels have been asked for, this time included: it names the question. */
    int round();

    /** Carriers are asked what they would take. */
    record Requested(ReturnTerms terms, int round) implements ReturnLabel {}

    /**
     * A carrier is asked for the label.
     *
     * @param offers the first one is being bought, the others are what may follow
     */
    record Buying(ReturnTerms terms, int round, List<Offer> offers) implements ReturnLabel {
        public Buying {
            offers = List.copyOf(offers);
        }

        Offer offer() {
            return offers.getFirst();
        }
    }

    /** No carrier takes it: whoever sends it chooses one himself. */
    record Refused(ReturnTerms terms, int round, String why, Instant at) implements ReturnLabel {}

    /** It was not wanted any more before there was one; one that turns up is voided. */
    record CalledOff(ReturnTerms terms, int round, Instant at) implements ReturnLabel {}

    /** A carrier has sold it. */
    sealed interface Bought extends ReturnLabel {
        Slip slip();

        Bought with(Slip moved);
    }

    record Ready(ReturnTerms terms, int round, Slip slip) implements Bought {
        @Override
        public Ready with(Slip moved) {
            return new Ready(terms, round, moved);
        }
    }

    /** Its carrier is asked to take it back. */
    record Voiding(ReturnTerms terms, int round, Slip slip) implements Bought {
        @Override
        public Voiding with(Slip moved) {
            return new Voiding(terms, round, moved);
        }
    }

    record Voided(ReturnTerms terms, int round, Slip slip, Instant at) implements Bought {
        @Override
        public Voided with(Slip moved) {
            return new Voided(terms, round, moved, at);
        }
    }

    /** The carrier does not take it back: what it cost is to be settled by people. */
    record Kept(ReturnTerms terms, int round, Slip slip, String why, Instant at) implements Bought {
        @Override
        public Kept with(Slip moved) {
            return new Kept(terms, round, moved, why, at);
        }
    }

    /** The names that the table knows the states by. */
    enum State {
        REQUESTED,
        BUYING,
        REFUSED,
        CALLED_OFF,
        READY,
        VOIDING,
        VOIDED,
        KEPT
    }

    default State state() {
        return State.valueOf(
                getClass()
                        .getSimpleName()
                        .replaceAll("(?<=.)(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT));
    }
}
