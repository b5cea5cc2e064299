package dev.waybill.inventory;

import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Purchase orders and the like: what somebody has said will come. */
final class ExpectedReceipts {

    private final Database database;

    ExpectedReceipts(Database database) {
        this.database = database;
    }

    /** What has not come yet of these products, the earliest first. */
    List<Expected> of(String[] products) {
        return database.sql(
                        """
                        select * from inventory.expected_receipt
                        where product_id = any (:products::uuid[]) and state = 'EXPECTED'
                        order by expected_at, id
                        """)
                .param("products", products)
                .query((row, index) -> {
                    var receipt = receipt(row, index);
                    return new Expected(
                            receipt.expectedReceiptId(),
                            receipt.productId(),
                            receipt.location(),
                            receipt.quantity() - receipt.arrived(),
                            receipt.expectedAt());
                })
                .list();
    }

    /** The products of these, to lock their stock before they are locked themselves. */
    Set<UUID> products(Collection<UUID> ids) {
        return Set.copyOf(
                database.sql(
                                """
                                select distinct product_id from inventory.expected_receipt
                                where id = any (:ids::uuid[])
                                """)
                        .param("ids", Database.uuids(ids))
                        .query(UUID.class)
                        .list());
    }

    List<ExpectedReceipt> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from inventory.expected_receipt
                        where id = any (:ids::uuid[]) order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(ExpectedReceipts::receipt)
                .list();
    }

    /** All that were ever announced of a product, the latest first. */
    List<ExpectedReceipt> ofProduct(UUID productId, int limit) {
        return database.sql(
                        """
                        select * from inventory.expected_receipt
                        where product_id = :product order by expected_at desc, id limit :limit
                        """)
                .param("product", productId)
                .param("limit", limit)
                .query(ExpectedReceipts::receipt)
                .list();
    }

    void save(List<ExpectedReceipt> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.expected_receipt
                          (id, product_id, location, quantity, arrived, expected_at, state, reference, version,
                           written_at)
                        select e.*, :now
                        from unnest(:ids::uuid[], :products::uuid[], :locations::text[], :quantities::int[],
                          :arrived::int[], :times::timestamptz[], :states::text[], :references::text[],
                          :versions::bigint[]) as e
                        on conflict (id) do update
                        set quantity = excluded.quantity, arrived = excluded.arrived,
                          expected_at = excluded.expected_at, state = excluded.state, version = excluded.version,
                          written_at = excluded.written_at
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(changed, ExpectedReceipt::expectedReceiptId))
                .param("products", Database.uuids(changed, ExpectedReceipt::productId))
                .param("locations", Database.texts(changed, ExpectedReceipt::location))
                .param("quantities", Database.ints(changed, ExpectedReceipt::quantity))
                .param("arrived", Database.ints(changed, ExpectedReceipt::arrived))
                .param("times", Database.instants(changed, ExpectedReceipt::expectedAt))
                .param("states", Database.texts(changed, each -> each.status().name()))
                .param("references", Database.texts(changed, ExpectedReceipt::reference))
                .param("versions", Database.longs(changed, ExpectedReceipt::version))
                .update();
        reckonAgain(
                changed.stream()
                        .map(each -> new Shelf(each.productId(), each.location()))
                        .toList());
    }

    /** Whoever waits at these places is told anew when it comes. */
    private void reckonAgain(List<Shelf> shelves) {
        database.sql(
                        """
                        update inventory.stock s set remake = true
                        from unnest(:products::uuid[], :locations::text[]) as c (product_id, location)
                        where s.product_id = c.product_id and s.location = c.location and s.promised > 0
                        """)
                .param("products", Database.uuids(shelves, Shelf::productId))
                .param("locations", Database.texts(shelves, Shelf::location))
                .update();
    }

    private static ExpectedReceipt receipt(ResultSet row, int index) throws SQLException {
        return new ExpectedReceipt(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("location"),
                row.getInt("quantity"),
                row.getInt("arrived"),
                row.getTimestamp("expected_at").toInstant(),
                ExpectedReceipt.State.valueOf(row.getString("state")),
                row.getString("reference"),
                row.getLong("version"));
    }
}
