package dev.waybill.inventory;

import dev.waybill.inventory.Movement.Cause;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has moved a product's units, to be read; it is written with the stock. */
final class Ledger {

    private final Database database;

    Ledger(Database database) {
        this.database = database;
    }

    /**
     * One line.
     *
     * @param sourceId the reservation, receipt, transfer or correction that moved them
     */
    record Entry(
            long entry,
            Instant at,
            String location,
            Kind kind,
            int available,
            int reserved,
            UUID sourceId,
            @Nullable Cause cause,
            @Nullable String note,
            @Nullable String by) {}

    /**
     * The newest first.
     *
     * @param before the last entry of the page before
     */
    List<Entry> of(UUID productId, @Nullable String location, long before, int limit) {
        return database.sql(
                        """
                        select * from inventory.stock_ledger
                        where product_id = :product and id < :before
                          and (:location::text is null or location = :location)
                        order by id desc limit :limit
                        """)
                .param("product", productId)
                .param("before", before)
                .param("location", location)
                .param("limit", limit)
                .query((row, _) -> {
                    var cause = row.getString("cause");
                    return new Entry(
                            row.getLong("id"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("location"),
                            Kind.valueOf(row.getString("kind")),
                            row.getInt("available"),
                            row.getInt("reserved"),
                            row.getObject("source_id", UUID.class),
                            cause == null ? null : Cause.valueOf(cause),
                            row.getString("note"),
                            row.getString("made_by"));
                })
                .list();
    }
}
