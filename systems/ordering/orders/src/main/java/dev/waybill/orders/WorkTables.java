package dev.waybill.orders;

import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Work.Hold;
import dev.waybill.orders.Work.Stop;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/**
 * The tables of what is done about an order: its lines, its open holds, its shipments, and what the
 * warehouse was asked to stop. Most orders that a batch speaks of have nothing there, and nothing
 * is asked then.
 */
final class WorkTables {

    /** What there is for an order {@code o}, each table as one JSON array. */
    static final String DETAILS =
            """
            case when o.detailed then (
                select json_agg(json_build_object('position', l.position, 'productId', l.product_id, 'sku', l.sku,
                    'name', l.name, 'unitPrice', l.unit_price, 'adjustment', l.adjustment, 'ordered', l.ordered,
                    'cancelled', l.cancelled, 'allocated', l.allocated, 'dispatched', l.dispatched,
                    'delivered', l.delivered, 'charged', l.charged) order by l.position)
                from orders.line l where l.order_id = o.order_id) end as lines,
            case when o.detailed then (
                select json_agg(json_build_object('id', h.hold_id, 'reason', h.reason,
                    'customerMessage', h.customer_message))
                from orders.hold h where h.order_id = o.order_id and h.released_at is null) end as holds,
            case when o.detailed then (
                select json_agg(json_build_object('id', s.shipment_id, 'items', s.items, 'state', s.state,
                    'underWay', s.under_way, 'parcels', s.parcels))
                from orders.shipment s where s.order_id = o.order_id) end as shipments,
            case when o.detailed then (
                select json_agg(json_build_object('id', c.cancellation_id, 'purpose', c.purpose, 'items', c.items,
                    'reason', c.reason, 'by', c.requested_by, 'state', c.state, 'refundId', c.refund_id))
                from orders.cancellation c
                where c.order_id = o.order_id and c.state in ('ASSESSING', 'PENDING')) end as stops,
            case when o.detailed and o.fulfilments > 0 then (
                select json_agg(json_build_object('id', f.fulfilment_id, 'warehouseId', f.warehouse_id,
                    'items', f.items) order by f.nth)
                from orders.fulfilment f where f.order_id = o.order_id) end as started
            """;

    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Hold>> HOLDS = new TypeReference<>() {};
    private static final TypeReference<List<Shipment>> SHIPMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Work.Fulfilment>> STARTED = new TypeReference<>() {};
    private static final TypeReference<List<Stop>> STOPS = new TypeReference<>() {};

    private final Database database;
    private final Holds holds;
    private final Shipments shipments;
    private final Stops stops;
    private final Fulfilments fulfilments;

    WorkTables(Database database) {
        this.database = database;
        this.holds = new Holds(database);
        this.shipments = new Shipments(database);
        this.stops = new Stops(database);
        this.fulfilments = new Fulfilments(database);
    }

    /** An order's own row, and whether there is more about it. */
    record Found(Order order, boolean detailed) {
        static Found read(ResultSet row, int index) throws SQLException {
            return new Found(OrderRow.read(row, index), row.getBoolean("detailed"));
        }
    }

    /** Adds what lies in these tables, seen after the orders were locked. */
    OrderBook complete(List<Found> found) {
        var detailed =
                found.stream().filter(Found::detailed).map(each -> each.order().id()).toList();
        var whole = detailed.isEmpty() ? Map.<UUID, Order>of() : read(detailed);
        return new OrderBook(
                found.stream()
                        .map(each -> whole.getOrDefault(each.order().id(), each.order()))
                        .toList());
    }

    private Map<UUID, Order> read(Collection<UUID> orderIds) {
        var orders = new HashMap<UUID, Order>();
        database.sql(
                        "select o.*, "
                                + DETAILS
                                + " from orders.orders o where o.order_id = any (:orders::uuid[])")
                .param("orders", uuids(orderIds))
                .query(OrderRow::readWhole)
                .list()
                .forEach(order -> orders.put(order.id(), order));
        return orders;
    }

    static Work read(ResultSet row, Work own) throws SQLException {
        return new Work(
                new OrderLines(parse(row, "lines", LINES)),
                parse(row, "holds", HOLDS),
                parse(row, "shipments", SHIPMENTS),
                parse(row, "stops", STOPS),
                own.fulfilments(),
                own.revision(),
                own.totalChange(),
                own.address(),
                own.addressRevision(),
                parse(row, "started", STARTED),
                own.amended());
    }

    private static <T> List<T> parse(ResultSet row, String column, TypeReference<List<T>> type)
            throws SQLException {
        var json = row.getString(column);
        return json == null ? List.of() : Wire.mapper().readValue(json, type);
    }

    /** Writes what a batch has changed: one statement for each table that it has changed. */
    void save(OrderBook book) {
        saveLines(book.withOtherLines());
        var happened = book.recorded();
        holds.place(Happened.only(happened, OrderEvent.Held.class));
        holds.release(Happened.only(happened, OrderEvent.HoldReleased.class));
        fulfilments.open(Happened.only(happened, OrderEvent.Started.class));
        shipments.save(book);
        stops.ask(Happened.only(happened, OrderEvent.StopAsked.class));
        stops.move(Happened.only(happened, OrderEvent.StopMoved.class));
    }

    private record Row(UUID orderId, OrderLine line) {}

    private void saveLines(List<Real> orders) {
        var rows = new ArrayList<Row>();
        for (var order : orders) {
            order.work().lines().all().forEach(line -> rows.add(new Row(order.id(), line)));
        }
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.line as l (order_id, position, product_id, sku, name, unit_price, adjustment,
                            ordered, open, cancelled, allocated, dispatched, delivered, charged)
                        select id, position, product, sku, name, price, adjustment, ordered,
                            ordered - cancelled - delivered, cancelled, allocated, dispatched, delivered, charged
                        from unnest(:orders::uuid[], :positions::int[], :products::uuid[], :skus::text[],
                            :names::text[], :prices::bigint[], :adjustments::bigint[], :ordered::int[],
                            :cancelled::int[], :allocated::int[], :dispatched::int[], :delivered::int[],
                            :charged::int[])
                          as v (id, position, product, sku, name, price, adjustment, ordered, cancelled, allocated,
                            dispatched, delivered, charged)
                        on conflict (order_id, position) do update
                        set ordered = excluded.ordered, open = excluded.open, cancelled = excluded.cancelled,
                            allocated = excluded.allocated, dispatched = excluded.dispatched,
                            delivered = excluded.delivered, unit_price = excluded.unit_price,
                            adjustment = excluded.adjustment, charged = excluded.charged
                        """)
                .param("orders", uuids(rows, Row::orderId))
                .param("positions", ints(rows, row -> row.line().position()))
                .param("products", uuids(rows, row -> row.line().productId()))
                .param("skus", texts(rows, row -> row.line().sku()))
                .param("names", texts(rows, row -> row.line().name()))
                .param("prices", longs(rows, row -> row.line().unitPrice()))
                .param("adjustments", longs(rows, row -> row.line().adjustment()))
                .param("ordered", ints(rows, row -> row.line().ordered()))
                .param("cancelled", ints(rows, row -> row.line().cancelled()))
                .param("allocated", ints(rows, row -> row.line().allocated()))
                .param("dispatched", ints(rows, row -> row.line().dispatched()))
                .param("delivered", ints(rows, row -> row.line().delivered()))
                .param("charged", ints(rows, row -> row.line().chargedUnits()))
                .update();
    }
}
