package dev.waybill.inventory;

import dev.waybill.inventory.Decision.Outcome;
import dev.waybill.inventory.Reservation.Holding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as HTTP shows it.
 *
 * @param recorded whether it was written down when it was made; else there was nothing to choose,
 *     and the reservation tells what was decided
 */
record DecisionDetails(
        UUID reservationId,
        Instant at,
        int rulesVersion,
        Outcome outcome,
        boolean recorded,
        @Nullable String destination,
        @Nullable String collectAt,
        List<Candidate> candidates,
        List<Line> allocations,
        List<Awaited> awaited,
        String because) {

    static DecisionDetails of(Decision decision) {
        return new DecisionDetails(
                decision.reservationId(),
                decision.at(),
                decision.rulesVersion(),
                decision.outcome(),
                true,
                decision.wish().destination(),
                decision.wish().collectAt(),
                decision.candidates(),
                decision.lines(),
                decision.awaited(),
                decision.because());
    }

    /** One that was not worth a record: one place was all there was, and no rule spoke. */
    static DecisionDetails of(Reservation reservation, int rulesVersion) {
        var refused = reservation instanceof Reservation.Refused;
        var awaited =
                reservation instanceof Holding holding ? holding.awaited() : List.<Awaited>of();
        return new DecisionDetails(
                reservation.id(),
                reservation.at(),
                rulesVersion,
                refused ? Outcome.REFUSED : awaited.isEmpty() ? Outcome.ONE_PLACE : Outcome.WAITS,
                false,
                reservation.claim().wish().destination(),
                reservation.claim().wish().collectAt(),
                List.of(),
                reservation.lines(),
                awaited,
                refused
                        ? "no place had enough of it"
                        : "it was the only place that had any, and no rule spoke");
    }
}
