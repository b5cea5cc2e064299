package dev.waybill.shipping;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;
import static dev.waybill.shipping.Columns.id;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** The table of what carriers have said. */
final class Scans {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final Database database;

    Scans(Database database) {
        this.database = database;
    }

    /**
     * Keeps them, before anything is done about them; what was kept before is known as such. They
     * are looked at again soon, if nobody takes them ({@link ScansAhead}).
     */
    void keep(Collection<Scan> scans, Instant now) {
        if (scans.isEmpty()) {
            return;
        }
        var byId = new LinkedHashMap<UUID, Scan>();
        scans.forEach(scan -> byId.putIfAbsent(scan.eventId(), scan));
        var rows = byId.values();
        database.sql(
                        """
                        insert into shipping.scans (event_id, carrier, tracking_number, kind, code, at,
                            signed_by, heard_at, look_at)
                        select v.*, :now::timestamptz, :now::timestamptz + :soon::interval
                        from unnest(:ids::uuid[], :carriers::text[], :numbers::text[],
                            :kinds::text[], :codes::text[], :times::timestamptz[], :signed::text[])
                            as v (id, carrier, number, kind, code, at, signed)
                        order by v.id
                        on conflict (event_id) do nothing
                        """)
                .param("now", time(now))
                .param("soon", SOON.toString())
                .param("ids", uuids(rows, Scan::eventId))
                .param("carriers", texts(rows, scan -> scan.carrier().name()))
                .param("numbers", texts(rows, Scan::trackingNumber))
                .param("kinds", texts(rows, scan -> scan.kind().name()))
                .param("codes", texts(rows, Scan::code))
                .param("times", instants(rows, Scan::at))
                .param("signed", texts(rows, Scan::signedBy))
                .update();
    }

    /**
     * Takes what has been said about parcels and not been applied yet, each once, oldest first by
     * the carrier's clock; their shipments must be locked. What is said before anybody knows the
     * tracking number waits here for whoever locks its shipment next.
     */
    List<Scan> take(Collection<String> trackingNumbers) {
        if (trackingNumbers.isEmpty()) {
            return List.of();
        }
        return database
                .sql(
                        """
                        update shipping.scans set applied = true, look_at = null
                        where tracking_number = any (:numbers::text[]) and not applied
                        returning *
                        """)
                .param("numbers", texts(trackingNumbers, number -> number))
                .query((row, _) -> scan(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Scan::at).thenComparing(Scan::kind))
                .toList();
    }

    /** The tracking numbers of what has been said, not been applied, and is to be looked at. */
    List<String> due(Instant now, int atMost) {
        return database.sql(
                        """
                        select distinct tracking_number from (
                            select tracking_number from shipping.scans
                            where look_at <= :now order by look_at limit :most) as first
                        """)
                .param("now", time(now))
                .param("most", atMost)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What is still not applied is looked at when it is twice as old, and after a day no more. */
    void later(Collection<String> trackingNumbers, Instant now) {
        database.sql(
                        """
                        update shipping.scans
                        set look_at = case when heard_at > :now - :long::interval
                            then greatest(:now + (:now - heard_at), :now + :soon::interval) end
                        where tracking_number = any (:numbers::text[]) and not applied
                            and look_at <= :now
                        """)
                .param("now", time(now))
                .param("soon", SOON.toString())
                .param("long", LONG.toString())
                .param("numbers", texts(trackingNumbers, number -> number))
                .update();
    }

    /**
     * What has been said about parcels, oldest first. Carriers tell whole seconds: what was said in
     * the same one is in the order in which a parcel goes.
     */
    List<Scan> of(Collection<String> trackingNumbers) {
        return database
                .sql(
                        """
                        select * from shipping.scans
                        where tracking_number = any (:numbers::text[])
                        order by event_id
                        """)
                .param("numbers", texts(trackingNumbers, number -> number))
                .query((row, _) -> scan(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Scan::at).thenComparing(Scan::kind))
                .toList();
    }

    private static Scan scan(ResultSet row) throws SQLException {
        return new Scan(
                id(row, "event_id"),
                Columns.word(row, "carrier", Carrier.class),
                row.getString("tracking_number"),
                Columns.word(row, "kind", Scan.Kind.class),
                row.getString("code"),
                Columns.time(row, "at"),
                Columns.textIfGiven(row, "signed_by"));
    }
}
