package dev.waybill.promotions;

/**
 * What a promotion takes off a subtotal. Amounts are in minor units; never more than the subtotal.
 */
sealed interface Benefit {

    int WHOLE = 10_000;

    long off(long subtotal);

    /**
     * A share of the subtotal, rounded half up to the minor unit, once, on the subtotal and not on
     * each line: 12.5 % of 0.99 is 0.12375, so 0.12; 50 % of 0.99 is 0.495, so 0.50.
     *
     * @param basisPoints hundredths of a per cent, 1 to 10,000
     */
    record Percentage(int basisPoints) implements Benefit {

        @Override
        public long off(long subtotal) {
            // No overflow: a subtotal is at most 10^12. Half up, as nothing here is negative.
            return Math.min(subtotal, (subtotal * basisPoints + WHOLE / 2) / WHOLE);
        }
    }

    /** The same amount off, whatever the subtotal is. */
    record FixedAmount(long amount) implements Benefit {

        @Override
        public long off(long subtotal) {
            return Math.min(subtotal, amount);
        }
    }
}
