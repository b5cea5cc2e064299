package dev.waybill.orders;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pure: shares an amount by weights, to the cent, by the method of the largest remainder
 * (Hamilton): each gets the whole part of what is due to it, and the cents that are left go to
 * those with the largest remainders; among equals to the first. The shares always add up to the
 * amount.
 */
final class LargestRemainder {

    private record Due(int place, long whole, BigInteger remainder) {}

    private LargestRemainder() {}

    /**
     * @param amount in minor units; below zero it is shared as its opposite is
     * @param weights none below zero; all zero: all weigh the same
     */
    static List<Long> share(long amount, List<Long> weights) {
        if (amount < 0) {
            return share(-amount, weights).stream().map(each -> -each).toList();
        }
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger::add);
        if (total.isEmpty()) {
            return List.of();
        }
        if (total.get().signum() == 0) {
            return share(amount, weights.stream().map(_ -> 1L).toList());
        }
        var dues = dues(amount, weights, total.get());
        var left = amount - dues.stream().mapToLong(Due::whole).sum();
        var shares = new ArrayList<>(dues.stream().map(Due::whole).toList());
        dues.stream()
                .sorted(Comparator.comparing(Due::remainder).reversed().thenComparing(Due::place))
                .limit(left)
                .forEach(due -> shares.set(due.place(), due.whole() + 1));
        return List.copyOf(shares);
    }

    private static List<Due> dues(long amount, List<Long> weights, BigInteger total) {
        return IntStream.range(0, weights.size())
                .mapToObj(place -> {
                    var due =
                            BigInteger.valueOf(amount)
                                    .multiply(BigInteger.valueOf(weights.get(place)))
                                    .divideAndRemainder(total);
                    return new Due(place, due[0].longValueExact(), due[1]);
                })
                .toList();
    }

    /**
     * What the first {@code some} of {@code all} equal units have of an amount: the largest
     * remainder among equals, so the first units have the odd cents.
     */
    static long ofUnits(long amount, int some, int all) {
        if (all == 0) {
            return 0;
        }
        if (amount < 0) {
            return -ofUnits(-amount, some, all);
        }
        return some * (amount / all) + Math.min(some, amount % all);
    }
}
