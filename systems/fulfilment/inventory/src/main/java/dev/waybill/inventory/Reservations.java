package dev.waybill.inventory;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.inventory.Reservation.Claim;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Held;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Reservation.Shipped;
import dev.waybill.inventory.Reservation.State;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;

/** The reservations: one row each, whatever the number of its lines. */
class Reservations {

    private static final TypeReference<List<UnavailableItem>> SHORTAGES = new TypeReference<>() {};
    private static final TypeReference<List<Awaited>> AWAITED = new TypeReference<>() {};

    final Database database;

    Reservations(Database database) {
        this.database = database;
    }

    /** Those of the given ids that exist, locked in sorted order. */
    List<Reservation> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from inventory.reservation
                        where id = any (:ids::uuid[]) order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(Reservations::reservation)
                .list();
    }

    Optional<Reservation> find(UUID id) {
        return database.sql("select * from inventory.reservation where id = :id")
                .param("id", id)
                .query(Reservations::reservation)
                .optional();
    }

    List<Reservation> ofOrder(UUID orderId) {
        return database.sql(
                        "select * from inventory.reservation where order_id = :order order by at, id")
                .param("order", orderId)
                .query(Reservations::reservation)
                .list();
    }

    /** The last that orders stand behind, the earliest of them first. */
    List<Reservation> last(int howMany) {
        return database.sql(
                        """
                        select * from (
                          select * from inventory.reservation where state in ('COMMITTED', 'SHIPPED')
                          order by at desc, id desc limit :most) r
                        order by at, id
                        """)
                .param("most", howMany)
                .query(Reservations::reservation)
                .list();
    }

    /** Those that wait for units of these products. */
    List<Holding> lockAwaiting(Collection<UUID> products) {
        return database
                .sql(
                        """
                        select r.* from inventory.reservation r
                        where r.awaited is not null and exists (
                          select from jsonb_array_elements(r.awaited) a
                          where (a ->> 'productId')::uuid = any (:products::uuid[]))
                        order by r.id for update
                        """)
                .param("products", Database.uuids(products))
                .query(Reservations::reservation)
                .list()
                .stream()
                .filter(Holding.class::isInstance)
                .map(Holding.class::cast)
                .toList();
    }

    /** Holds whose time is over, locked; those that somebody else has in hand are left to them. */
    List<Hold.Expire> lockDue(Instant now, int atMost) {
        return database.sql(
                        """
                        select id from inventory.reservation
                        where state = 'HELD' and expires_at <= :now
                        order by expires_at limit :most for update skip locked
                        """)
                .param("now", Database.time(now))
                .param("most", atMost)
                .query((row, _) -> new Hold.Expire(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Not an upsert: two batches that each begin the same reservation must not both win. The second
     * one fails on the key, is handled again, and finds the first one's row.
     */
    void insert(List<Reservation> added) {
        if (added.isEmpty()) {
            return;
        }
        var statement =
                database.sql(
                        """
                        insert into inventory.reservation
                          (id, order_id, cart_id, journey_id, state, at, expires_at, reason,
                           product_ids, locations, quantities, shortages, awaited, destination, collect_at)
                        select id, order_id, cart_id, journey_id, state, at, expires_at, reason,
                          product_ids::uuid[], locations::text[], quantities::int[], shortages, awaited,
                          destination, collect_at
                        from unnest(:ids::uuid[], :orders::uuid[], :carts::uuid[], :journeys::uuid[],
                          :states::inventory.reservation_state[], :times::timestamptz[],
                          :expiries::timestamptz[], :reasons::text[], :products::text[],
                          :locations::text[], :quantities::text[], :shortages::jsonb[], :awaited::jsonb[],
                          :destinations::text[], :collects::text[])
                          as r (id, order_id, cart_id, journey_id, state, at, expires_at, reason,
                            product_ids, locations, quantities, shortages, awaited, destination, collect_at)
                        """);
        // Sorted, so that two batches that add the same ones wait in line instead of for each
        // other.
        var sorted = added.stream().sorted(comparing(Reservation::id)).toList();
        bind(statement, sorted)
                .param("carts", Database.uuids(sorted, each -> each.claim().cartId()))
                .param("journeys", Database.uuids(sorted, each -> each.claim().journeyId()))
                .param(
                        "destinations",
                        Database.texts(sorted, each -> each.claim().wish().destination()))
                .param("collects", Database.texts(sorted, each -> each.claim().wish().collectAt()))
                .update();
    }

    void update(List<Reservation> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var statement =
                database.sql(
                        """
                        update inventory.reservation r
                        set order_id = c.order_id, state = c.state, at = c.at, expires_at = c.expires_at,
                          reason = c.reason, product_ids = c.product_ids::uuid[],
                          locations = c.locations::text[], quantities = c.quantities::int[],
                          shortages = c.shortages, awaited = c.awaited, parts = c.parts::uuid[]
                        from unnest(:ids::uuid[], :orders::uuid[],
                          :states::inventory.reservation_state[], :times::timestamptz[],
                          :expiries::timestamptz[], :reasons::text[], :products::text[],
                          :locations::text[], :quantities::text[], :shortages::jsonb[], :awaited::jsonb[],
                          :parts::text[])
                          as c (id, order_id, state, at, expires_at, reason,
                            product_ids, locations, quantities, shortages, awaited, parts)
                        where r.id = c.id
                        """);
        bind(statement, moved).param("parts", Database.texts(moved, Reservations::parts)).update();
    }

    private static StatementSpec bind(StatementSpec statement, List<Reservation> rows) {
        return statement
                .param("ids", Database.uuids(rows, Reservation::id))
                .param("orders", Database.uuids(rows, each -> each.claim().orderId()))
                .param("states", Database.texts(rows, each -> each.state().name()))
                .param("times", Database.instants(rows, Reservation::at))
                .param("expiries", Database.instants(rows, Reservations::expiresAt))
                .param("reasons", Database.texts(rows, Reservations::reason))
                .param("products", Database.texts(rows, each -> array(each, Line::productId)))
                .param("locations", Database.texts(rows, each -> array(each, Line::location)))
                .param("quantities", Database.texts(rows, each -> array(each, Line::quantity)))
                .param("shortages", Database.texts(rows, Reservations::shortages))
                .param("awaited", Database.texts(rows, Reservations::awaited));
    }

    /** An array literal; ids, numbers and the names of locations need no quotes in it. */
    private static String array(Reservation reservation, Function<Line, Object> column) {
        return reservation.lines().stream()
                .map(line -> column.apply(line).toString())
                .collect(joining(",", "{", "}"));
    }

    private static String parts(Reservation reservation) {
        return reservation instanceof Holding holding
                ? holding.parts().stream().map(UUID::toString).collect(joining(",", "{", "}"))
                : "{}";
    }

    private static @Nullable Instant expiresAt(Reservation reservation) {
        return reservation instanceof Held held ? held.expiresAt() : null;
    }

    private static @Nullable String reason(Reservation reservation) {
        return reservation instanceof Released released && released.reason() != null
                ? released.reason().name()
                : null;
    }

    private static @Nullable String shortages(Reservation reservation) {
        return reservation instanceof Refused refused
                ? Wire.mapper().writeValueAsString(refused.shortages())
                : null;
    }

    private static @Nullable String awaited(Reservation reservation) {
        return reservation instanceof Holding holding && !holding.awaited().isEmpty()
                ? Wire.mapper().writeValueAsString(holding.awaited())
                : null;
    }

    private static List<Awaited> awaited(ResultSet row) throws SQLException {
        var json = row.getString("awaited");
        return json == null ? List.of() : Wire.mapper().readValue(json, AWAITED);
    }

    private static Reservation reservation(ResultSet row, int index) throws SQLException {
        var claim =
                new Claim(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("cart_id", UUID.class),
                        row.getObject("journey_id", UUID.class),
                        Wish.read(row.getString("destination"), row.getString("collect_at")));
        var lines = lines(row);
        var at = row.getTimestamp("at").toInstant();
        return switch (State.valueOf(row.getString("state"))) {
            case HELD ->
                    new Held(
                            claim,
                            lines,
                            at,
                            row.getTimestamp("expires_at").toInstant(),
                            parts(row),
                            awaited(row));
            case COMMITTED -> new Committed(claim, lines, at, parts(row), awaited(row));
            case SHIPPED -> new Shipped(claim, lines, at);
            case RELEASED -> new Released(claim, lines, reason(row.getString("reason")), at);
            case EXPIRED -> new Expired(claim, lines, at);
            case REFUSED ->
                    new Refused(
                            claim,
                            Wire.mapper().readValue(row.getString("shortages"), SHORTAGES),
                            at);
        };
    }

    private static List<UUID> parts(ResultSet row) throws SQLException {
        return List.of((UUID[]) row.getArray("parts").getArray());
    }

    private static List<Line> lines(ResultSet row) throws SQLException {
        var products = (UUID[]) row.getArray("product_ids").getArray();
        var locations = (String[]) row.getArray("locations").getArray();
        var quantities = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<Line>(products.length);
        for (var i = 0; i < products.length; i++) {
            lines.add(new Line(products[i], locations[i], quantities[i]));
        }
        return List.copyOf(lines);
    }

    private static @Nullable ReleaseReason reason(@Nullable String name) {
        return name == null ? null : ReleaseReason.valueOf(name);
    }
}
