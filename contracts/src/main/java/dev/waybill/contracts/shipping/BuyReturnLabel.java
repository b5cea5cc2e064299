package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a carrier's label for goods that come back. Asked twice for one return, there is one.
 *
 * <p>Told by returns, heard by shipping, answered by return-label-created or -refused.
 *
 * @param to where the goods go
 * @param units how many come back
 * @param number of the return, as people name it: it stands on the label
 * @param weightGrams of all of it, if somebody knows
 * @param from who sends it; without it whoever the order was sent to
 */
public record BuyReturnLabel(
        UUID returnId,
        UUID orderId,
        Destination to,
        int units,
        @Nullable String toName,
        @Nullable String number,
        @Nullable Integer weightGrams,
        @Nullable Destination from,
        @Nullable String fromName) {

    public BuyReturnLabel {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("to", to);
        guard.range("units", units, 1, Guard.MOST_UNITS);
        guard.textIfGiven("toName", toName, 1, 250);
        guard.textIfGiven("number", number, 1, 32);
        guard.rangeIfGiven("weightGrams", weightGrams, 1, 1_000_000);
        guard.textIfGiven("fromName", fromName, 1, 250);
        guard.check();
    }
}
