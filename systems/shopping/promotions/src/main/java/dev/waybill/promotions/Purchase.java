package dev.waybill.promotions;

import dev.waybill.contracts.promotions.CalculateDiscount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion is asked about.
 *
 * @param subtotal minor units of {@code currency}
 */
record Purchase(long subtotal, String currency, @Nullable UUID customerId) {

    static Purchase of(CalculateDiscount command) {
        return new Purchase(command.subtotal(), command.currency(), command.customerId());
    }
}
