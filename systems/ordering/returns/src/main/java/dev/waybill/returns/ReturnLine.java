package dev.waybill.returns;

import dev.waybill.contracts.returns.ReturnReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of one product in a return. Amounts are in minor units.
 *
 * @param value what was paid for these units
 * @param feePercent what is kept of that for the work that they make
 */
record ReturnLine(
        UUID productId,
        @Nullable String sku,
        int quantity,
        ReturnReason reason,
        long value,
        int feePercent,
        int received) {

    int outstanding() {
        return quantity - received;
    }

    ReturnLine receive(int units) {
        return with(feePercent, received + units);
    }

    ReturnLine free() {
        return with(0, received);
    }

    /** What was paid for what has come. */
    long valueReceived() {
        return Shares.ofUnits(value, received, quantity);
    }

    long fee() {
        return Shares.percent(valueReceived(), feePercent);
    }

    private ReturnLine with(int percent, int arrived) {
        return new ReturnLine(productId, sku, quantity, reason, value, percent, arrived);
    }
}
