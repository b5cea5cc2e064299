package dev.waybill.inventory;

import dev.waybill.inventory.Drift.Counts;
import dev.waybill.inventory.Drift.Seen;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where stock, ledger and reservations part: compared in one look, and written down. */
final class Drifts {

    /**
     * All three are written in one transaction, so one statement sees them as they belong together.
     */
    private static final String COMPARED =
            """
            with ledger as (
                select product_id, location, sum(available)::int as available, sum(reserved)::int as reserved
                from inventory.stock_ledger where :product::uuid is null or product_id = :product
                group by product_id, location),
            held as (
                select l.product_id, l.location, sum(l.quantity)::int as units
                from inventory.reservation r,
                    unnest(r.product_ids, r.locations, r.quantities) as l (product_id, location, quantity)
                where r.state in ('HELD', 'COMMITTED') and (:product::uuid is null or l.product_id = :product)
                group by l.product_id, l.location),
            awaited as (
                select (a ->> 'productId')::uuid as product_id, a ->> 'location' as location,
                    sum((a ->> 'quantity')::int)::int as units
                from inventory.reservation r, jsonb_array_elements(r.awaited) a
                where r.awaited is not null and (:product::uuid is null or (a ->> 'productId')::uuid = :product)
                group by 1, 2),
            stock as (
                select * from inventory.stock where :product::uuid is null or product_id = :product)
            select product_id, location, coalesce(s.available, 0) as available, coalesce(s.reserved, 0) as reserved,
                coalesce(s.promised, 0) as promised, coalesce(l.available, 0) as ledger_available,
                coalesce(l.reserved, 0) as ledger_reserved, coalesce(h.units, 0) as held,
                coalesce(w.units, 0) as awaited
            from stock s
            full join ledger l using (product_id, location)
            full join held h using (product_id, location)
            full join awaited w using (product_id, location)
            """;

    private final Database database;

    Drifts(Database database) {
        this.database = database;
    }

    /** Whether it is time to compare; whoever is told so has the turn. */
    boolean isTime(Instant now, Duration every) {
        return database.sql(
                                """
                                update inventory.drift_check set checked_at = :now
                                where one and checked_at <= :before
                                """)
                        .param("now", Database.time(now))
                        .param("before", Database.time(now.minus(every)))
                        .update()
                > 0;
    }

    /** Every place of which they do not say the same. */
    List<Seen> differing() {
        return compared(null).stream().filter(each -> !each.counts().agree()).toList();
    }

    Counts at(UUID productId, String location) {
        return compared(productId).stream()
                .filter(each -> each.location().equals(location))
                .map(Seen::counts)
                .findFirst()
                .orElse(new Counts(0, 0, 0, 0, 0, 0, 0));
    }

    private List<Seen> compared(@Nullable UUID productId) {
        return database.sql(
                        "select * from ("
                                + COMPARED
                                + """
                                ) c where :product::uuid is not null
                                  or (available, reserved) is distinct from (ledger_available, ledger_reserved)
                                  or reserved <> held or promised <> awaited
                                """)
                .param("product", productId, java.sql.Types.OTHER)
                .query((row, _) ->
                        new Seen(
                                row.getObject("product_id", UUID.class),
                                row.getString("location"),
                                counts(row)))
                .list();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("available"),
                row.getInt("reserved"),
                row.getInt("promised"),
                row.getInt("ledger_available"),
                row.getInt("ledger_reserved"),
                row.getInt("held"),
                row.getInt("awaited"));
    }

    /** Those that are seen now are open, those that are not any more are gone. */
    void write(List<Drift> seen, Instant now) {
        database.sql(
                        """
                        update inventory.drift d set state = 'GONE', over_at = :now
                        where state = 'OPEN' and not exists (
                          select from unnest(:products::uuid[], :locations::text[]) as s (product_id, location)
                          where s.product_id = d.product_id and s.location = d.location)
                        """)
                .param("now", Database.time(now))
                .param("products", Database.uuids(seen, Drift::productId))
                .param("locations", Database.texts(seen, Drift::location))
                .update();
        if (seen.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.drift as d (id, product_id, location, available, reserved, promised,
                          ledger_available, ledger_reserved, held, awaited, state, seen_at)
                        select s.*, 'OPEN', :now
                        from unnest(:ids::uuid[], :products::uuid[], :locations::text[], :available::int[],
                          :reserved::int[], :promised::int[], :ledger_available::int[], :ledger_reserved::int[],
                          :held::int[], :awaited::int[]) as s
                        on conflict (product_id, location) where state = 'OPEN' do update
                        set available = excluded.available, reserved = excluded.reserved,
                          promised = excluded.promised, ledger_available = excluded.ledger_available,
                          ledger_reserved = excluded.ledger_reserved, held = excluded.held,
                          awaited = excluded.awaited
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(seen, Drift::driftId))
                .param("products", Database.uuids(seen, Drift::productId))
                .param("locations", Database.texts(seen, Drift::location))
                .param("available", Database.ints(seen, each -> each.counts().available()))
                .param("reserved", Database.ints(seen, each -> each.counts().reserved()))
                .param("promised", Database.ints(seen, each -> each.counts().promised()))
                .param(
                        "ledger_available",
                        Database.ints(seen, each -> each.counts().ledgerAvailable()))
                .param(
                        "ledger_reserved",
                        Database.ints(seen, each -> each.counts().ledgerReserved()))
                .param("held", Database.ints(seen, each -> each.counts().held()))
                .param("awaited", Database.ints(seen, each -> each.counts().awaited()))
                .update();
    }

    Optional<Drift> lock(UUID id) {
        return database.sql("select * from inventory.drift where id = :id for update")
                .param("id", id)
                .query(Drifts::drift)
                .optional();
    }

    Optional<Drift> find(UUID id) {
        return database.sql("select * from inventory.drift where id = :id")
                .param("id", id)
                .query(Drifts::drift)
                .optional();
    }

    /** The latest first. */
    List<Drift> list(
            Drift.@Nullable State state,
            @Nullable Instant before,
            @Nullable UUID beforeId,
            int limit) {
        return database.sql(
                        """
                        select * from inventory.drift
                        where (:state::text is null or state = :state)
                          and (:before::timestamptz is null or (seen_at, id) < (:before, :id::uuid))
                        order by seen_at desc, id desc limit :limit
                        """)
                .param("state", state == null ? null : state.name())
                .param("before", Database.time(before))
                .param("id", beforeId, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(Drifts::drift)
                .list();
    }

    void repaired(Drift drift) {
        database.sql(
                        """
                        update inventory.drift
                        set state = 'REPAIRED', over_at = :at, reason = :reason, repaired_by = :by where id = :id
                        """)
                .param("id", drift.driftId())
                .param("at", Database.time(drift.overAt()))
                .param("reason", drift.reason())
                .param("by", drift.repairedBy())
                .update();
    }

    private static Drift drift(ResultSet row, int index) throws SQLException {
        var overAt = row.getTimestamp("over_at");
        return new Drift(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("location"),
                Drift.State.valueOf(row.getString("state")),
                counts(row),
                row.getTimestamp("seen_at").toInstant(),
                overAt == null ? null : overAt.toInstant(),
                row.getString("reason"),
                row.getString("repaired_by"));
    }
}
