package dev.waybill.simulators.fraud;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked. Other members are welcome and ignored.
 *
 * @param amount minor units
 * @param paymentMethod the card's token; {@code pm_card_riskLevelHighest} fails, {@code
 *     pm_card_riskLevelElevated} is to be reviewed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ScreeningRequest(
        @Nullable UUID paymentId,
        @Nullable UUID orderId,
        @Nullable UUID customerId,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String paymentMethod) {

    /** Null if nothing is wrong. */
    @Nullable String fault() {
        if (paymentId == null) {
            return "paymentId is required";
        }
        if (amount == null || amount < 0) {
            return "amount must be a whole number of minor units, 0 or more";
        }
        if (currency == null || !currency.matches("[A-Za-z]{3}")) {
            return "currency must be three letters";
        }
        return null;
    }
}
