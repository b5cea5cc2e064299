package dev.waybill.promotions;

import dev.waybill.contracts.Guard;
import dev.waybill.promotions.Benefit.FixedAmount;
import dev.waybill.promotions.Benefit.Percentage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promotion to be created, as it comes by HTTP.
 *
 * @param percent of a PERCENTAGE: 0.01 to 100, at most two decimals
 * @param amount of a FIXED_AMOUNT: minor units of {@code currency}
 * @param currency required with an amount of money; without one, a percentage is for any currency
 * @param validUntil the first moment at which it is not valid any more
 */
record PromotionBody(
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
        @Nullable Integer limitPerCustomer) {

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("100");

    PromotionBody {
        var guard = new Guard();
        guard.matches("code", code, Promotion.CODE);
        guard.text("name", name, 1, 250);
        guard.given("kind", kind);
        guard.rangeIfGiven("amount", amount, 1, Guard.MOST_MONEY);
        guardBenefit(guard, kind, percent, amount);
        guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
        guard.moneyIfGiven("minimumSpend", minimumSpend);
        if (currency == null && (amount != null || minimumSpend != null)) {
            guard.violated("currency", "must be given with an amount of money");
        }
        validFrom = guard.timeIfGiven("validFrom", validFrom);
        validUntil = guard.timeIfGiven("validUntil", validUntil);
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            guard.violated("validUntil", "must be after validFrom");
        }
        guard.rangeIfGiven("limit", limit, 1, Integer.MAX_VALUE);
        guard.rangeIfGiven("limitPerCustomer", limitPerCustomer, 1, Integer.MAX_VALUE);
        guard.check();
    }

    private static void guardBenefit(
            Guard guard, @Nullable Kind kind, @Nullable BigDecimal percent, @Nullable Long amount) {
        switch (kind) {
            case PERCENTAGE -> {
                guardPercent(guard, percent);
                absent(guard, "amount", amount);
            }
            case FIXED_AMOUNT -> {
                guard.given("amount", amount);
                absent(guard, "percent", percent);
            }
            case null -> {}
        }
    }

    /** The range comes first: only then is the number small enough to be looked at closely. */
    private static void guardPercent(Guard guard, @Nullable BigDecimal percent) {
        if (percent == null) {
            guard.violated("percent", "must be given");
        } else if (percent.compareTo(LEAST) < 0 || percent.compareTo(MOST) > 0) {
            guard.violated("percent", "must be between 0.01 and 100");
        } else if (percent.stripTrailingZeros().scale() > 2) {
            guard.violated("percent", "must have at most two decimals");
        }
    }

    private static void absent(Guard guard, String name, @Nullable Object value) {
        if (value != null) {
            guard.violated(name, "must not be given with this kind");
        }
    }

    Promotion promotion() {
        return new Promotion(
                code.toUpperCase(Locale.ROOT),
                name,
                benefit(),
                currency,
                minimumSpend,
                validFrom,
                validUntil,
                limit,
                limitPerCustomer,
                0,
                0,
                1);
    }

    private Benefit benefit() {
        return switch (kind) {
            case PERCENTAGE ->
                    new Percentage(
                            Objects.requireNonNull(percent).movePointRight(2).intValueExact());
            case FIXED_AMOUNT -> new FixedAmount(Objects.requireNonNull(amount));
        };
    }
}
