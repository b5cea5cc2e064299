package dev.waybill.orders;

import dev.waybill.contracts.orders.DeliveryMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what amendments have made of an order, beyond its lines, its total and its address.
 *
 * @param promotionUse under which promotions keep the use of a code that an amendment brought
 * @param reservations that hold what was added, the oldest first
 */
record Amended(DeliveryMethod method, @Nullable UUID promotionUse, List<Extra> reservations) {

    static final Amended NOTHING = new Amended(DeliveryMethod.HOME_DELIVERY, null, List.of());

    Amended {
        reservations = List.copyOf(reservations);
    }

    /** A reservation beside the one that the order was placed with. */
    record Extra(UUID reservationId, List<Units> units) {
        Extra {
            units = List.copyOf(units);
        }
    }

    /**
     * Units that one reservation gives back.
     *
     * @param reservationId none: that of the order
     */
    record Part(@Nullable UUID reservationId, List<Units> units) {}

    Amended to(DeliveryMethod other) {
        return new Amended(other, promotionUse, reservations);
    }

    Amended using(UUID use) {
        return new Amended(method, use, reservations);
    }

    Amended holding(Extra extra) {
        var all = new ArrayList<>(reservations);
        all.add(extra);
        return new Amended(method, promotionUse, all);
    }

    Optional<Extra> reservation(UUID reservationId) {
        return reservations.stream()
                .filter(each -> each.reservationId().equals(reservationId))
                .findFirst();
    }

    /**
     * What was added last is given back first; what no extra reservation holds is the order's own.
     */
    List<Part> giveBack(List<Units> items) {
        var left = new LinkedHashMap<UUID, Integer>();
        items.forEach(each -> left.merge(each.productId(), each.quantity(), Integer::sum));
        var parts = new ArrayList<Part>();
        for (var extra : reservations.reversed()) {
            var taken = taken(extra, left);
            if (!taken.isEmpty()) {
                parts.add(new Part(extra.reservationId(), taken));
            }
        }
        var own =
                left.entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(each -> new Units(each.getKey(), each.getValue()))
                        .toList();
        if (!own.isEmpty()) {
            parts.add(new Part(null, own));
        }
        return parts;
    }

    private static List<Units> taken(Extra extra, LinkedHashMap<UUID, Integer> left) {
        var taken = new ArrayList<Units>();
        for (var held : extra.units()) {
            var units = Math.min(held.quantity(), left.getOrDefault(held.productId(), 0));
            if (units > 0) {
                taken.add(new Units(held.productId(), units));
                left.merge(held.productId(), -units, Integer::sum);
            }
        }
        return taken;
    }

    Amended without(List<Units> items) {
        if (reservations.isEmpty()) {
            return this;
        }
        var gone = new LinkedHashMap<UUID, List<Units>>();
        for (var part : giveBack(items)) {
            if (part.reservationId() != null) {
                gone.put(part.reservationId(), part.units());
            }
        }
        var rest = new ArrayList<Extra>();
        for (var extra : reservations) {
            var kept = less(extra.units(), gone.getOrDefault(extra.reservationId(), List.of()));
            if (!kept.isEmpty()) {
                rest.add(new Extra(extra.reservationId(), kept));
            }
        }
        return new Amended(method, promotionUse, rest);
    }

    private static List<Units> less(List<Units> units, List<Units> gone) {
        return units.stream()
                .map(each -> new Units(each.productId(), each.quantity() - of(gone, each)))
                .filter(each -> each.quantity() > 0)
                .toList();
    }

    private static int of(List<Units> units, Units of) {
        return units.stream()
                .filter(each -> each.productId().equals(of.productId()))
                .mapToInt(Units::quantity)
                .sum();
    }
}
