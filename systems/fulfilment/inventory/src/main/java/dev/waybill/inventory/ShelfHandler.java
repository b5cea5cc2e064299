package dev.waybill.inventory;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.List;

/**
 * A new product has stock from the start: none. A deleted one keeps what it has: the units are
 * still in the building.
 */
final class ShelfHandler implements BatchHandler<ProductCreated> {

    private final StockLevels levels;
    private final Signals signals;

    ShelfHandler(StockLevels levels, Signals signals) {
        this.levels = levels;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<ProductCreated> batch, Outbox outbox) {
        var shelves =
                batch.bodies()
                        .map(created -> new Shelf(created.product().productId(), Level.MAIN))
                        .toList();
        levels.open(shelves);
        outbox.afterCommit(() -> raise(shelves));
    }

    private void raise(List<Shelf> shelves) {
        shelves.forEach(shelf -> signals.raise(shelf.productId()));
    }
}
