package dev.waybill.contracts.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * An order goes somewhere else than before.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderDeliveryAddressChanged(
        UUID orderId,
        int addressRevision,
        String previousPostalCode,
        DeliveryAddress deliveryAddress,
        String changedBy,
        Instant changedAt) {

    public OrderDeliveryAddressChanged {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.range("addressRevision", addressRevision, 2, Integer.MAX_VALUE);
        guard.text("previousPostalCode", previousPostalCode, 0, 32);
        guard.given("deliveryAddress", deliveryAddress);
        guard.text("changedBy", changedBy, 1, 250);
        changedAt = guard.time("changedAt", changedAt);
        guard.check();
    }
}
