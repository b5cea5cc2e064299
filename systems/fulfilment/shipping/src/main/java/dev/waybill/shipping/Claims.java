package dev.waybill.shipping;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;
import static dev.waybill.shipping.Columns.id;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of claims. */
final class Claims {

    private final Database database;

    Claims(Database database) {
        this.database = database;
    }

    /** Opens and withdraws; what a carrier has paid or rejected stays so. */
    void save(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into shipping.claims (claim_id, shipment_id, parcel_id, carrier,
                            tracking_number, reason, state, opened_at, ended_at)
                        select * from unnest(:ids::uuid[], :shipments::uuid[], :parcels::uuid[],
                            :carriers::text[], :numbers::text[], :reasons::text[], :states::text[],
                            :opened::timestamptz[], :ended::timestamptz[])
                        on conflict (claim_id) do update
                        set state = excluded.state, ended_at = excluded.ended_at,
                            version = shipping.claims.version + 1
                        where shipping.claims.state = 'OPEN'
                        """)
                .param("ids", uuids(claims, Claim::claimId))
                .param("shipments", uuids(claims, Claim::shipmentId))
                .param("parcels", uuids(claims, Claim::parcelId))
                .param("carriers", texts(claims, claim -> claim.carrier().name()))
                .param("numbers", texts(claims, Claim::trackingNumber))
                .param("reasons", texts(claims, claim -> claim.reason().name()))
                .param("states", texts(claims, claim -> claim.state().name()))
                .param("opened", instants(claims, Claim::openedAt))
                .param("ended", instants(claims, Claim::endedAt))
                .update();
    }

    List<Row> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from shipping.claims where claim_id = any (:ids::uuid[])
                        order by claim_id for update
                        """)
                .param("ids", uuids(ids))
                .query((row, _) -> row(row))
                .list();
    }

    void settle(Claim claim) {
        database.sql(
                        """
                        update shipping.claims
                        set state = :state, ended_at = :ended, amount = :amount, currency = :currency,
                            version = version + 1
                        where claim_id = :id
                        """)
                .param("id", claim.claimId())
                .param("state", claim.state().name())
                .param("ended", time(claim.endedAt()))
                .param("amount", claim.amount())
                .param("currency", claim.currency())
                .update();
    }

    /** A page in the order of ids. */
    List<Row> page(Claim.@Nullable State state, @Nullable UUID after, int limit) {
        var wanted = state == null ? "" : " and state = '" + state + "'";
        return database.sql(
                        """
                        select * from shipping.claims where claim_id > :after%s
                        order by claim_id limit :limit
                        """
                                .formatted(wanted))
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** A claim with the version of its row. */
    record Row(Claim claim, long version) {}

    private static Row row(ResultSet row) throws SQLException {
        var claim =
                new Claim(
                        id(row, "claim_id"),
                        id(row, "shipment_id"),
                        id(row, "parcel_id"),
                        Columns.word(row, "carrier", Carrier.class),
                        row.getString("tracking_number"),
                        Columns.word(row, "reason", Claim.Reason.class),
                        Columns.word(row, "state", Claim.State.class),
                        Columns.time(row, "opened_at"),
                        Columns.timeIfGiven(row, "ended_at"),
                        row.getObject("amount", Long.class),
                        Columns.textIfGiven(row, "currency"));
        return new Row(claim, row.getInt("version"));
    }
}
