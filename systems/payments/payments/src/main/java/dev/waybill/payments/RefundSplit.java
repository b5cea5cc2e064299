package dev.waybill.payments;

import java.util.ArrayList;
import java.util.List;

/** Pure: a refund goes back to the captures that the money came from, the newest first. */
final class RefundSplit {

    private RefundSplit() {}

    /**
     * @param captures in the order in which they were made
     * @return parts that add up to the amount
     * @throws IllegalArgumentException if there is not so much left
     */
    static List<Refund.Part> split(long amount, List<Capture> captures) {
        var parts = new ArrayList<Refund.Part>();
        var rest = amount;
        for (var capture : captures.reversed()) {
            var share = Math.min(rest, capture.left());
            if (share > 0) {
                parts.add(Refund.Part.requested(capture.id(), share));
                rest -= share;
            }
        }
        if (rest > 0) {
            throw new IllegalArgumentException("more is given back than was taken");
        }
        return List.copyOf(parts);
    }
}
