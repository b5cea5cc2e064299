package dev.waybill.simulators.stripe;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's test payment methods, and what their banks say. */
record TestCard(
        String token, String brand, String last4, String funding, @Nullable Decline decline) {

    private static final String DISPUTES = "pm_card_createDispute";

    private static final Map<String, TestCard> BY_TOKEN = new HashMap<>();

    static {
        good("pm_card_visa", "visa", "4242", "credit");
        good("pm_card_visa_debit", "visa", "5556", "debit");
        good("pm_card_mastercard", "mastercard", "4444", "credit");
        good("pm_card_mastercard_debit", "mastercard", "8210", "debit");
        good("pm_card_mastercard_prepaid", "mastercard", "5100", "prepaid");
        good("pm_card_amex", "amex", "8431", "credit");
        good("pm_card_discover", "discover", "9424", "credit");
        good("pm_card_diners", "diners", "3237", "credit");
        good("pm_card_jcb", "jcb", "0505", "credit");
        good("pm_card_unionpay", "unionpay", "0005", "credit");
        good("pm_card_gb", "visa", "0000", "credit");
        good("pm_card_de", "visa", "0000", "credit");
        good("pm_card_fr", "visa", "0003", "credit");
        good("pm_card_us", "visa", "4242", "credit");
        good(DISPUTES, "visa", "0259", "credit");
        good("pm_card_riskLevelElevated", "visa", "9235", "credit");
        good("pm_card_riskLevelHighest", "visa", "4954", "credit");
        bad("chargeDeclined", "0002", Decline.GENERIC);
        bad("chargeDeclinedInsufficientFunds", "9995", Decline.INSUFFICIENT_FUNDS);
        bad("chargeDeclinedLostCard", "9987", Decline.LOST_CARD);
        bad("chargeDeclinedStolenCard", "9979", Decline.STOLEN_CARD);
        bad("chargeDeclinedExpiredCard", "0069", Decline.EXPIRED_CARD);
        bad("chargeDeclinedIncorrectCvc", "0127", Decline.INCORRECT_CVC);
        bad("chargeDeclinedProcessingError", "0119", Decline.PROCESSING_ERROR);
        bad("chargeDeclinedFraudulent", "0019", Decline.FRAUDULENT);
        bad("chargeDeclinedVelocityLimitExceeded", "6975", Decline.VELOCITY);
    }

    boolean disputes() {
        return token.equals(DISPUTES);
    }

    /** Null for a token that Stripe does not know. */
    static @Nullable TestCard of(String token) {
        return BY_TOKEN.get(token);
    }

    private static void good(String token, String brand, String last4, String funding) {
        BY_TOKEN.put(token, new TestCard(token, brand, last4, funding, null));
    }

    /** Stripe spells the same card with and without its brand. */
    private static void bad(String name, String last4, Decline decline) {
        for (var token : new String[] {"pm_card_" + name, "pm_card_visa_" + name}) {
            BY_TOKEN.put(token, new TestCard(token, "visa", last4, "credit", decline));
        }
    }
}
