package dev.waybill.promotions;

import static dev.waybill.contracts.promotions.DiscountRefusal.CURRENCY;
import static dev.waybill.contracts.promotions.DiscountRefusal.EXPIRED;
import static dev.waybill.contracts.promotions.DiscountRefusal.MINIMUM_SPEND;
import static dev.waybill.contracts.promotions.DiscountRefusal.NOT_YET_VALID;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP_BY_CUSTOMER;

import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.promotions.Worth.Discount;
import dev.waybill.promotions.Worth.Nothing;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as it stands.
 *
 * @param code upper case; people may write it as they like
 * @param currency ISO 4217; none if it is worth a share of any currency
 * @param minimumSpend minor units
 * @param validFrom the first moment at which it is valid
 * @param validUntil the first moment at which it is not valid any more
 * @param limit how often it may be used in all
 * @param limitPerCustomer how often one customer may use it
 * @param reserved uses by checkouts under way
 * @param redeemed uses by orders
 */
record Promotion(
        String code,
        String name,
        Benefit benefit,
        @Nullable String currency,
        @Nullable Long minimumSpend,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer limit,
        @Nullable Integer limitPerCustomer,
        int reserved,
        int redeemed,
        long version) {

    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The code as it is kept; empty if no promotion can have it. */
    static Optional<String> code(@Nullable String written) {
        return Optional.ofNullable(written)
                .map(String::strip)
                .filter(code -> CODE.matcher(code).matches())
                .map(code -> code.toUpperCase(Locale.ROOT));
    }

    /** What it is worth for a purchase, by a customer who has used it {@code uses} times. */
    Worth worth(Purchase purchase, int uses, Instant now) {
        return refusal(purchase, uses, now)
                .<Worth>map(Nothing::new)
                .orElseGet(() -> new Discount(code, benefit.off(purchase.subtotal())));
    }

    private Optional<DiscountRefusal> refusal(Purchase purchase, int uses, Instant now) {
        if (validFrom != null && now.isBefore(validFrom)) {
            return Optional.of(NOT_YET_VALID);
        }
        if (validUntil != null && !now.isBefore(validUntil)) {
            return Optional.of(EXPIRED);
        }
        if (currency != null && !currency.equals(purchase.currency())) {
            return Optional.of(CURRENCY);
        }
        if (minimumSpend != null && purchase.subtotal() < minimumSpend) {
            return Optional.of(MINIMUM_SPEND);
        }
        if (limit != null && reserved + redeemed >= limit) {
            return Optional.of(USED_UP);
        }
        if (limitPerCustomer != null && uses >= limitPerCustomer) {
            return Optional.of(USED_UP_BY_CUSTOMER);
        }
        return Optional.empty();
    }

    Promotion reserveOne() {
        return counting(reserved + 1, redeemed);
    }

    Promotion redeemOne() {
        return counting(reserved - 1, redeemed + 1);
    }

    Promotion giveBackReserved() {
        return counting(reserved - 1, redeemed);
    }

    Promotion giveBackRedeemed() {
        return counting(reserved, redeemed - 1);
    }

    private Promotion counting(int nowReserved, int nowRedeemed) {
        return new Promotion(
                code,
                name,
                benefit,
                currency,
                minimumSpend,
                validFrom,
                validUntil,
                limit,
                limitPerCustomer,
                nowReserved,
                nowRedeemed,
                version + 1);
    }
}
