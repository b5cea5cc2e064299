package dev.waybill.warehouse;

import static dev.waybill.contracts.warehouse.Parcel.MOST_GRAMS;

import dev.waybill.warehouse.PackedParcel.Measures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a simulated packer fills boxes: the next one when one is full or heavy. */
final class Boxes {

    private static final int UNITS = 24;
    private static final int GRAMS = 25_000;
    private static final int GRAMS_OF_A_UNIT = 500;
    private static final int GRAMS_OF_A_BOX = 120;

    private final Map<UUID, ShelfProduct> products;
    private final int capacity;
    private final List<Box> boxes = new ArrayList<>();

    /** One filled box. */
    record Box(Measures measures, Map<UUID, Integer> units) {}

    private Boxes(Map<UUID, ShelfProduct> products, int total) {
        this.products = products;
        // However much it is, it stays within what a carrier takes as one shipment.
        this.capacity = Math.max(UNITS, total / (JobDecider.MOST_PARCELS / 4) + 1);
    }

    static List<Box> of(Map<UUID, Integer> units, Map<UUID, ShelfProduct> products) {
        var total = units.values().stream().mapToInt(Integer::intValue).sum();
        return new Boxes(products, total).fill(units);
    }

    private List<Box> fill(Map<UUID, Integer> units) {
        var content = new LinkedHashMap<UUID, Integer>();
        var free = capacity;
        for (var each : units.entrySet()) {
            var left = each.getValue();
            while (left > 0) {
                var taken = Math.min(left, free);
                content.merge(each.getKey(), taken, Integer::sum);
                left -= taken;
                free -= taken;
                if (free == 0
                        || weight(content) >= GRAMS && boxes.size() < JobDecider.MOST_PARCELS / 2) {
                    close(content);
                    free = capacity;
                }
            }
        }
        close(content);
        return boxes;
    }

    private void close(Map<UUID, Integer> content) {
        if (!content.isEmpty()) {
            var units = content.values().stream().mapToInt(Integer::intValue).sum();
            var grams = (int) Math.min(MOST_GRAMS, weight(content) + GRAMS_OF_A_BOX);
            boxes.add(new Box(measures(units, grams), new LinkedHashMap<>(content)));
            content.clear();
        }
    }

    private static Measures measures(int units, int grams) {
        if (units <= 4) {
            return new Measures(grams, 300, 200, 100);
        }
        return units <= 12
                ? new Measures(grams, 400, 300, 200)
                : new Measures(grams, 600, 400, 400);
    }

    private long weight(Map<UUID, Integer> content) {
        return content.entrySet().stream()
                .mapToLong(each -> (long) gramsOf(each.getKey()) * each.getValue())
                .sum();
    }

    private int gramsOf(UUID productId) {
        var product = products.get(productId);
        return product == null || product.weightGrams() == null
                ? GRAMS_OF_A_UNIT
                : product.weightGrams();
    }
}
