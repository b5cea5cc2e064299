package dev.waybill.inventory;

import dev.waybill.platform.Database;
import java.util.List;

/** A mutant: what is released before it was reserved is not remembered. */
final class WithoutTombstones extends Reservations {

    WithoutTombstones(Database database) {
        super(database);
    }

    @Override
    void insert(List<Reservation> added) {
        super.insert(added.stream().filter(each -> !isTombstone(each)).toList());
    }

    /** Nobody's cart has asked for it. */
    private static boolean isTombstone(Reservation reservation) {
        return reservation instanceof Reservation.Released && reservation.claim().cartId() == null;
    }
}
