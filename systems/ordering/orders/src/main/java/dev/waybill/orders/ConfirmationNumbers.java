package dev.waybill.orders;

/**
 * Pure: numbers for customers, eight digits that do not tell how many orders there are.
 *
 * <p>A count is scrambled by a Feistel network over its two halves of four digits: a round makes
 * {@code (left, right)} into {@code (right, left + f(right) mod 10^4)}. Whatever {@code f} is, a
 * round can be undone ({@code left = new right - f(new left)}), so each round, and all of them
 * together, is a permutation of the 10^8 numbers: two counts never share a number. The key makes
 * {@code f} a secret of this shop.
 */
record ConfirmationNumbers(long key) {

    /** After this many orders the eight digits are used up. */
    static final int SPACE = 100_000_000;

    static final int HALF = 10_000;
    static final int ROUNDS = 6;

    /**
     * @param count from 0
     * @throws IllegalArgumentException when the eight digits are used up
     */
    int number(int count) {
        if (count < 0 || count >= SPACE) {
            throw new IllegalArgumentException(
                    "there are only 10^8 confirmation numbers: no place for " + count);
        }
        var left = count / HALF;
        var right = count % HALF;
        for (var round = 0; round < ROUNDS; round++) {
            var next = (left + scramble(right, round)) % HALF;
            left = right;
            right = next;
        }
        return left * HALF + right;
    }

    static String text(int number) {
        var digits = Integer.toString(number);
        return "ORD-" + "00000000".substring(digits.length()) + digits;
    }

    /** SplitMix64's finalizer: every bit of the key and the half moves every bit of the answer. */
    int scramble(int half, int round) {
        var mixed = key + (half * (long) ROUNDS + round + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), HALF);
    }
}
