package dev.waybill.inventory;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is on its way between places. */
final class Transfers {

    private final Database database;

    Transfers(Database database) {
        this.database = database;
    }

    List<Transfer> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from inventory.transfer
                        where id = any (:ids::uuid[]) order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(Transfers::transfer)
                .list();
    }

    Optional<Transfer> find(UUID id) {
        return database.sql("select * from inventory.transfer where id = :id")
                .param("id", id)
                .query(Transfers::transfer)
                .optional();
    }

    /** Units of a product that are on their way, by the place that they go to. */
    Map<String, Integer> underWay(UUID productId) {
        var units = new HashMap<String, Integer>();
        database.sql(
                        """
                        select destination, sum(quantity) as units from inventory.transfer
                        where product_id = :product and state = 'IN_TRANSIT' group by destination
                        """)
                .param("product", productId)
                .query((row, _) -> units.put(row.getString("destination"), row.getInt("units")))
                .list();
        return units;
    }

    void insert(List<Transfer> sent) {
        if (sent.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.transfer
                          (id, product_id, origin, destination, quantity, state, reference, sent_at)
                        select id, product_id, origin, destination, quantity, 'IN_TRANSIT', reference, sent_at
                        from unnest(:ids::uuid[], :products::uuid[], :origins::text[], :destinations::text[],
                            :quantities::int[], :references::text[], :times::timestamptz[])
                          as t (id, product_id, origin, destination, quantity, reference, sent_at)
                        """)
                .param("ids", Database.uuids(sent, Transfer::transferId))
                .param("products", Database.uuids(sent, Transfer::productId))
                .param("origins", Database.texts(sent, Transfer::origin))
                .param("destinations", Database.texts(sent, Transfer::destination))
                .param("quantities", Database.ints(sent, Transfer::quantity))
                .param("references", Database.texts(sent, Transfer::reference))
                .param("times", Database.instants(sent, Transfer::sentAt))
                .update();
    }

    void arrive(List<Transfer> arrived) {
        if (arrived.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update inventory.transfer t
                        set state = 'ARRIVED', arrived = a.units, arrived_at = a.at, version = t.version + 1
                        from unnest(:ids::uuid[], :units::int[], :times::timestamptz[]) as a (id, units, at)
                        where t.id = a.id
                        """)
                .param("ids", Database.uuids(arrived, Transfer::transferId))
                .param("units", Database.ints(arrived, Transfers::units))
                .param("times", Database.instants(arrived, Transfer::arrivedAt))
                .update();
    }

    private static int units(Transfer transfer) {
        return transfer.arrived() == null ? 0 : transfer.arrived();
    }

    private static Transfer transfer(ResultSet row, int index) throws SQLException {
        var arrivedAt = row.getTimestamp("arrived_at");
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("origin"),
                row.getString("destination"),
                row.getInt("quantity"),
                arrivedAt == null ? null : row.getInt("arrived"),
                Transfer.State.valueOf(row.getString("state")),
                row.getString("reference"),
                row.getTimestamp("sent_at").toInstant(),
                arrivedAt == null ? null : arrivedAt.toInstant());
    }
}
