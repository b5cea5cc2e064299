package dev.waybill.simulators.stripe;

/**
 * Stripe-like ids, made from a journal's salt and a number: {@code pi_3kq0x8w1a0000000000c7}. Never
 * stored.
 */
final class Ids {
    private static final int DIGITS = 14;

    private final String salt;

    Ids(String salt) {
        this.salt = salt;
    }

    String intent(Intent intent) {
        return of("pi_3", intent.number);
    }

    /**
     * @param charge from 1: each confirmation of an intent is a charge of its own
     */
    String charge(Intent intent, int charge) {
        return of("ch_" + Character.forDigit(Math.min(charge, 35), 36), intent.number);
    }

    String refund(Refund refund) {
        return of("re_3", refund.number());
    }

    String dispute(Dispute dispute) {
        return of("dp_1", dispute.number());
    }

    String event(int number) {
        return of("evt_3", number);
    }

    /** The number in an id; -1 if it was not made here. */
    int number(String prefix, String id) {
        var start = prefix.length() + 1;
        if (!id.startsWith(prefix)
                || !id.startsWith(salt, start)
                || id.length() != start + salt.length() + DIGITS) {
            return -1;
        }
        try {
            return Integer.parseInt(id.substring(start + salt.length()), 36);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private String of(String prefix, int number) {
        var digits = Integer.toString(number, 36);
        return prefix + salt + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
