package dev.waybill.warehouse;

import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The products as the warehouse knows them. */
final class ShelfProducts {

    private final Database database;

    ShelfProducts(Database database) {
        this.database = database;
    }

    Map<UUID, ShelfProduct> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return byId("select * from warehouse.product where id = any (:ids::uuid[])", ids);
    }

    /** The same, locked in sorted order. */
    Map<UUID, ShelfProduct> lock(Collection<UUID> ids) {
        return byId(
                """
                select * from warehouse.product where id = any (:ids::uuid[]) order by id for update
                """,
                ids);
    }

    Optional<ShelfProduct> find(UUID id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    /** Which products have these GTINs. */
    Map<String, UUID> withGtins(Collection<String> gtins) {
        return database
                .sql(
                        "select gtin, id from warehouse.product where gtin = any (:gtins) and not gone")
                .param("gtins", gtins.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("gtin"), Columns.id(row, "id")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(Collection<ShelfProduct> products) {
        if (products.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into warehouse.product (id, sku, name, gtin, weight_grams, warehouses, aisles,
                          bays, levels, gone, version)
                        select id, sku, name, gtin, weight_grams::int, warehouses::text[], aisles::int[],
                          bays::int[], levels::int[], gone::boolean, version
                        from unnest(:ids::uuid[], :skus::text[], :names::text[], :gtins::text[],
                          :weights::text[], :warehouses::text[], :aisles::text[], :bays::text[],
                          :levels::text[], :gone::text[], :versions::bigint[])
                          as p (id, sku, name, gtin, weight_grams, warehouses, aisles, bays, levels, gone,
                            version)
                        order by id
                        on conflict (id) do update set
                          sku = excluded.sku, name = excluded.name, gtin = excluded.gtin,
                          weight_grams = excluded.weight_grams, warehouses = excluded.warehouses,
                          aisles = excluded.aisles, bays = excluded.bays, levels = excluded.levels,
                          gone = excluded.gone, version = excluded.version
                        """)
                .param("ids", Database.uuids(products, ShelfProduct::id))
                .param("skus", Database.texts(products, ShelfProduct::sku))
                .param("names", Database.texts(products, ShelfProduct::name))
                .param("gtins", Database.texts(products, ShelfProduct::gtin))
                .param("weights", Database.texts(products, ShelfProducts::weight))
                .param(
                        "warehouses",
                        Database.texts(products, each -> Columns.texts(each.bins().keySet())))
                .param("aisles", bins(products, Bin::aisle))
                .param("bays", bins(products, Bin::bay))
                .param("levels", bins(products, Bin::level))
                .param("gone", Database.texts(products, each -> Boolean.toString(each.gone())))
                .param("versions", Database.longs(products, ShelfProduct::version))
                .update();
    }

    private static @Nullable String weight(ShelfProduct product) {
        return product.weightGrams() == null ? null : product.weightGrams().toString();
    }

    private static String[] bins(Collection<ShelfProduct> products, ToIntFunction<Bin> part) {
        return Database.texts(
                products,
                each ->
                        Columns.array(
                                each.bins().values().stream().map(part::applyAsInt).toList()));
    }

    private Map<UUID, ShelfProduct> byId(String statement, Collection<UUID> ids) {
        return database
                .sql(statement)
                .param("ids", Database.uuids(ids))
                .query(ShelfProducts::read)
                .list()
                .stream()
                .collect(toMap(ShelfProduct::id, Function.identity()));
    }

    private static ShelfProduct read(ResultSet row, int index) throws SQLException {
        var warehouses = (String[]) row.getArray("warehouses").getArray();
        var aisles = (Integer[]) row.getArray("aisles").getArray();
        var bays = (Integer[]) row.getArray("bays").getArray();
        var levels = (Integer[]) row.getArray("levels").getArray();
        var bins = new HashMap<String, Bin>();
        for (var at = 0; at < warehouses.length; at++) {
            bins.put(warehouses[at], new Bin(aisles[at], bays[at], levels[at]));
        }
        return new ShelfProduct(
                Columns.id(row, "id"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("gtin"),
                row.getObject("weight_grams", Integer.class),
                bins,
                row.getBoolean("gone"),
                row.getLong("version"));
    }
}
