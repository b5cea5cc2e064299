package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A carrier has sold the label for goods that come back.
 *
 * <p>Told by shipping, heard by returns.
 */
public record ReturnLabelCreated(
        UUID returnId, UUID orderId, String carrier, String trackingNumber, Instant createdAt) {

    public ReturnLabelCreated {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.text("carrier", carrier, 1, 64);
        guard.text("trackingNumber", trackingNumber, 1, 64);
        createdAt = guard.time("createdAt", createdAt);
        guard.check();
    }
}
