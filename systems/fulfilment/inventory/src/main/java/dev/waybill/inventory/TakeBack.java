package dev.waybill.inventory;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.inventory.Disposition;
import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.inventory.TakeBackInventory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Units that came back together, and what becomes of each.
 *
 * @param id asked for twice, they come back once
 */
record TakeBack(UUID id, UUID returnId, UUID orderId, String location, List<Units> units) {

    TakeBack {
        units = List.copyOf(units);
    }

    record Units(UUID productId, int quantity, Disposition disposition) {

        boolean isForSale() {
            return disposition == Disposition.RESTOCK;
        }
    }

    static TakeBack of(TakeBackInventory wish) {
        return new TakeBack(
                requireNonNullElse(wish.takeBackId(), wish.returnId()),
                wish.returnId(),
                wish.orderId(),
                wish.warehouseId(),
                wish.items().stream()
                        .map(each ->
                                new Units(each.productId(), each.quantity(), each.disposition()))
                        .toList());
    }

    InventoryTakenBack fact(Instant at) {
        return new InventoryTakenBack(
                returnId,
                orderId,
                location,
                units.stream()
                        .map(each ->
                                new InventoryTakenBack.Item(
                                        each.productId(), each.quantity(), each.disposition()))
                        .toList(),
                at,
                id);
    }
}
