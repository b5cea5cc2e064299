package dev.waybill.shipping;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of the labels of returns. */
final class ReturnLabels {

    private final Database database;

    ReturnLabels(Database database) {
        this.database = database;
    }

    /** Those of the given ids that exist, locked in sorted order. */
    List<ReturnLabel> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from shipping.return_labels
                        where return_id = any (:ids::uuid[])
                        order by return_id for update
                        """)
                .param("ids", uuids(ids))
                .query((row, _) -> ReturnLabelRow.read(row))
                .list();
    }

    Optional<ReturnLabel> find(UUID returnId) {
        return database.sql("select * from shipping.return_labels where return_id = :id")
                .param("id", returnId)
                .query((row, _) -> ReturnLabelRow.read(row))
                .optional();
    }

    /** Those whose carriers are silent, locked; what somebody else has in hand is left to them. */
    List<UUID> lockDue(Instant now, int atMost) {
        return database.sql(
                        """
                        select return_id from shipping.return_labels
                        where wake_at <= :now
                        order by wake_at limit :most for update skip locked
                        """)
                .param("now", time(now))
                .param("most", atMost)
                .query((row, _) -> Columns.id(row, "return_id"))
                .list();
    }

    /** Where orders were sent: to the door that was reached last. */
    Map<UUID, Party> doors(Collection<UUID> orderIds) {
        return database
                .sql(
                        """
                        select distinct on (order_id)
                            order_id, recipient_name, line1, city, postcode, country
                        from shipping.shipments
                        where order_id = any (:ids::uuid[])
                        order by order_id, state <> 'DELIVERED', ended_at desc, shipment_id
                        """)
                .param("ids", uuids(orderIds))
                .query((row, _) ->
                        Map.entry(
                                Columns.id(row, "order_id"),
                                new Party(
                                        Columns.textIfGiven(row, "recipient_name"),
                                        new Destination(
                                                row.getString("line1"),
                                                row.getString("city"),
                                                row.getString("postcode"),
                                                row.getString("country")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(List<ReturnLabelRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        states(
                        database.sql(
                                        """
                                        insert into shipping.return_labels (return_id, order_id,
                                            journey, number, sender, receiver, units, weight_grams,
                                            requested_at, state, round, offers, carrier, service,
                                            carrier_shipment, cost, currency, arrives_at,
                                            labelled_at, tracking_number, scan, scanned_at, reason,
                                            ended_at, wake_at)
                                        select * from unnest(:ids::uuid[], :orders::uuid[],
                                            :journeys::uuid[], :labelNumbers::text[],
                                            :senders::jsonb[], :receivers::jsonb[], :units::int[],
                                            :grams::int[], :asked::timestamptz[], :states::text[],
                                            :rounds::int[], :offers::jsonb[], :carriers::text[],
                                            :services::text[], :sold::text[], :costs::bigint[],
                                            :currencies::text[], :arrivals::timestamptz[],
                                            :labelled::timestamptz[], :numbers::text[],
                                            :scans::text[], :scanned::timestamptz[],
                                            :reasons::text[], :ended::timestamptz[],
                                            :wakes::timestamptz[])
                                        """)
                                .param("orders", uuids(rows, row -> row.terms().orderId()))
                                .param("journeys", uuids(rows, row -> row.terms().journey()))
                                .param("labelNumbers", texts(rows, row -> row.terms().number()))
                                .param("senders", texts(rows, ReturnLabelRow::sender))
                                .param("receivers", texts(rows, ReturnLabelRow::receiver))
                                .param("units", ints(rows, row -> row.terms().units()))
                                .param("grams", ints(rows, row -> row.terms().grams()))
                                .param("asked", instants(rows, row -> row.terms().requestedAt())),
                        rows)
                .update();
    }

    void update(List<ReturnLabelRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        states(
                        database.sql(
                                """
                                update shipping.return_labels r
                                set state = v.state, round = v.round, offers = v.offers,
                                    carrier = v.carrier, service = v.service,
                                    carrier_shipment = v.sold, cost = v.cost,
                                    currency = v.currency, arrives_at = v.arrives,
                                    labelled_at = v.labelled, tracking_number = v.number,
                                    scan = v.scan, scanned_at = v.scanned, reason = v.reason,
                                    ended_at = v.ended, wake_at = v.wakes
                                from unnest(:ids::uuid[], :states::text[], :rounds::int[],
                                    :offers::jsonb[], :carriers::text[], :services::text[],
                                    :sold::text[], :costs::bigint[], :currencies::text[],
                                    :arrivals::timestamptz[], :labelled::timestamptz[],
                                    :numbers::text[], :scans::text[], :scanned::timestamptz[],
                                    :reasons::text[], :ended::timestamptz[],
                                    :wakes::timestamptz[])
                                    as v (id, state, round, offers, carrier, service, sold, cost,
                                        currency, arrives, labelled, number, scan, scanned, reason,
                                        ended, wakes)
                                where r.return_id = v.id
                                """),
                        rows)
                .update();
    }

    private static StatementSpec states(StatementSpec statement, List<ReturnLabelRow> rows) {
        return statement
                .param("ids", uuids(rows, row -> row.terms().returnId()))
                .param("states", texts(rows, row -> row.label().state().name()))
                .param("rounds", ints(rows, row -> row.label().round()))
                .param("offers", texts(rows, ReturnLabelRow::offersJson))
                .param("carriers", texts(rows, row -> row.sold(sale -> sale.carrier().name())))
                .param("services", texts(rows, row -> row.sold(Sale::service)))
                .param("sold", texts(rows, row -> row.sold(Sale::carrierShipment)))
                .param("costs", texts(rows, row -> row.sold(sale -> Long.toString(sale.cost()))))
                .param("currencies", texts(rows, row -> row.sold(Sale::currency)))
                .param("arrivals", instants(rows, row -> row.sold(Sale::arrives)))
                .param("labelled", instants(rows, row -> row.sold(Sale::labelledAt)))
                .param("numbers", texts(rows, row -> row.slipped(Slip::trackingNumber)))
                .param("scans", texts(rows, row -> row.slipped(slip -> slip.scan().name())))
                .param("scanned", instants(rows, row -> row.slipped(Slip::scannedAt)))
                .param("reasons", texts(rows, ReturnLabelRow::reason))
                .param("ended", instants(rows, ReturnLabelRow::endedAt))
                .param("wakes", instants(rows, ReturnLabelRow::wakeAt));
    }
}
