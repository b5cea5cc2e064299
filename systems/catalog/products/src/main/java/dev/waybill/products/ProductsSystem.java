package dev.waybill.products;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;

/**
 * The catalogue: one product per sku.
 *
 * <p>Hears nothing: products are managed by HTTP. Tells product-created, product-updated and
 * product-deleted, and search the same on a topic of its own, where it can be told again.
 */
public final class ProductsSystem implements WaybillSystem {

    @Override
    public String name() {
        return "products";
    }

    @Override
    public void furnish(Room room) {
        var products = new Products(room.database());
        var retelling = new Retelling(room.database());
        room.wakes(new TellSearchAgain(retelling, products, room.ids()));
        var asked = room.takes(new ProductHandler(products, retelling, room.ids()));
        room.serves(new ProductController(asked, products));
    }
}
