package dev.waybill.simulators.carriers;

import java.time.Instant;
import java.util.List;

/**
 * What one label request made, or what voided it.
 *
 * @param reference the shipper's own name for it
 * @param cost in minor units
 */
record Consignment(
        String id,
        String reference,
        String service,
        long cost,
        Instant at,
        boolean voided,
        List<Piece> pieces) {

    Consignment {
        pieces = List.copyOf(pieces);
    }

    Consignment cancelled() {
        return new Consignment(id, reference, service, cost, at, true, List.of());
    }
}
