package dev.waybill.products;

import static java.util.Comparator.comparing;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.platform.Database;
import dev.waybill.products.CatalogueEntry.Deleted;
import dev.waybill.products.CatalogueEntry.Live;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The products. */
final class Products {

    private final Database database;

    Products(Database database) {
        this.database = database;
    }

    /**
     * Adds those whose sku is free; of two with the same sku the first one is added.
     *
     * @return the ids of those that were added
     */
    Set<UUID> insert(Collection<Live> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        // Sorted, so that two batches that want the same skus wait in line instead of for each
        // other.
        var rows = wanted.stream().sorted(comparing(live -> live.product().sku())).toList();
        var added =
                database.sql(
                                """
                                insert into products.product (id, sku, name, description, price, currency,
                                  category, status, created_at, updated_at)
                                select p.*, :now, :now
                                from unnest(:ids::uuid[], :skus::text[], :names::text[], :descriptions::text[],
                                  :prices::bigint[], :currencies::text[], :categories::text[], :statuses::text[]) as p
                                on conflict (sku) where deleted_at is null do nothing
                                returning id
                                """)
                        .param("now", Database.time(now))
                        .param("ids", Database.uuids(rows, Live::id))
                        .param("skus", texts(rows, Product::sku))
                        .param("names", texts(rows, Product::name))
                        .param("descriptions", texts(rows, Product::description))
                        .param("prices", Database.longs(rows, row -> row.product().price()))
                        .param("currencies", texts(rows, Product::currency))
                        .param("categories", texts(rows, Product::category))
                        .param("statuses", texts(rows, product -> product.status().name()))
                        .query(UUID.class)
                        .list();
        return Set.copyOf(added);
    }

    /** Those of the given ids that are in the catalogue, locked in sorted order. */
    List<Live> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        select * from products.product
                        where id = any (:ids::uuid[]) and deleted_at is null
                        order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(Products::live)
                .list();
    }

    /** The next ones in the catalogue after a given one, locked in sorted order. */
    List<Live> lockAfter(UUID after, int limit) {
        return database.sql(
                        """
                        select * from products.product
                        where id > :after and deleted_at is null
                        order by id limit :limit for update
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(Products::live)
                .list();
    }

    void update(Collection<CatalogueEntry> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update products.product p
                        set name = c.name, description = c.description, price = c.price, currency = c.currency,
                          category = c.category, status = c.status, version = c.version, updated_at = :now,
                          deleted_at = case when c.deleted then :now end, deletion_reason = c.reason
                        from unnest(:ids::uuid[], :names::text[], :descriptions::text[], :prices::bigint[],
                          :currencies::text[], :categories::text[], :statuses::text[], :versions::bigint[],
                          :deleted::boolean[], :reasons::text[])
                          as c (id, name, description, price, currency, category, status, version, deleted, reason)
                        where p.id = c.id
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(changed, CatalogueEntry::id))
                .param("names", texts(changed, Product::name))
                .param("descriptions", texts(changed, Product::description))
                .param("prices", Database.longs(changed, row -> row.product().price()))
                .param("currencies", texts(changed, Product::currency))
                .param("categories", texts(changed, Product::category))
                .param("statuses", texts(changed, product -> product.status().name()))
                .param("versions", Database.longs(changed, CatalogueEntry::version))
                .param("deleted", Database.texts(changed, row -> "" + (row instanceof Deleted)))
                .param("reasons", Database.texts(changed, Products::reason))
                .update();
    }

    Optional<Live> find(UUID id) {
        return database.sql("select * from products.product where id = :id and deleted_at is null")
                .param("id", id)
                .query(Products::live)
                .optional();
    }

    /**
     * What to list.
     *
     * @param words in the name or the sku, in any case
     */
    record Question(
            @Nullable ProductStatus status,
            @Nullable String sku,
            @Nullable String words,
            @Nullable String category) {

        static final Question ANY = new Question(null, null, null, null);
    }

    /** In the order of their creation, from after a given one. */
    List<Live> list(UUID after, Question question, int limit) {
        var status = question.status();
        return database.sql(
                        """
                        select * from products.product
                        where deleted_at is null
                          and id > :after
                          and (:status::text is null or status = :status::text)
                          and (:sku::text is null or sku = :sku::text)
                          and (:category::text is null or category = :category::text)
                          and (:words::text is null or position(lower(:words::text) in lower(name || ' ' || sku)) > 0)
                        order by id limit :limit
                        """)
                .param("after", after)
                .param("status", status == null ? null : status.name())
                .param("sku", question.sku())
                .param("category", question.category())
                .param("words", question.words())
                .param("limit", limit)
                .query(Products::live)
                .list();
    }

    private static @Nullable String reason(CatalogueEntry entry) {
        return entry instanceof Deleted deleted && deleted.reason() != null
                ? deleted.reason().name()
                : null;
    }

    private static @Nullable String[] texts(
            Collection<? extends CatalogueEntry> rows, Function<Product, @Nullable String> column) {
        return Database.texts(rows, row -> column.apply(row.product()));
    }

    private static Live live(ResultSet row, int index) throws SQLException {
        return new Live(
                new Product(
                        row.getObject("id", UUID.class),
                        row.getString("sku"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getLong("price"),
                        row.getString("currency"),
                        row.getString("category"),
                        ProductStatus.valueOf(row.getString("status"))),
                row.getLong("version"));
    }
}
