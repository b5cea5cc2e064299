package dev.waybill.contracts.carts;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks that units of a product leave a cart: all of them when no quantity is given. */
public record RemoveItemFromCart(UUID cartId, UUID productId, @Nullable Integer quantity) {

    public RemoveItemFromCart {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.given("productId", productId);
        guard.rangeIfGiven("quantity", quantity, 1, Guard.MOST_UNITS);
        guard.check();
    }
}
