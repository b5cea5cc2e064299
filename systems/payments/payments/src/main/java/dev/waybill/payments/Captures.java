package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of captures: what was taken of which authorization, and what of it was given back. */
final class Captures {

    private record Row(UUID paymentId, Capture capture, @Nullable String reference) {}

    private final Database database;

    Captures(Database database) {
        this.database = database;
    }

    /** The lock of their payment guards them. */
    List<PaymentRow> complete(List<PaymentRow> rows) {
        var more =
                rows.stream()
                        .filter(row -> row.papers() != null)
                        .map(PaymentRow::paymentId)
                        .toList();
        if (more.isEmpty()) {
            return rows;
        }
        var captures = of(more);
        return rows.stream()
                .map(row -> row.with(captures.getOrDefault(row.paymentId(), List.of())))
                .toList();
    }

    private Map<UUID, List<Capture>> of(Collection<UUID> paymentIds) {
        var found = new HashMap<UUID, List<Capture>>();
        database.sql("select * from payments.captures where payment_id = any(:ids::uuid[])")
                .param("ids", uuids(paymentIds))
                .query(row -> {
                    found.computeIfAbsent(Payments.id(row, "payment_id"), _ -> new ArrayList<>())
                            .add(
                                    new Capture(
                                            Payments.id(row, "capture_id"),
                                            Payments.id(row, "wish"),
                                            row.getInt("place"),
                                            row.getObject("shipment_id", UUID.class),
                                            row.getLong("amount"),
                                            Capture.State.valueOf(row.getString("state")),
                                            row.getInt("hold"),
                                            Objects.requireNonNull(Payments.time(row, "at")),
                                            row.getLong("refunded"),
                                            row.getLong("refunding")));
                });
        return found;
    }

    /** Whose money was taken under these references of the provider. */
    Map<String, UUID> payments(Collection<String> references) {
        var found = new HashMap<String, UUID>();
        database.sql(
                        """
                        select distinct reference, payment_id from payments.captures
                        where reference = any(:references::text[])
                        """)
                .param("references", texts(references, each -> each))
                .query(row -> {
                    found.put(row.getString("reference"), Payments.id(row, "payment_id"));
                });
        return found;
    }

    void save(List<PaymentRow> payments) {
        var rows = new ArrayList<Row>();
        for (var payment : payments) {
            for (var capture : payment.captures()) {
                rows.add(new Row(payment.paymentId(), capture, reference(payment, capture)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.captures as c (capture_id, payment_id, wish, place,
                            shipment_id, amount, state, hold, reference, at, refunded, refunding)
                        select * from unnest(:ids::uuid[], :payments::uuid[], :wishes::uuid[],
                            :places::int[], :shipments::uuid[], :amounts::bigint[],
                            :states::text[], :holds::int[], :references::text[],
                            :times::timestamptz[], :refunded::bigint[], :refunding::bigint[])
                        on conflict (payment_id, capture_id) do update
                        set amount = excluded.amount, state = excluded.state,
                            hold = excluded.hold, reference = excluded.reference,
                            at = excluded.at, refunded = excluded.refunded,
                            refunding = excluded.refunding
                        """)
                .param("ids", uuids(rows, row -> row.capture().id()))
                .param("payments", uuids(rows, Row::paymentId))
                .param("wishes", uuids(rows, row -> row.capture().wish()))
                .param("places", ints(rows, row -> row.capture().place()))
                .param("shipments", uuids(rows, row -> row.capture().shipmentId()))
                .param("amounts", longs(rows, row -> row.capture().amount()))
                .param("states", texts(rows, row -> row.capture().state().name()))
                .param("holds", ints(rows, row -> row.capture().hold()))
                .param("references", texts(rows, Row::reference))
                .param("times", instants(rows, row -> row.capture().at()))
                .param("refunded", longs(rows, row -> row.capture().refunded()))
                .param("refunding", longs(rows, row -> row.capture().refunding()))
                .update();
    }

    private static @Nullable String reference(PaymentRow payment, Capture capture) {
        var papers = payment.papers();
        return papers == null
                ? payment.reference()
                : papers.holds().stream()
                        .filter(hold -> hold.nth() == capture.hold())
                        .map(Hold::reference)
                        .findFirst()
                        .orElse(null);
    }
}
