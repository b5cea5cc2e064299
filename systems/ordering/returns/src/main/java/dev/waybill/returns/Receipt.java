package dev.waybill.returns;

import dev.waybill.contracts.returns.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What came in together.
 *
 * @param takenBack whether inventory has said that it is where it belongs
 */
record Receipt(
        UUID id,
        String warehouseId,
        List<Units> units,
        String receivedBy,
        Instant receivedAt,
        boolean takenBack) {

    Receipt {
        units = List.copyOf(units);
    }

    /** So many units of one product, and what becomes of them. */
    record Units(UUID productId, int quantity, Disposition disposition) {}

    Receipt putAway() {
        return new Receipt(id, warehouseId, units, receivedBy, receivedAt, true);
    }
}
