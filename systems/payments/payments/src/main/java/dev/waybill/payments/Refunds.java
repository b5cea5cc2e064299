package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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
        return database.sql("select * from payments.refunds where refund_id = any(:ids::uuid[])")
                .param("ids", uuids(ids))
                .query((row, _) -> read(row))
                .list();
    }

    List<Refund> ofPayment(UUID paymentId) {
        return database.sql(
                        """
                        select * from payments.refunds
                        where payment_id = :payment
                        order by requested_at, refund_id
                        """)
                .param("payment", paymentId)
                .query((row, _) -> read(row))
                .list();
    }

    void insert(List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.refunds (refund_id, payment_id, amount, currency,
                            reason, state, refusal, requested_at, ended_at)
                        select * from unnest(:ids::uuid[], :payments::uuid[], :amounts::bigint[],
                            :currencies::text[], :reasons::text[], :states::text[],
                            :refusals::text[], :requested::timestamptz[], :ended::timestamptz[])
                        """)
                .param("ids", uuids(refunds, Refund::refundId))
                .param("payments", uuids(refunds, Refund::paymentId))
                .param("amounts", longs(refunds, Refund::amount))
                .param("currencies", texts(refunds, Refund::currency))
                .param("reasons", texts(refunds, Refund::reason))
                .param("states", texts(refunds, refund -> refund.state().name()))
                .param("refusals", texts(refunds, Refund::refusal))
                .param("requested", instants(refunds, Refund::requestedAt))
                .param("ended", instants(refunds, Refund::endedAt))
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
    }

    private static Refund read(ResultSet row) throws SQLException {
        return new Refund(
                Payments.id(row, "refund_id"),
                Payments.id(row, "payment_id"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reason"),
                Refund.State.valueOf(row.getString("state")),
                row.getString("refusal"),
                Objects.requireNonNull(Payments.time(row, "requested_at")),
                Payments.time(row, "ended_at"));
    }
}
