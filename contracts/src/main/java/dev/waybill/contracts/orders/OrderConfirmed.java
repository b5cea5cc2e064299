package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order is promised to the customer. The total is in minor units.
 *
 * <p>Told by orders, heard by checkout and inventory.
 */
public record OrderConfirmed(
        UUID orderId,
        UUID customerId,
        String confirmationNumber,
        @Nullable String paymentAuthorizationId,
        @Nullable String inventoryReservationId,
        long total,
        String currency,
        Instant confirmedAt,
        @Nullable UUID cartId,
        @Nullable UUID checkoutSessionId,
        @Nullable UUID paymentId) {

    private static final Pattern CONFIRMATION_NUMBER = Pattern.compile("ORD-[0-9]{8}");

    public OrderConfirmed {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.matches("confirmationNumber", confirmationNumber, CONFIRMATION_NUMBER);
        guard.textIfGiven("paymentAuthorizationId", paymentAuthorizationId, 1, 255);
        guard.textIfGiven("inventoryReservationId", inventoryReservationId, 1, 255);
        guard.money("total", total);
        guard.currency("currency", currency);
        confirmedAt = guard.time("confirmedAt", confirmedAt);
        guard.check();
    }
}
