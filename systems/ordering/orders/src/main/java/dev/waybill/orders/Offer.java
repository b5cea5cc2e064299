package dev.waybill.orders;

import dev.waybill.contracts.products.ProductStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment adds, at prices that stand until it is over.
 *
 * @param discount what its promotion code is worth, in minor units; none if it has no code or that
 *     is not known yet
 */
record Offer(List<NewLine> more, @Nullable Long discount) {

    static final Offer NOTHING = new Offer(List.of(), null);

    Offer {
        more = List.copyOf(more);
    }

    /** Units of a product that were not bought at first. */
    record NewLine(
            UUID productId,
            int quantity,
            long unitPrice,
            @Nullable String sku,
            @Nullable String name) {}

    List<Units> units() {
        return more.stream().map(line -> new Units(line.productId(), line.quantity())).toList();
    }

    /** Products as they were when it was asked for: the price stands. */
    Map<UUID, ProductCopy> products(String currency) {
        var products = new HashMap<UUID, ProductCopy>();
        for (var line : more) {
            products.put(
                    line.productId(),
                    new ProductCopy(
                            line.productId(),
                            line.sku() == null ? "" : line.sku(),
                            line.name() == null ? "" : line.name(),
                            line.unitPrice(),
                            currency,
                            ProductStatus.ACTIVE));
        }
        return products;
    }

    Offer at(long known) {
        return new Offer(more, known);
    }
}
