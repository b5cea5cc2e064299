package dev.waybill.promotions;

import dev.waybill.promotions.Benefit.FixedAmount;
import dev.waybill.promotions.Benefit.Percentage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as it is answered by HTTP.
 *
 * @param used uses that became orders
 * @param reserved uses by checkouts under way
 */
record PromotionDetails(
        String code,
        String name,
        Kind kind,
        @Nullable BigDecimal percent,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Long minimumSpend,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer limit,
        @Nullable Integer limitPerCustomer,
        int used,
        int reserved) {

    static PromotionDetails of(Promotion promotion) {
        return new PromotionDetails(
                promotion.code(),
                promotion.name(),
                Kind.of(promotion.benefit()),
                percent(promotion.benefit()),
                promotion.benefit() instanceof FixedAmount(var amount) ? (Long) amount : null,
                promotion.currency(),
                promotion.minimumSpend(),
                promotion.validFrom(),
                promotion.validUntil(),
                promotion.limit(),
                promotion.limitPerCustomer(),
                promotion.redeemed(),
                promotion.reserved());
    }

    private static @Nullable BigDecimal percent(Benefit benefit) {
        if (!(benefit instanceof Percentage(var basisPoints))) {
            return null;
        }
        var percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent; // 10, not 1E+1
    }
}
