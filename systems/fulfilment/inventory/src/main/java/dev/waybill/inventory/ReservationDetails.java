package dev.waybill.inventory;

import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Held;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Reservation.Shipped;
import dev.waybill.inventory.Reservation.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as HTTP shows it.
 *
 * @param items what is held, or was held before it was given back, and where it lies
 * @param awaitedItems what is promised and not here yet, and when it will be
 * @param unavailableItems why a refused one was refused
 * @param since reserved, released, expired or refused at
 * @param expiresAt when a hold goes back on sale unless an order is confirmed before
 */
record ReservationDetails(
        UUID reservationId,
        State status,
        @Nullable UUID orderId,
        @Nullable UUID cartId,
        List<Line> items,
        @Nullable List<Awaited> awaitedItems,
        @Nullable List<UnavailableItem> unavailableItems,
        @Nullable ReleaseReason reason,
        Instant since,
        @Nullable Instant expiresAt) {

    static ReservationDetails of(Reservation reservation) {
        return switch (reservation) {
            case Held held -> of(held, null, null, held.expiresAt());
            case Committed committed -> of(committed, null, null, null);
            case Released released -> of(released, null, released.reason(), null);
            case Expired expired -> of(expired, null, ReleaseReason.EXPIRED, null);
            case Refused refused -> of(refused, refused.shortages(), null, null);
            case Shipped shipped -> of(shipped, null, null, null);
        };
    }

    private static ReservationDetails of(
            Reservation reservation,
            @Nullable List<UnavailableItem> unavailable,
            @Nullable ReleaseReason reason,
            @Nullable Instant expiresAt) {
        return new ReservationDetails(
                reservation.id(),
                reservation.state(),
                reservation.claim().orderId(),
                reservation.claim().cartId(),
                reservation.lines(),
                awaited(reservation),
                unavailable,
                reason,
                reservation.at(),
                expiresAt);
    }

    private static @Nullable List<Awaited> awaited(Reservation reservation) {
        return reservation instanceof Holding holding && !holding.awaited().isEmpty()
                ? holding.awaited()
                : null;
    }

    /** No state is entered twice and no part given back twice, so those are the version. */
    static long version(Reservation reservation) {
        var parts = reservation instanceof Holding holding ? holding.parts().size() : 0;
        return reservation.state().ordinal() + 1L + (long) State.values().length * parts;
    }
}
