package dev.waybill.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A card as this product knows it: the provider's token and what a receipt may show, never the
 * number.
 */
public record PaymentMethod(
        String token,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable Integer expiryMonth,
        @Nullable Integer expiryYear) {

    public PaymentMethod {
        var guard = new Guard();
        guard.text("token", token, 1, 255);
        guard.textIfGiven("brand", brand, 0, 64);
        guard.codeIfGiven("last4", last4, 4, '0', '9');
        guard.rangeIfGiven("expiryMonth", expiryMonth, 1, 12);
        guard.rangeIfGiven("expiryYear", expiryYear, 2000, 2100);
        guard.check();
    }
}
