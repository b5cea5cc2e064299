package dev.waybill.search;

import static dev.waybill.contracts.products.ProductsContracts.SEARCHABLE_CREATED;
import static dev.waybill.contracts.products.ProductsContracts.SEARCHABLE_DELETED;
import static dev.waybill.contracts.products.ProductsContracts.SEARCHABLE_UPDATED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;

/**
 * The index of what can be bought: nothing but a view of products, which can be built anew.
 *
 * <p>Hears product-created, product-updated and product-deleted on {@code
 * catalog.product-events.search}. Tells nothing.
 */
public final class SearchSystem implements WaybillSystem {

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void furnish(Room room) {
        room.hears(new IndexHandler(new Index(room.database())))
                .on(SEARCHABLE_CREATED, ProductNews.Listed::of)
                .on(SEARCHABLE_UPDATED, ProductNews.Changed::of)
                .on(SEARCHABLE_DELETED, ProductNews.Left::of);
        room.serves(new SearchController(new Finder(room.database())));
    }
}
