package dev.waybill.returns;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to return.
 *
 * @param override whether neither window nor category are in the way: then somebody has to approve
 */
record Wish(
        UUID orderId,
        ReturnKind kind,
        List<Item> items,
        @Nullable String comment,
        boolean override,
        @Nullable Instead instead) {

    /** What is wanted instead, and where it goes. */
    record Instead(List<Wanted> items, DeliveryAddress address) {}

    record Wanted(UUID productId, int quantity) {}

    record Item(UUID productId, int quantity, ReturnReason reason) {}
}
