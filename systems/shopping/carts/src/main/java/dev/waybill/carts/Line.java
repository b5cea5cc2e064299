package dev.waybill.carts;

import java.util.UUID;

/**
 * One product in a cart, called and priced as it was when it was first added.
 *
 * @param unitPrice minor units of the cart's currency
 * @param place lines keep the order in which they were first added
 */
record Line(UUID productId, String sku, String name, long unitPrice, int quantity, int place) {

    static Line of(ProductSnapshot product, int place) {
        return new Line(product.id(), product.sku(), product.name(), product.price(), 0, place);
    }

    long total() {
        return unitPrice * quantity;
    }

    Line of(int units) {
        return new Line(productId, sku, name, unitPrice, units, place);
    }
}
