package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/**
 * Nothing comes back: a label that was asked for is not wanted any more. One that a parcel travels
 * with already stays as it is.
 *
 * <p>Told by returns, heard by shipping.
 */
public record VoidReturnLabel(UUID returnId, UUID orderId) {

    public VoidReturnLabel {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.check();
    }
}
