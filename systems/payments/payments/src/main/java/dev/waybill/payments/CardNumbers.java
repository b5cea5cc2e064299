package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** Card numbers must never come in: whoever sends one where a token belongs has no card. */
final class CardNumbers {

    private static final int SHORTEST_CARD_NUMBER = 12;

    private CardNumbers() {}

    static @Nullable PaymentMethod keepOut(@Nullable PaymentMethod card) {
        return card == null || isSuspect(card.token()) || isSuspect(card.brand()) ? null : card;
    }

    /** Provider tokens may hold many digits, but not twelve in a row. */
    static boolean isSuspect(@Nullable String text) {
        if (text == null) {
            return false;
        }
        var run = 0;
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (Character.isDigit(character)) {
                run++;
            } else if (character != ' ' && character != '-') {
                run = 0;
            }
            if (run >= SHORTEST_CARD_NUMBER) {
                return true;
            }
        }
        return false;
    }
}
