package dev.waybill.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a product is sold at a place.
 *
 * @param safety units that are kept back
 * @param backorders how many units may be promised that nobody has said will come
 * @param leadDays how long those take
 * @param sellsAhead whether units that are expected may be promised
 * @param onSaleFrom before this it is only promised, never handed out: a pre-order
 */
record Terms(
        int safety,
        int backorders,
        int leadDays,
        boolean sellsAhead,
        @Nullable Instant onSaleFrom) {

    static final Terms NONE = new Terms(0, 0, 0, false, null);

    /** Whether more may be promised than is here. */
    boolean lookAhead() {
        return sellsAhead || backorders > 0 || onSaleFrom != null;
    }

    boolean isOnSale(Instant now) {
        return onSaleFrom == null || !now.isBefore(onSaleFrom);
    }
}
