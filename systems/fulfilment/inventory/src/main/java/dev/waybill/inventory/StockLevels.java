package dev.waybill.inventory;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The stock, and the ledger that accounts for it: what changes one changes the other. */
class StockLevels {

    final Database database;

    StockLevels(Database database) {
        this.database = database;
    }

    /** Every place of the products, locked in sorted order. */
    Stock lock(Collection<UUID> products) {
        if (products.isEmpty()) {
            return new Stock(List.of());
        }
        var levels =
                database.sql(
                                """
                                select product_id, location, available, reserved
                                from inventory.stock
                                where product_id = any (:products::uuid[])
                                order by product_id, location
                                for update
                                """)
                        .param("products", Database.uuids(products))
                        .query((row, _) ->
                                new Level(
                                        row.getObject("product_id", UUID.class),
                                        row.getString("location"),
                                        row.getInt("available"),
                                        row.getInt("reserved")))
                        .list();
        return new Stock(levels);
    }

    /** Makes places for products that have none there yet. */
    void open(Collection<Shelf> shelves) {
        database.sql(
                        """
                        insert into inventory.stock (product_id, location)
                        select distinct product_id, location
                        from unnest(:products::uuid[], :locations::text[]) as shelf (product_id, location)
                        order by product_id, location
                        on conflict do nothing
                        """)
                .param("products", Database.uuids(shelves, Shelf::productId))
                .param("locations", Database.texts(shelves, Shelf::location))
                .update();
    }

    /** Writes what a batch has changed: its rows are locked, so the new values are simply set. */
    void save(Stock stock, Instant now) {
        if (stock.movements().isEmpty()) {
            return;
        }
        set(stock.changes());
        record(stock.movements(), now);
    }

    private void set(List<Level> levels) {
        database.sql(
                        """
                        update inventory.stock s
                        set available = c.available, reserved = c.reserved, version = s.version + 1
                        from unnest(:products::uuid[], :locations::text[], :available::int[], :reserved::int[])
                          as c (product_id, location, available, reserved)
                        where s.product_id = c.product_id and s.location = c.location
                        """)
                .param("products", Database.uuids(levels, Level::productId))
                .param("locations", Database.texts(levels, Level::location))
                .param("available", Database.ints(levels, Level::available))
                .param("reserved", Database.ints(levels, Level::reserved))
                .update();
    }

    private void record(List<Movement> movements, Instant now) {
        database.sql(
                        """
                        insert into inventory.stock_ledger
                          (at, product_id, source_id, available, reserved, kind, location)
                        select :now, m.*
                        from unnest(:products::uuid[], :sources::uuid[], :available::int[], :reserved::int[],
                          :kinds::inventory.movement[], :locations::text[]) as m
                        """)
                .param("now", Database.time(now))
                .param("products", Database.uuids(movements, Movement::productId))
                .param("sources", Database.uuids(movements, Movement::sourceId))
                .param("available", Database.ints(movements, Movement::available))
                .param("reserved", Database.ints(movements, Movement::reserved))
                .param("kinds", Database.texts(movements, movement -> movement.kind().name()))
                .param("locations", Database.texts(movements, Movement::location))
                .update();
    }

    /** What there is of a product, place by place; empty if it is not known here. */
    List<Counted> of(UUID productId) {
        return database.sql(
                        """
                        select location, available, reserved, version
                        from inventory.stock where product_id = :product order by location
                        """)
                .param("product", productId)
                .query((row, _) ->
                        new Counted(
                                row.getString("location"),
                                row.getInt("available"),
                                row.getInt("reserved"),
                                row.getLong("version")))
                .list();
    }

    /** A product's place at a location. */
    record Shelf(UUID productId, String location) {}

    /** One place as it stands, and how often it has changed. */
    record Counted(String location, int available, int reserved, long version) {}
}
