package dev.waybill.orders;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.orders.Work.Fulfilment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pure: where the units of an order lie, as inventory has said, and which place is to send which of
 * them. None of it is known of an order whose units all lie at the one place that there is.
 */
record Sources(List<Allocation> all) {

    static final Sources NONE = new Sources(List.of());

    /** Inventory's name for the place of those who have only one. */
    private static final String MAIN = "main";

    Sources {
        all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Sources and(Sources more) {
        return new Sources(Stream.concat(all.stream(), more.all.stream()).toList());
    }

    /** Inventory has found other places for units, or units that were waited for have come. */
    Sources with(InventoryResourced fact) {
        List<Allocation> next = new ArrayList<>(all);
        var from = fact.locationId();
        for (var each : fact.allocations()) {
            next = without(next, each.productId(), each.quantity(), from);
            next.add(each);
        }
        if (from != null) {
            for (var each : fact.missing()) {
                next = without(next, each.productId(), each.quantity(), from);
            }
        }
        return new Sources(next);
    }

    /** Units are not wanted any more: inventory forgets what is to come last first, as it does. */
    Sources without(List<Units> items) {
        var here = new ArrayList<Allocation>();
        var comes = new ArrayList<Allocation>();
        all.forEach(each -> (each.expectedAt() == null ? here : comes).add(each));
        List<Allocation> order = new ArrayList<>(comes.reversed());
        order.addAll(here);
        for (var units : items) {
            order = without(order, units.productId(), units.quantity());
        }
        return new Sources(order);
    }

    private static List<Allocation> without(List<Allocation> from, UUID product, int units) {
        var awaited = from.stream().filter(each -> each.expectedAt() != null);
        var most =
                awaited.filter(each -> each.productId().equals(product))
                        .mapToInt(Allocation::quantity)
                        .sum();
        var rest = without(from, product, Math.min(units, most), null);
        var left = units - Math.min(units, most);
        for (var each : List.copyOf(rest)) {
            if (left > 0 && each.expectedAt() == null && each.productId().equals(product)) {
                var taken = Math.min(left, each.quantity());
                rest = without(rest, product, taken, each.locationId());
                left -= taken;
            }
        }
        return rest;
    }

    /** From the place that has not found them, or from what is waited for. */
    private static List<Allocation> without(
            List<Allocation> from, UUID product, int units, @Nullable String place) {
        var left = units;
        var rest = new ArrayList<Allocation>(from.size());
        for (var each : from) {
            var fits =
                    each.productId().equals(product)
                            && (place == null
                                    ? each.expectedAt() != null
                                    : each.expectedAt() == null
                                            && each.locationId().equalsIgnoreCase(place));
            var taken = fits ? Math.min(left, each.quantity()) : 0;
            left -= taken;
            if (taken < each.quantity()) {
                rest.add(
                        new Allocation(
                                each.productId(),
                                each.locationId(),
                                each.quantity() - taken,
                                each.expectedAt()));
            }
        }
        return rest;
    }

    /** When the last of what is waited for will be here. */
    Optional<Instant> awaitedUntil() {
        return all.stream()
                .flatMap(each -> Stream.ofNullable(each.expectedAt()))
                .max(Instant::compareTo);
    }

    /**
     * Which place sends which of the free units. What is waited for stays free.
     *
     * @param started what places were set to work on before
     * @param main where everything is sent from of which nothing else is known
     */
    Map<String, List<Units>> share(List<Units> free, List<Fulfilment> started, String main) {
        var byPlace = new LinkedHashMap<String, Map<UUID, Integer>>();
        for (var units : free) {
            var left = Math.max(0, units.quantity() - awaited(units.productId()));
            left =
                    give(
                            units.productId(),
                            left,
                            unstarted(units.productId(), started, main),
                            byPlace);
            left = give(units.productId(), left, here(units.productId(), main), byPlace);
            if (left > 0) {
                byPlace.computeIfAbsent(main, _ -> new LinkedHashMap<>())
                        .merge(units.productId(), left, Integer::sum);
            }
        }
        return units(byPlace);
    }

    private static int give(
            UUID product,
            int units,
            Map<String, Integer> there,
            Map<String, Map<UUID, Integer>> byPlace) {
        var left = units;
        for (var each : there.entrySet()) {
            var taken = Math.min(left, each.getValue());
            if (taken > 0) {
                byPlace.computeIfAbsent(each.getKey(), _ -> new LinkedHashMap<>())
                        .merge(product, taken, Integer::sum);
                left -= taken;
            }
        }
        return left;
    }

    private static Map<String, List<Units>> units(Map<String, Map<UUID, Integer>> byPlace) {
        var shares = new LinkedHashMap<String, List<Units>>();
        byPlace.forEach((place, products) ->
                shares.put(
                        place,
                        products.entrySet().stream()
                                .map(each -> new Units(each.getKey(), each.getValue()))
                                .toList()));
        return shares;
    }

    private int awaited(UUID product) {
        return all.stream()
                .filter(each -> each.expectedAt() != null && each.productId().equals(product))
                .mapToInt(Allocation::quantity)
                .sum();
    }

    private Map<String, Integer> here(UUID product, String main) {
        var there = new LinkedHashMap<String, Integer>();
        for (var each : all) {
            if (each.expectedAt() == null && each.productId().equals(product)) {
                there.merge(warehouse(each.locationId(), main), each.quantity(), Integer::sum);
            }
        }
        return there;
    }

    /** What a place has that it has not been set to work on. */
    private Map<String, Integer> unstarted(UUID product, List<Fulfilment> started, String main) {
        var there = here(product, main);
        for (var fulfilment : started) {
            for (var units : fulfilment.items()) {
                if (units.productId().equals(product)) {
                    there.computeIfPresent(
                            fulfilment.warehouseId(), (_, left) -> left - units.quantity());
                }
            }
        }
        return there;
    }

    /** The warehouse of a place: the shop's own name for the only one. */
    static String warehouse(String location, String main) {
        return location.equals(MAIN) ? main : location;
    }

    /** The same of what has just been found, which is to be sent at once. */
    static Map<String, List<Units>> found(InventoryResourced fact, String main) {
        var byPlace = new LinkedHashMap<String, Map<UUID, Integer>>();
        for (var each : fact.allocations()) {
            if (each.expectedAt() == null) {
                byPlace.computeIfAbsent(warehouse(each.locationId(), main), _ -> new HashMap<>())
                        .merge(each.productId(), each.quantity(), Integer::sum);
            }
        }
        return units(byPlace);
    }
}
