package dev.waybill.shipping;

import static dev.waybill.platform.Database.time;
import static dev.waybill.shipping.Columns.id;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of manifests. */
final class Manifests {

    /**
     * What was handed to a carrier at the end of a day.
     *
     * @param parcels how many
     */
    record Manifest(
            UUID manifestId, Carrier carrier, int parcels, long weightGrams, Instant closedAt) {}

    /** A line of a manifest. */
    record Line(
            UUID parcelId,
            UUID shipmentId,
            UUID orderId,
            String trackingNumber,
            String service,
            @Nullable String sscc,
            int weightGrams,
            String postcode,
            String country) {}

    private final Database database;

    Manifests(Database database) {
        this.database = database;
    }

    /**
     * Puts every parcel that the carrier has labelled, and no manifest has yet, on a new one.
     *
     * @return empty if there is no such parcel
     */
    Optional<Manifest> close(UUID manifestId, Carrier carrier, Instant now) {
        return database.sql(
                        """
                        with open as materialized (
                            select parcel_id from shipping.labels
                            where carrier = :carrier and manifest_id is null
                            order by parcel_id for update skip locked
                        ), counted as materialized (
                            select count(*) as parcels, coalesce(sum(p.weight_grams), 0) as grams
                            from open join shipping.parcels p using (parcel_id)
                        ), manifest as (
                            insert into shipping.manifests (manifest_id, carrier, parcels,
                                weight_grams, closed_at)
                            select :id, :carrier, parcels, grams, :now from counted
                            where parcels > 0
                            returning *
                        ), handed_over as (
                            update shipping.labels l set manifest_id = :id
                            from open where l.parcel_id = open.parcel_id
                        )
                        select * from manifest
                        """)
                .param("id", manifestId)
                .param("carrier", carrier.name())
                .param("now", time(now))
                .query((row, _) -> manifest(row))
                .optional();
    }

    Optional<Manifest> find(UUID manifestId) {
        return database.sql("select * from shipping.manifests where manifest_id = :id")
                .param("id", manifestId)
                .query((row, _) -> manifest(row))
                .optional();
    }

    /** A page in the order of ids, which is that of time. */
    List<Manifest> page(@Nullable Carrier carrier, @Nullable UUID after, int limit) {
        var wanted = carrier == null ? "" : " and carrier = '" + carrier + "'";
        return database.sql(
                        """
                        select * from shipping.manifests where manifest_id > :after%s
                        order by manifest_id limit :limit
                        """
                                .formatted(wanted))
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query((row, _) -> manifest(row))
                .list();
    }

    List<Line> lines(UUID manifestId) {
        return database.sql(
                        """
                        select l.*, p.sscc, p.weight_grams, s.order_id, s.postcode, s.country
                        from shipping.labels l
                            join shipping.parcels p using (parcel_id)
                            join shipping.shipments s on s.shipment_id = l.shipment_id
                        where l.manifest_id = :id
                        order by l.tracking_number
                        """)
                .param("id", manifestId)
                .query((row, _) -> line(row))
                .list();
    }

    private static Manifest manifest(ResultSet row) throws SQLException {
        return new Manifest(
                id(row, "manifest_id"),
                Columns.word(row, "carrier", Carrier.class),
                row.getInt("parcels"),
                row.getLong("weight_grams"),
                Columns.time(row, "closed_at"));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                id(row, "parcel_id"),
                id(row, "shipment_id"),
                id(row, "order_id"),
                row.getString("tracking_number"),
                row.getString("service"),
                Columns.textIfGiven(row, "sscc"),
                row.getInt("weight_grams"),
                row.getString("postcode"),
                row.getString("country"));
    }
}
