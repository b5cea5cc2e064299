package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** So many units of one product. */
record Units(UUID productId, int quantity) {

    /** The same in portions that a message may name at once. */
    static List<Units> portions(List<Units> items) {
        var portions = new ArrayList<Units>();
        for (var item : items) {
            for (var left = item.quantity(); left > 0; left -= Guard.MOST_UNITS) {
                portions.add(new Units(item.productId(), Math.min(left, Guard.MOST_UNITS)));
            }
        }
        return portions;
    }

    static int sum(List<Units> items) {
        return items.stream().mapToInt(Units::quantity).sum();
    }
}
