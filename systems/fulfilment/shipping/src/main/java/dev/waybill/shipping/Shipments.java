package dev.waybill.shipping;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;
import static dev.waybill.shipping.Columns.name;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table of shipments. */
final class Shipments {

    private final Database database;

    Shipments(Database database) {
        this.database = database;
    }

    /** A shipment with the version of its row. */
    record Row(Shipment shipment, long version) {
        UUID id() {
            return shipment.terms().shipmentId();
        }
    }

    /** Those of the given ids that exist, locked in sorted order. */
    List<Row> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from shipping.shipments
                        where shipment_id = any (:ids::uuid[])
                        order by shipment_id for update
                        """)
                .param("ids", uuids(ids))
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(ShipmentRow.read(row), row.getInt("version"));
    }

    List<Row> find(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from shipping.shipments
                        where shipment_id = any (:ids::uuid[]) order by shipment_id
                        """)
                .param("ids", uuids(ids))
                .query((row, _) -> row(row))
                .list();
    }

    /** The shipments of an order. */
    List<Row> ofOrder(UUID orderId) {
        return database.sql(
                        """
                        select * from shipping.shipments where order_id = :order
                        order by shipment_id
                        """)
                .param("order", orderId)
                .query((row, _) -> row(row))
                .list();
    }

    /**
     * A page in the order of ids. The state is a literal: one plan for all would look at every row
     * for the few that wait.
     */
    List<Row> page(Shipment.@Nullable State state, @Nullable UUID after, int limit) {
        var wanted = state == null ? "" : " and state = '" + state + "'";
        return database.sql(
                        """
                        select * from shipping.shipments where shipment_id > :after%s
                        order by shipment_id limit :limit
                        """
                                .formatted(wanted))
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** Those whose time has come, locked; what somebody else has in hand is left to them. */
    List<UUID> lockDue(Instant now, int atMost) {
        return database.sql(
                        """
                        select shipment_id from shipping.shipments
                        where wake_at <= :now
                        order by wake_at limit :most for update skip locked
                        """)
                .param("now", time(now))
                .param("most", atMost)
                .query((row, _) -> Columns.id(row, "shipment_id"))
                .list();
    }

    /**
     * Not an upsert: two batches that begin the same shipment must not both win. The second one
     * fails on the key, is handled again, and finds the first one's row.
     */
    void insert(List<ShipmentRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        states(
                        database.sql(
                                        """
                                        insert into shipping.shipments (shipment_id, order_id,
                                            fulfilment_id, journey, recipient_name, line1, city,
                                            postcode, country, wanted_service, wanted_carrier,
                                            promised_by, items, requested_at, state, round, offers,
                                            reason, ended_at, wake_at)
                                        select * from unnest(:ids::uuid[], :orders::uuid[],
                                            :fulfilments::uuid[], :journeys::uuid[],
                                            :recipients::text[], :lines::text[], :cities::text[],
                                            :postcodes::text[], :countries::text[],
                                            :services::text[], :carriers::text[],
                                            :promises::timestamptz[], :items::jsonb[],
                                            :requested::timestamptz[], :states::text[],
                                            :rounds::int[], :offers::jsonb[], :reasons::text[],
                                            :ended::timestamptz[], :wakes::timestamptz[])
                                        """)
                                .param("orders", uuids(rows, row -> row.terms().orderId()))
                                .param(
                                        "fulfilments",
                                        uuids(rows, row -> row.terms().fulfilmentId()))
                                .param("journeys", uuids(rows, row -> row.terms().journey()))
                                .param(
                                        "recipients",
                                        texts(rows, row -> row.terms().recipientName()))
                                .param(
                                        "lines",
                                        texts(rows, row -> row.terms().destination().line1()))
                                .param(
                                        "cities",
                                        texts(rows, row -> row.terms().destination().city()))
                                .param(
                                        "postcodes",
                                        texts(rows, row -> row.terms().destination().postcode()))
                                .param(
                                        "countries",
                                        texts(rows, row -> row.terms().destination().country()))
                                .param("services", texts(rows, row -> name(row.terms().service())))
                                .param("carriers", texts(rows, row -> name(row.terms().carrier())))
                                .param("promises", instants(rows, row -> row.terms().promisedBy()))
                                .param(
                                        "items",
                                        texts(rows, row -> Columns.json(row.terms().items())))
                                .param(
                                        "requested",
                                        instants(rows, row -> row.terms().requestedAt())),
                        rows)
                .update();
    }

    void update(List<ShipmentRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        states(
                        database.sql(
                                        """
                                        update shipping.shipments s
                                        set state = v.state, round = v.round, offers = v.offers,
                                            carrier = v.carrier, service = v.service,
                                            carrier_shipment = v.sold, cost = v.cost,
                                            currency = v.currency, arrives_at = v.arrives,
                                            labelled_at = v.labelled, reason = v.reason,
                                            signed_by = v.signed, ended_at = v.ended,
                                            wake_at = v.wake, version = s.version + 1
                                        from unnest(:ids::uuid[], :states::text[], :rounds::int[],
                                            :offers::jsonb[], :sellers::text[], :bought::text[],
                                            :sold::text[], :costs::bigint[], :currencies::text[],
                                            :arrives::timestamptz[], :labelled::timestamptz[],
                                            :reasons::text[], :signed::text[],
                                            :ended::timestamptz[], :wakes::timestamptz[])
                                            as v (id, state, round, offers, carrier, service, sold,
                                                cost, currency, arrives, labelled, reason, signed,
                                                ended, wake)
                                        where s.shipment_id = v.id
                                        """)
                                .param("sellers", sales(rows, sale -> sale.carrier().name()))
                                .param("bought", sales(rows, Sale::service))
                                .param("sold", sales(rows, Sale::carrierShipment))
                                .param("costs", sales(rows, sale -> Long.toString(sale.cost())))
                                .param("currencies", sales(rows, Sale::currency))
                                .param("arrives", sales(rows, sale -> sale.arrives().toString()))
                                .param(
                                        "labelled",
                                        sales(rows, sale -> sale.labelledAt().toString()))
                                .param("signed", texts(rows, ShipmentRow::signedBy)),
                        rows)
                .update();
    }

    private static StatementSpec states(StatementSpec statement, List<ShipmentRow> rows) {
        return statement
                .param("ids", uuids(rows, row -> row.terms().shipmentId()))
                .param("states", texts(rows, row -> row.shipment().state().name()))
                .param("rounds", ints(rows, row -> row.shipment().round()))
                .param(
                        "offers",
                        texts(
                                rows,
                                row -> row.offers() == null ? null : Columns.json(row.offers())))
                .param("reasons", texts(rows, ShipmentRow::reason))
                .param("ended", instants(rows, ShipmentRow::endedAt))
                .param("wakes", instants(rows, ShipmentRow::wakeAt));
    }

    private static String[] sales(List<ShipmentRow> rows, Function<Sale, @Nullable String> column) {
        return texts(rows, row -> row.sale() == null ? null : column.apply(row.sale()));
    }
}
