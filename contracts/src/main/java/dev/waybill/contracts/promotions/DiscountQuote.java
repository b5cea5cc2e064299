package dev.waybill.contracts.promotions;

import dev.waybill.contracts.Guard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion code is worth. The discount is in minor units, and 0 with the reason when the
 * code was refused.
 */
public record DiscountQuote(
        long discount,
        @Nullable List<String> appliedPromotions,
        @Nullable DiscountRefusal refusal) {

    public DiscountQuote {
        var guard = new Guard();
        guard.money("discount", discount);
        appliedPromotions = guard.textsIfGiven("appliedPromotions", appliedPromotions, 64);
        guard.check();
    }
}
