package dev.waybill.returns;

import dev.waybill.platform.Database;
import dev.waybill.returns.ReturnBook.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The returns, one row each; what is in them is in {@link ReturnParts}. A row is written only by
 * those who hold the lock of its order's row.
 */
class Returns {

    private final Database database;

    Returns(Database database) {
        this.database = database;
    }

    List<ReturnRow> ofOrders(Collection<UUID> orders) {
        return database.sql(
                        """
                        select * from returns.returns
                        where order_id = any (:orders::uuid[]) order by requested_at, return_id
                        """)
                .param("orders", Database.uuids(orders))
                .query(ReturnRow::read)
                .list();
    }

    /** Those of the orders that something is to be returned of. */
    Set<UUID> withReturns(Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        return database.sql(
                        """
                        select distinct order_id from returns.returns
                        where order_id = any (:orders::uuid[])
                        """)
                .param("orders", Database.uuids(orders))
                .query((row, _) -> Columns.id(row, "order_id"))
                .set();
    }

    Set<UUID> ordersOf(Collection<UUID> ids) {
        return database.sql(
                        """
                        select distinct order_id from returns.returns
                        where return_id = any (:ids::uuid[])
                        """)
                .param("ids", Database.uuids(ids))
                .query((row, _) -> Columns.id(row, "order_id"))
                .set();
    }

    /** The order of each refund that a return has asked for. */
    Map<UUID, UUID> ordersOfRefunds(Collection<UUID> refunds) {
        var orders = new HashMap<UUID, UUID>();
        if (!refunds.isEmpty()) {
            database.sql(
                            """
                            select f.refund_id, r.order_id
                            from returns.refund f join returns.returns r using (return_id)
                            where f.refund_id = any (:refunds::uuid[])
                            """)
                    .param("refunds", Database.uuids(refunds))
                    .query(row -> {
                        orders.put(Columns.id(row, "refund_id"), Columns.id(row, "order_id"));
                    });
        }
        return orders;
    }

    Optional<ReturnRow> find(UUID id) {
        return database.sql("select * from returns.returns where return_id = :id")
                .param("id", id)
                .query(ReturnRow::read)
                .optional();
    }

    record Due(UUID returnId, UUID orderId) {}

    /** Those whose goods have not come in time; their orders are locked after this. */
    List<Due> due(Instant now, int atMost) {
        return database.sql(
                        """
                        select r.return_id, r.order_id
                        from returns.returns r join returns.sold s using (order_id)
                        where r.wake_at <= :now
                        order by r.wake_at limit :most for update of s skip locked
                        """)
                .param("now", Database.time(now))
                .param("most", atMost)
                .query((row, _) ->
                        new Due(Columns.id(row, "return_id"), Columns.id(row, "order_id")))
                .list();
    }

    List<Long> numbers(int wanted) {
        return wanted == 0
                ? List.of()
                : database.sql(
                                """
                                select nextval('returns.number_sequence') from generate_series(1, :wanted)
                                """)
                        .param("wanted", wanted)
                        .query((row, _) -> row.getLong(1))
                        .list();
    }

    void insert(List<Entry> added) {
        if (added.isEmpty()) {
            return;
        }
        var rows = added.stream().map(each -> ReturnRow.of(each.is(), each.version())).toList();
        database.sql(
                        """
                        insert into returns.returns (return_id, number, order_id, customer_id, journey_id,
                          payment_id, currency, kind, status, requested_by, comment, requested_at, policy,
                          label_paid_by, label_fee, goods_due_days, waived, wake_at, ended_at, version)
                        select * from unnest(:ids::uuid[], :numbers::bigint[], :orders::uuid[],
                          :customers::uuid[], :journeys::uuid[], :payments::uuid[], :currencies::text[],
                          :kinds::text[], :statuses::text[], :askers::text[], :comments::text[],
                          :times::timestamptz[], :policies::int[], :payers::text[], :fees::bigint[],
                          :days::int[], :waived::bigint[], :wakes::timestamptz[], :ends::timestamptz[],
                          :versions::int[])
                        """)
                .param("ids", Database.uuids(rows, each -> each.ask().id()))
                .param("numbers", Database.longs(rows, each -> each.ask().number()))
                .param("orders", Database.uuids(rows, each -> each.ask().orderId()))
                .param("customers", Database.uuids(rows, each -> each.ask().customerId()))
                .param("journeys", Database.uuids(rows, each -> each.ask().journeyId()))
                .param("payments", Database.uuids(rows, each -> each.ask().paymentId()))
                .param("currencies", Database.texts(rows, each -> each.ask().currency()))
                .param("kinds", Database.texts(rows, each -> each.ask().kind().name()))
                .param("statuses", Database.texts(rows, each -> each.status().name()))
                .param("askers", Database.texts(rows, each -> each.ask().requestedBy()))
                .param("comments", Database.texts(rows, each -> each.ask().comment()))
                .param("times", Database.instants(rows, each -> each.ask().requestedAt()))
                .param("policies", Database.ints(rows, each -> each.terms().policy()))
                .param("payers", Database.texts(rows, each -> each.terms().labelPaidBy().name()))
                .param("fees", Database.longs(rows, each -> each.terms().labelFee()))
                .param("days", Database.ints(rows, each -> (int) each.terms().goodsDue().toDays()))
                .param("waived", Database.longs(rows, ReturnRow::waived))
                .param("wakes", Database.instants(rows, ReturnRow::wakeAt))
                .param("ends", Database.instants(rows, ReturnRow::endedAt))
                .param("versions", Database.ints(rows, ReturnRow::version))
                .update();
    }

    void update(List<Entry> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var rows = moved.stream().map(each -> ReturnRow.of(each.is(), each.version())).toList();
        database.sql(
                        """
                        update returns.returns r
                        set status = c.status, label_paid_by = c.payer, label_fee = c.fee, waived = c.waived,
                          wake_at = c.wake_at, ended_at = c.ended_at, version = c.version
                        from unnest(:ids::uuid[], :statuses::text[], :payers::text[], :fees::bigint[],
                          :waived::bigint[], :wakes::timestamptz[], :ends::timestamptz[], :versions::int[])
                          as c (id, status, payer, fee, waived, wake_at, ended_at, version)
                        where r.return_id = c.id
                        """)
                .param("ids", Database.uuids(rows, each -> each.ask().id()))
                .param("statuses", Database.texts(rows, each -> each.status().name()))
                .param("payers", Database.texts(rows, each -> each.terms().labelPaidBy().name()))
                .param("fees", Database.longs(rows, each -> each.terms().labelFee()))
                .param("waived", Database.longs(rows, ReturnRow::waived))
                .param("wakes", Database.instants(rows, ReturnRow::wakeAt))
                .param("ends", Database.instants(rows, ReturnRow::endedAt))
                .param("versions", Database.ints(rows, ReturnRow::version))
                .update();
    }
}
