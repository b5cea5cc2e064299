package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of chargebacks. */
final class Disputes {

    private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

    /** Whose it is. */
    record Row(UUID paymentId, UUID orderId, Dispute dispute) {}

    private record Ours(UUID paymentId, Dispute dispute) {}

    private final Database database;
    private final Captures captures;
    private final Ledger ledger;

    Disputes(Database database, Ledger ledger) {
        this.database = database;
        this.captures = new Captures(database);
        this.ledger = ledger;
    }

    /**
     * Writes down what the provider says, in whatever order it does. A capture stands in its table
     * before the provider is asked for it, so whoever disputes it comes later.
     */
    void hear(Collection<Dispute> told) {
        if (told.isEmpty()) {
            return;
        }
        var owners = captures.payments(told.stream().map(Dispute::reference).toList());
        var ours =
                told.stream()
                        .filter(each -> owners.containsKey(each.reference()))
                        .map(each ->
                                new Ours(
                                        Objects.requireNonNull(owners.get(each.reference())), each))
                        .sorted(Comparator.comparing(each -> each.dispute().disputeId()))
                        .toList();
        told.stream()
                .filter(each -> !owners.containsKey(each.reference()))
                .forEach(each ->
                        LOG.warn(
                                "Dispute {} is about {}, which is none of our payments",
                                each.disputeId(),
                                each.reference()));
        // One after the other: of two events about one dispute the second meets the first.
        ours.forEach(each -> save(List.of(each)));
        ledger.addOnce(
                ours.stream()
                        .flatMap(each -> each.dispute().transfers(each.paymentId()).stream())
                        .toList());
    }

    /** What is closed stays as it was closed. */
    private void save(List<Ours> rows) {
        database.sql(
                        """
                        insert into payments.disputes as d (dispute_id, payment_id, reference, amount,
                            currency, reason, state, status, opened_at, due_by, closed_at)
                        select * from unnest(:ids::text[], :payments::uuid[], :references::text[],
                            :amounts::bigint[], :currencies::text[], :reasons::text[],
                            :states::text[], :statuses::text[], :opened::timestamptz[],
                            :due::timestamptz[], :closed::timestamptz[])
                        on conflict (dispute_id) do update
                        set state = excluded.state, status = excluded.status,
                            closed_at = excluded.closed_at
                        where d.state = 'OPEN'
                        """)
                .param("ids", texts(rows, row -> row.dispute().disputeId()))
                .param("payments", uuids(rows, Ours::paymentId))
                .param("references", texts(rows, row -> row.dispute().reference()))
                .param("amounts", longs(rows, row -> row.dispute().amount()))
                .param("currencies", texts(rows, row -> row.dispute().currency()))
                .param("reasons", texts(rows, row -> row.dispute().reason()))
                .param("states", texts(rows, row -> row.dispute().state().name()))
                .param("statuses", texts(rows, row -> row.dispute().status()))
                .param("opened", instants(rows, row -> row.dispute().openedAt()))
                .param("due", instants(rows, row -> row.dispute().dueBy()))
                .param("closed", instants(rows, row -> row.dispute().closedAt()))
                .update();
    }

    List<Dispute> ofPayment(UUID paymentId) {
        return database.sql(
                        """
                        select * from payments.disputes where payment_id = :payment
                        order by opened_at, dispute_id
                        """)
                .param("payment", paymentId)
                .query((row, _) -> read(row))
                .list();
    }

    /**
     * The newest first.
     *
     * @param before where the page before has ended
     */
    List<Row> page(
            Dispute.@Nullable State state,
            @Nullable Instant before,
            @Nullable String beforeId,
            int limit) {
        return database.sql(
                        """
                        select d.*, p.order_id from payments.disputes d
                        join payments.payments p using (payment_id)
                        where (:state::text is null or d.state = :state)
                          and (:before::timestamptz is null
                            or (d.opened_at, d.dispute_id) < (:before, :id))
                        order by d.opened_at desc, d.dispute_id desc
                        limit :limit
                        """)
                .param("state", state == null ? null : state.name())
                .param("before", before == null ? null : time(before))
                .param("id", beforeId)
                .param("limit", limit)
                .query((row, _) ->
                        new Row(
                                Payments.id(row, "payment_id"),
                                Payments.id(row, "order_id"),
                                read(row)))
                .list();
    }

    private static Dispute read(ResultSet row) throws SQLException {
        return new Dispute(
                row.getString("dispute_id"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reason"),
                Dispute.State.valueOf(row.getString("state")),
                row.getString("status"),
                Objects.requireNonNull(Payments.time(row, "opened_at")),
                Payments.time(row, "due_by"),
                Payments.time(row, "closed_at"));
    }
}
