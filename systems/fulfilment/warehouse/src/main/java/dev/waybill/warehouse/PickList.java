package dev.waybill.warehouse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of a job in the order in which a picker walks past them. */
final class PickList {

    private PickList() {}

    static List<Line> walk(PickingJob job, Map<UUID, ShelfProduct> products) {
        var warehouse = job.task().warehouseId();
        return WalkingOrder.of(
                job.lines().all(),
                line -> bin(line, warehouse, products),
                line -> ScannedCode.nameOf(line, products));
    }

    static @Nullable Bin bin(Line line, String warehouse, Map<UUID, ShelfProduct> products) {
        var product = products.get(line.productId());
        return product == null ? null : product.binIn(warehouse);
    }
}
