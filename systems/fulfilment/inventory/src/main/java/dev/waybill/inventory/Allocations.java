package dev.waybill.inventory;

import dev.waybill.contracts.inventory.Allocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Where units lie, as others are told. */
final class Allocations {

    private Allocations() {}

    static List<Allocation> of(List<Line> lines, List<Awaited> awaited) {
        var all = new ArrayList<Allocation>(lines.size() + awaited.size());
        lines.forEach(line ->
                all.add(new Allocation(line.productId(), line.location(), line.quantity(), null)));
        awaited.forEach(each ->
                all.add(
                        new Allocation(
                                each.productId(),
                                each.location(),
                                each.quantity(),
                                each.expectedAt())));
        return all;
    }

    /** One line for each product and place. */
    static List<Line> merged(List<Line> lines) {
        var units = new LinkedHashMap<Line, Integer>();
        lines.forEach(line ->
                units.merge(
                        new Line(line.productId(), line.location(), 0),
                        line.quantity(),
                        Integer::sum));
        return units.entrySet().stream()
                .map(each ->
                        new Line(
                                each.getKey().productId(),
                                each.getKey().location(),
                                each.getValue()))
                .toList();
    }

    /** Takes these units out of what is awaited. */
    static void take(List<Awaited> from, Awaited part) {
        for (var at = 0; at < from.size(); at++) {
            var each = from.get(at);
            if (each.productId().equals(part.productId())
                    && each.location().equals(part.location())
                    && each.expectedAt().equals(part.expectedAt())) {
                if (each.quantity() > part.quantity()) {
                    from.set(at, each.less(part.quantity()));
                } else {
                    from.remove(at);
                }
                return;
            }
        }
    }
}
