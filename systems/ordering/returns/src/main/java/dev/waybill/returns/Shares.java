package dev.waybill.returns;

import java.math.BigInteger;

/** Pure: what some of equal units have of an amount, so that all of them have all of it. */
final class Shares {

    private Shares() {}

    /** The first units have the odd cents. */
    static long ofUnits(long amount, int some, int all) {
        if (some >= all) {
            return amount;
        }
        return some * (amount / all) + Math.min(some, amount % all);
    }

    /** What a part of a whole has of an amount. */
    static long of(long amount, long part, long whole) {
        return whole == 0
                ? 0
                : BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(part))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    /** Half a cent is a cent. */
    static long percent(long amount, int percent) {
        return (amount * percent + 50) / 100;
    }
}
