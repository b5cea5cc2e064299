package dev.waybill.orders;

import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.shipping.ShippedParcel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says that it has taken, brought or lost.
 *
 * @param items null if it does not say
 * @param parcels empty if it does not say
 */
record Cargo(@Nullable List<Units> items, List<UUID> parcels) {

    Cargo {
        items = items == null || items.isEmpty() ? null : List.copyOf(items);
        parcels = List.copyOf(parcels);
    }

    static Cargo of(@Nullable List<ShipmentItem> items, @Nullable List<ShippedParcel> parcels) {
        return new Cargo(
                items == null
                        ? null
                        : items.stream()
                                .map(each -> new Units(each.productId(), each.quantity()))
                                .toList(),
                parcels == null ? List.of() : named(parcels));
    }

    /** All or none: of some it could not be told when the last of them is there. */
    private static List<UUID> named(List<ShippedParcel> parcels) {
        var ids = new ArrayList<UUID>();
        for (var parcel : parcels) {
            if (parcel.parcelId() == null) {
                return List.of();
            }
            ids.add(parcel.parcelId());
        }
        return ids;
    }
}
