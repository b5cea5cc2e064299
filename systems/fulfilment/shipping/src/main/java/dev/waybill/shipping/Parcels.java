package dev.waybill.shipping;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;
import static dev.waybill.shipping.Columns.id;
import static dev.waybill.shipping.Columns.list;
import static dev.waybill.shipping.Columns.numberIfGiven;
import static dev.waybill.shipping.Columns.textIfGiven;
import static dev.waybill.shipping.Columns.time;
import static dev.waybill.shipping.Columns.word;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The tables of parcels and of their labels. */
final class Parcels {

    /** A parcel with the shipment that it belongs to. */
    record Row(UUID shipmentId, Parcel parcel) {

        /** What is known of a parcel that nobody carries yet is that it stands there. */
        Position position(Instant now) {
            return parcel instanceof Parcel.Carried carried
                    ? carried.position()
                    : Position.start(now);
        }
    }

    private static final String SELECT =
            """
            select p.*, l.tracking_number, l.carrier, l.service, l.labelled_at
            from shipping.parcels p left join shipping.labels l using (parcel_id)
            """;

    private final Database database;

    Parcels(Database database) {
        this.database = database;
    }

    /** The parcels of shipments, in their order; whoever changes them has locked the shipments. */
    Map<UUID, List<Parcel>> of(Collection<UUID> shipmentIds) {
        return database
                .sql(
                        SELECT
                                + """
                                where p.shipment_id = any (:ids::uuid[])
                                order by p.shipment_id, p.number
                                """)
                .param("ids", uuids(shipmentIds))
                .query((row, _) -> new Row(id(row, "shipment_id"), parcel(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Row::shipmentId,
                                Collectors.mapping(Row::parcel, Collectors.toList())));
    }

    /** Whose parcels these are: a shipment's, or a return's. */
    Map<String, UUID> ownersOf(Collection<String> trackingNumbers) {
        return database
                .sql(
                        """
                        select tracking_number, shipment_id as owner from shipping.labels
                        where tracking_number = any (:numbers::text[])
                        union all
                        select tracking_number, return_id from shipping.return_labels
                        where tracking_number = any (:numbers::text[])
                        """)
                .param("numbers", texts(trackingNumbers, number -> number))
                .query((row, _) -> Map.entry(row.getString("tracking_number"), id(row, "owner")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these are in some shipment already. */
    List<UUID> known(Collection<UUID> parcelIds) {
        return database.sql(
                        """
                        select parcel_id from shipping.parcels
                        where parcel_id = any (:ids::uuid[])
                        """)
                .param("ids", uuids(parcelIds))
                .query((row, _) -> id(row, "parcel_id"))
                .list();
    }

    void insert(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        positions(
                        database.sql(
                                        """
                                        insert into shipping.parcels (parcel_id, shipment_id, number,
                                            sscc, weight_grams, length_mm, width_mm, height_mm,
                                            items, state, scan, scanned_at, attempts, signed_by)
                                        select * from unnest(:ids::uuid[], :shipments::uuid[],
                                            :numbers::int[], :ssccs::text[], :grams::int[],
                                            :lengths::int[], :widths::int[], :heights::int[],
                                            :items::jsonb[], :states::text[], :scans::text[],
                                            :times::timestamptz[], :attempts::int[],
                                            :signed::text[])
                                        """)
                                .param("shipments", uuids(rows, Row::shipmentId))
                                .param("numbers", ints(rows, row -> row.parcel().box().number()))
                                .param("ssccs", texts(rows, row -> row.parcel().box().sscc()))
                                .param("grams", ints(rows, row -> row.parcel().box().weightGrams()))
                                .param(
                                        "lengths",
                                        texts(rows, row -> text(row.parcel().box().lengthMm())))
                                .param(
                                        "widths",
                                        texts(rows, row -> text(row.parcel().box().widthMm())))
                                .param(
                                        "heights",
                                        texts(rows, row -> text(row.parcel().box().heightMm())))
                                .param(
                                        "items",
                                        texts(
                                                rows,
                                                row -> Columns.json(row.parcel().box().items()))),
                        rows,
                        now)
                .update();
    }

    void update(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        positions(
                        database.sql(
                                """
                                update shipping.parcels p
                                set state = v.state, scan = v.scan, scanned_at = v.at,
                                    attempts = v.attempts, signed_by = v.signed
                                from unnest(:ids::uuid[], :states::text[], :scans::text[],
                                    :times::timestamptz[], :attempts::int[], :signed::text[])
                                    as v (id, state, scan, at, attempts, signed)
                                where p.parcel_id = v.id
                                """),
                        rows,
                        now)
                .update();
    }

    /** A second label for a parcel, or a number that another has, fails on the table. */
    void label(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var labels = rows.stream().map(row -> ((Parcel.Carried) row.parcel()).label()).toList();
        database.sql(
                        """
                        insert into shipping.labels (parcel_id, shipment_id, tracking_number, carrier,
                            service, labelled_at)
                        select * from unnest(:ids::uuid[], :shipments::uuid[], :numbers::text[],
                            :carriers::text[], :services::text[], :times::timestamptz[])
                        """)
                .param("ids", uuids(rows, row -> row.parcel().box().parcelId()))
                .param("shipments", uuids(rows, Row::shipmentId))
                .param("numbers", texts(labels, Label::trackingNumber))
                .param("carriers", texts(labels, label -> label.carrier().name()))
                .param("services", texts(labels, Label::service))
                .param("times", instants(labels, Label::at))
                .update();
    }

    private static StatementSpec positions(StatementSpec statement, List<Row> rows, Instant now) {
        return statement
                .param("ids", uuids(rows, row -> row.parcel().box().parcelId()))
                .param("states", texts(rows, row -> row.parcel().state().name()))
                .param("scans", texts(rows, row -> row.position(now).kind().name()))
                .param("times", instants(rows, row -> row.position(now).at()))
                .param("attempts", ints(rows, row -> row.position(now).attempts()))
                .param("signed", texts(rows, row -> row.position(now).signedBy()));
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        var box =
                new Box(
                        id(row, "parcel_id"),
                        row.getInt("number"),
                        textIfGiven(row, "sscc"),
                        row.getInt("weight_grams"),
                        numberIfGiven(row, "length_mm"),
                        numberIfGiven(row, "width_mm"),
                        numberIfGiven(row, "height_mm"),
                        list(row, "items", ShipmentRow.ITEMS));
        var number = textIfGiven(row, "tracking_number");
        var label =
                number == null
                        ? null
                        : new Label(
                                word(row, "carrier", Carrier.class),
                                row.getString("service"),
                                number,
                                time(row, "labelled_at"));
        var position =
                new Position(
                        word(row, "scan", Scan.Kind.class),
                        time(row, "scanned_at"),
                        row.getInt("attempts"),
                        textIfGiven(row, "signed_by"));
        return Parcel.at(box, label, position);
    }
}
