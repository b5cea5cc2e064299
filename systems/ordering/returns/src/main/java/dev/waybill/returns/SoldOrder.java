package dev.waybill.returns;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as far as returns have to know it.
 *
 * @param paymentId none if it was not paid through Waybill
 */
record SoldOrder(
        UUID id,
        UUID customerId,
        String currency,
        UUID journeyId,
        @Nullable UUID paymentId,
        List<SoldItem> items) {

    SoldOrder {
        items = List.copyOf(items);
    }

    Optional<SoldItem> item(UUID productId) {
        return items.stream().filter(each -> each.productId().equals(productId)).findFirst();
    }
}
