package dev.waybill.contracts.carts;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Asks that units of a product be added to a cart. */
public record AddItemToCart(UUID cartId, UUID productId, int quantity) {

    public AddItemToCart {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.given("productId", productId);
        guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
        guard.check();
    }
}
