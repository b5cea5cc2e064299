package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.payments.Refund.Part;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The table of what somebody wanted back. */
final class Refunds {

    private final Database database;

    Refunds(Database database) {
        this.database = database;
    }

    /** The lock of their payment guards them. */
    List<Refund> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var parts = parts("refund_id = any(:ids::uuid[])", ids);
        return database.sql("select * from payments.refunds where refund_id = any(:ids::uuid[])")
                .param("ids", uuids(ids))
                .query((row, _) -> read(row, parts))
                .list();
    }

    private Map<UUID, List<Part>> parts(String which, Collection<UUID> ids) {
        var parts = new HashMap<UUID, List<Part>>();
        database.sql(
                        "select * from payments.refund_parts where "
                                + which
                                + " order by refund_id, place")
                .param("ids", uuids(ids))
                .query(row -> {
                    parts.computeIfAbsent(Payments.id(row, "refund_id"), _ -> new ArrayList<>())
                            .add(
                                    new Part(
                                            Payments.id(row, "capture_id"),
                                            row.getLong("amount"),
                                            Refund.State.valueOf(row.getString("state"))));
                });
        return parts;
    }

    List<Refund> ofPayment(UUID paymentId) {
        var parts = parts("payment_id = any(:ids::uuid[])", List.of(paymentId));
        return database.sql(
                        """
                        select * from payments.refunds
                        where payment_id = :payment
                        order by requested_at, refund_id
                        """)
                .param("payment", paymentId)
                .query((row, _) -> read(row, parts))
                .list();
    }

    void insert(List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.refunds (refund_id, payment_id, amount, currency,
                            reason, return_id, state, refusal, requested_at, ended_at)
                        select * from unnest(:ids::uuid[], :payments::uuid[], :amounts::bigint[],
                            :currencies::text[], :reasons::text[], :returns::uuid[],
                            :states::text[], :refusals::text[], :requested::timestamptz[], :ended::timestamptz[])
                        """)
                .param("ids", uuids(refunds, Refund::refundId))
                .param("payments", uuids(refunds, Refund::paymentId))
                .param("amounts", longs(refunds, Refund::amount))
                .param("currencies", texts(refunds, Refund::currency))
                .param("reasons", texts(refunds, Refund::reason))
                .param("returns", uuids(refunds, Refund::returnId))
                .param("states", texts(refunds, refund -> refund.state().name()))
                .param("refusals", texts(refunds, Refund::refusal))
                .param("requested", instants(refunds, Refund::requestedAt))
                .param("ended", instants(refunds, Refund::endedAt))
                .update();
        saveParts(refunds);
    }

    private record PartOf(Refund refund, int place, Part part) {}

    private void saveParts(List<Refund> refunds) {
        var rows = new ArrayList<PartOf>();
        for (var refund : refunds) {
            for (var part : refund.parts()) {
                rows.add(new PartOf(refund, rows.size(), part));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.refund_parts (refund_id, capture_id, payment_id, place,
                            amount, state)
                        select * from unnest(:refunds::uuid[], :captures::uuid[],
                            :payments::uuid[], :places::int[], :amounts::bigint[],
                            :states::text[])
                        on conflict (refund_id, capture_id) do update
                        set state = excluded.state
                        """)
                .param("refunds", uuids(rows, row -> row.refund().refundId()))
                .param("captures", uuids(rows, row -> row.part().captureId()))
                .param("payments", uuids(rows, row -> row.refund().paymentId()))
                .param("places", ints(rows, PartOf::place))
                .param("amounts", longs(rows, row -> row.part().amount()))
                .param("states", texts(rows, row -> row.part().state().name()))
                .update();
    }

    void update(List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update payments.refunds r
                        set state = v.state, refusal = v.refusal, ended_at = v.ended_at
                        from unnest(:ids::uuid[], :states::text[], :refusals::text[],
                            :ended::timestamptz[]) as v (id, state, refusal, ended_at)
                        where r.refund_id = v.id
                        """)
                .param("ids", uuids(refunds, Refund::refundId))
                .param("states", texts(refunds, refund -> refund.state().name()))
                .param("refusals", texts(refunds, Refund::refusal))
                .param("ended", instants(refunds, Refund::endedAt))
                .update();
        saveParts(refunds);
    }

    private static Refund read(ResultSet row, Map<UUID, List<Part>> parts) throws SQLException {
        return new Refund(
                Payments.id(row, "refund_id"),
                Payments.id(row, "payment_id"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reason"),
                row.getObject("return_id", UUID.class),
                Refund.State.valueOf(row.getString("state")),
                row.getString("refusal"),
                Objects.requireNonNull(Payments.time(row, "requested_at")),
                Payments.time(row, "ended_at"),
                parts.getOrDefault(Payments.id(row, "refund_id"), List.of()));
    }
}
