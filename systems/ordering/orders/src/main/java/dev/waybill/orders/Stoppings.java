package dev.waybill.orders;

import dev.waybill.orders.Work.Fulfilment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Pure: which warehouse is asked to stop what, if several have been set to work on an order. */
final class Stoppings {

    private Stoppings() {}

    /**
     * @param items none: everything
     */
    record Ask(UUID fulfilmentId, List<Units> items) {}

    /**
     * The last ones first: they have got least far.
     *
     * @param items none: everything
     * @return none if there is nothing to choose
     */
    static List<Ask> of(List<Fulfilment> started, List<Units> items) {
        if (started.size() < 2) {
            return List.of();
        }
        if (items.isEmpty()) {
            return started.reversed().stream().map(each -> new Ask(each.id(), items)).toList();
        }
        var left = new LinkedHashMap<UUID, Integer>();
        items.forEach(each -> left.merge(each.productId(), each.quantity(), Integer::sum));
        var asks = new ArrayList<Ask>();
        for (var fulfilment : started.reversed()) {
            var part = new ArrayList<Units>();
            for (var units : fulfilment.items()) {
                var taken = Math.min(units.quantity(), left.getOrDefault(units.productId(), 0));
                if (taken > 0) {
                    part.add(new Units(units.productId(), taken));
                    left.merge(units.productId(), -taken, Integer::sum);
                }
            }
            if (!part.isEmpty()) {
                asks.add(new Ask(fulfilment.id(), List.copyOf(part)));
            }
        }
        return List.copyOf(asks);
    }
}
