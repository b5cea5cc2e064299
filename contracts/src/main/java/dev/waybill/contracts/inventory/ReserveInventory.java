package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that stock be held: every line or none.
 *
 * <p>collectAt is the place where a click-and-collect order is fetched.
 *
 * <p>Told by checkout and returns, heard by inventory.
 *
 * @param returnId what it is wanted instead of: then it is held until it expires, however long that
 *     is
 */
public record ReserveInventory(
        UUID cartId,
        @Nullable UUID customerId,
        List<Item> items,
        @Nullable UUID reservationId,
        @Nullable UUID orderId,
        @Nullable Instant expiresAt,
        @Nullable UUID returnId,
        @Nullable Destination destination,
        @Nullable Delivery deliveryMethod,
        @Nullable String collectAt) {

    public ReserveInventory {
        var guard = new Guard();
        guard.given("cartId", cartId);
        items = guard.list("items", items, 1);
        expiresAt = guard.timeIfGiven("expiresAt", expiresAt);
        guard.textIfGiven("collectAt", collectAt, 1, 64);
        guard.check();
    }

    /** For a checkout, wherever it goes. */
    public ReserveInventory(
            UUID cartId,
            @Nullable UUID customerId,
            List<Item> items,
            @Nullable UUID reservationId,
            @Nullable UUID orderId,
            @Nullable Instant expiresAt) {
        this(cartId, customerId, items, reservationId, orderId, expiresAt, null, null, null, null);
    }

    /** Where it goes, as far as that says which place is near. */
    public record Destination(String postalCode, String countryCode) {

        public Destination {
            var guard = new Guard();
            guard.text("postalCode", postalCode, 1, 32);
            guard.code("countryCode", countryCode, 2, 'A', 'Z');
            guard.check();
        }
    }

    /** How the goods reach the customer. */
    public enum Delivery {
        HOME_DELIVERY,
        CLICK_AND_COLLECT
    }

    /**
     * Units of one product that are wanted; two lines of one product are one demand.
     *
     * @param unitPrice in minor units: whether a parcel is worth sending
     */
    public record Item(UUID productId, int quantity, @Nullable Long unitPrice) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.moneyIfGiven("unitPrice", unitPrice);
            guard.check();
        }

        public Item(UUID productId, int quantity) {
            this(productId, quantity, null);
        }
    }
}
