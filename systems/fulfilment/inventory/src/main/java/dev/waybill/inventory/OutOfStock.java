package dev.waybill.inventory;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.platform.http.Problem;
import java.util.List;
import java.util.UUID;

/** A no for want of stock, pinned to the lines that want it. */
final class OutOfStock {

    private OutOfStock() {}

    static Problem of(ReserveInventory command, List<UnavailableItem> shortages) {
        return Problem.conflict(
                "out-of-stock",
                "Not enough in stock: " + shortages.size() + " of the products asked for.",
                shortages.stream().map(item -> violation(command, item)).toList());
    }

    private static Violation violation(ReserveInventory command, UnavailableItem item) {
        return new Violation(
                pointer(command, item.productId()),
                "must be at most "
                        + item.available()
                        + " of "
                        + item.productId()
                        + " in all, not "
                        + item.requested());
    }

    /** The first line of the product: however many lines name it, they are one demand. */
    private static String pointer(ReserveInventory command, UUID productId) {
        var items = command.items();
        for (var at = 0; at < items.size(); at++) {
            if (items.get(at).productId().equals(productId)) {
                return "/items/" + at + "/quantity";
            }
        }
        return "/items";
    }
}
