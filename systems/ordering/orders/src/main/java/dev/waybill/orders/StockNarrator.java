package dev.waybill.orders;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.PromiseChanged;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.orders.Narrator.Line;
import java.util.stream.Collectors;

/** Pure: as {@link Narrator}, for where the goods come from. */
final class StockNarrator {

    private static final String ORDERS = "orders";
    private static final String INVENTORY = "inventory";

    private StockNarrator() {}

    static Line tell(ShipInventory asked) {
        var units = asked.items().stream().mapToInt(StockLine::quantity).sum();
        return new Line(ORDERS, "says that " + units + " units have left the stock");
    }

    static Line tell(ResourceInventory asked) {
        var units = asked.items().stream().mapToInt(StockLine::quantity).sum();
        return new Line(
                ORDERS,
                "asks who else has %d units that %s cannot send: %s"
                        .formatted(units, asked.locationId(), asked.reason()));
    }

    static Line tell(InventoryResourced told) {
        var missing = told.missing().stream().mapToInt(StockLine::quantity).sum();
        var found =
                told.allocations().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Allocation::locationId,
                                        Collectors.summingInt(Allocation::quantity)));
        var from =
                found.isEmpty()
                        ? "nobody has them"
                        : found.entrySet().stream()
                                .map(each -> each.getValue() + " come from " + each.getKey())
                                .sorted()
                                .collect(Collectors.joining(", "));
        return new Line(
                INVENTORY,
                from + (missing == 0 || found.isEmpty() ? "" : ", " + missing + " are nowhere"));
    }

    static Line tell(PromiseChanged told) {
        return new Line(
                INVENTORY,
                "what is awaited is expected on %s, not on %s: %s"
                        .formatted(told.newDate(), told.previousDate(), told.reason()));
    }
}
