package dev.waybill.inventory;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Why orders come from where they come: what was written down, and what the reservation itself
 * tells where nothing had to be chosen.
 */
final class DecisionReads {

    private final Database database;
    private final Reservations reservations;
    private final Decisions decisions;

    DecisionReads(Database database, Reservations reservations) {
        this.database = database;
        this.reservations = reservations;
        this.decisions = new Decisions(database);
    }

    List<DecisionDetails> of(UUID orderId) {
        var held = reservations.ofOrder(orderId);
        var recorded = decisions.of(held.stream().map(Reservation::id).toList(), orderId);
        var all = new ArrayList<DecisionDetails>();
        recorded.forEach(decision -> all.add(DecisionDetails.of(decision)));
        for (var reservation : held) {
            if (recorded.stream().noneMatch(each -> isFirst(each, reservation))) {
                all.add(DecisionDetails.of(reservation, versionAt(reservation.at())));
            }
        }
        all.sort(Comparator.comparing(DecisionDetails::at));
        return List.copyOf(all);
    }

    /** The decision by which it came to be; later ones are about parts of it. */
    private static boolean isFirst(Decision decision, Reservation reservation) {
        return decision.reservationId().equals(reservation.id())
                && !decision.at().isAfter(reservation.at());
    }

    private int versionAt(Instant time) {
        return database.sql(
                        """
                        select coalesce(max(version), 0) from inventory.sourcing_rules where written_at <= :at
                        """)
                .param("at", Database.time(time))
                .query(Integer.class)
                .single();
    }
}
