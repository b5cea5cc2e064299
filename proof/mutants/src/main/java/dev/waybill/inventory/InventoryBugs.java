package dev.waybill.inventory;

import dev.waybill.platform.Parts;

/** Wrong parts of inventory. */
public final class InventoryBugs {

    private InventoryBugs() {}

    public static Parts noTombstone() {
        return Parts.butFor(Reservations.class, right -> new WithoutTombstones(right.database));
    }

    public static Parts checkThenReserve() {
        return Parts.butFor(StockLevels.class, right -> new CheckedFirst(right.database));
    }
}
