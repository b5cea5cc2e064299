package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** As much of {@code wanted} as there is. */
    static List<Units> within(List<Units> wanted, List<Units> there) {
        var left = byProduct(there);
        var found = new ArrayList<Units>();
        for (var each : wanted) {
            var units = Math.min(each.quantity(), left.getOrDefault(each.productId(), 0));
            if (units > 0) {
                found.add(new Units(each.productId(), units));
                left.merge(each.productId(), -units, Integer::sum);
            }
        }
        return List.copyOf(found);
    }

    /** What is left of some without others. */
    static List<Units> less(List<Units> these, List<Units> without) {
        var gone = byProduct(without);
        return byProduct(these).entrySet().stream()
                .map(each ->
                        new Units(
                                each.getKey(),
                                each.getValue() - gone.getOrDefault(each.getKey(), 0)))
                .filter(each -> each.quantity() > 0)
                .toList();
    }

    private static Map<UUID, Integer> byProduct(List<Units> items) {
        var units = new LinkedHashMap<UUID, Integer>();
        items.forEach(each -> units.merge(each.productId(), each.quantity(), Integer::sum));
        return units;
    }

    static int sum(List<Units> items) {
        return items.stream().mapToInt(Units::quantity).sum();
    }
}
