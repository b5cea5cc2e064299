package dev.waybill.orders;

import java.util.List;
import java.util.UUID;

/** So many units of one product. */
record Units(UUID productId, int quantity) {

    static int sum(List<Units> items) {
        return items.stream().mapToInt(Units::quantity).sum();
    }
}
