package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Order.Terms;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of orders: what each is now. Its histories and its work are written with it. */
final class Orders {

    private final Database database;

    /** How many orders are released in one transaction. */
    private static final int RELEASED_AT_ONCE = 200;

    private final Histories histories;
    private final WorkTables tables;
    private final AllocationTable allocations;

    Orders(Database database) {
        this.database = database;
        this.histories = new Histories(database);
        this.tables = new WorkTables(database);
        this.allocations = new AllocationTable(database);
    }

    /** The orders that a batch speaks of, by whatever it names them, locked in one order. */
    OrderBook lock(
            Collection<UUID> orderIds, Collection<UUID> cartIds, Collection<UUID> paymentIds) {
        return tables.complete(
                database.sql(
                                """
                                select o.* from orders.orders o
                                where o.order_id = any (:orders::uuid[])
                                   or o.cart_id = any (:carts::uuid[])
                                   or o.payment_id = any (:payments::uuid[])
                                order by o.order_id
                                for update
                                """)
                        .param("orders", uuids(orderIds))
                        .param("carts", uuids(cartIds))
                        .param("payments", uuids(paymentIds))
                        .query(WorkTables.Found::read)
                        .list());
    }

    /** As they are at this moment, with what was bought; not to be changed. */
    OrderBook read(Collection<UUID> orderIds) {
        var book =
                new OrderBook(
                        database.sql(
                                        "select o.*, "
                                                + WorkTables.DETAILS
                                                + " from orders.orders o where o.order_id = any (:orders::uuid[])")
                                .param("orders", uuids(orderIds))
                                .query(OrderRow::readWhole)
                                .list());
        learnGoods(book, orderIds);
        return book;
    }

    /**
     * Orders whose time has come; those that others work on are left for the next time, and those
     * that are being amended wait for that.
     */
    OrderBook lockDue(Instant now) {
        var book =
                tables.complete(
                        database.sql(
                                        """
                                        select o.* from orders.orders o
                                        where o.wake_at <= :now and not exists (
                                            select from orders.amendment a where a.order_id = o.order_id
                                              and a.state in ('RESERVING', 'PENDING', 'COMMITTING'))
                                        order by o.wake_at
                                        limit :most
                                        for update skip locked
                                        """)
                                .param("now", time(now))
                                .param("most", RELEASED_AT_ONCE)
                                .query(WorkTables.Found::read)
                                .list());
        var due = book.all().stream().map(Order::id).toList();
        learnGoods(book, due);
        learnSources(book, due);
        return book;
    }

    /** Looks up where the units of these orders lie, if not all at the one place that there is. */
    void learnSources(OrderBook book, Collection<UUID> orderIds) {
        book.knowSources(allocations.of(orderIds));
    }

    /** Looks up what was bought in these orders; of new ones the book knows it already. */
    void learnGoods(OrderBook book, Collection<UUID> orderIds) {
        var known = orderIds.stream().filter(id -> book.order(id) instanceof Real).toList();
        if (!known.isEmpty()) {
            book.know(histories.goods(known));
        }
    }

    /** Writes what has happened in a batch, however many orders in as many statements. */
    void save(OrderBook book) {
        if (!book.opened().isEmpty()) {
            insert(book.opened());
        }
        if (!book.paid().isEmpty()) {
            pay(book.paid());
        }
        var moved = new ArrayList<>(book.moved());
        moved.addAll(book.openedWithMore());
        if (!moved.isEmpty()) {
            update(moved);
            tables.save(book);
        }
        if (!book.recorded().isEmpty()) {
            histories.append(book.recorded());
        }
        allocations.save(book.sourced(), book.unclaimed());
    }

    int forgetUnclaimedAllocations(Instant now, int most) {
        return allocations.forgetUnclaimed(now, most);
    }

    Optional<Real> find(UUID orderId) {
        return database.sql(
                        "select o.*, "
                                + WorkTables.DETAILS
                                + " from orders.orders o where o.order_id = :order")
                .param("order", orderId)
                .query(OrderRow::readWhole)
                .optional()
                .filter(Real.class::isInstance)
                .map(Real.class::cast);
    }

    Histories histories() {
        return histories;
    }

    /** Numbers that nobody has had and nobody will. */
    List<Integer> confirmationNumbers(int howMany) {
        if (howMany == 0) {
            return List.of();
        }
        return database.sql(
                        """
                        select k.key, nextval('orders.confirmation_sequence')::int as count
                        from orders.confirmation_key k, generate_series(1, :many)
                        """)
                .param("many", howMany)
                .query((row, _) ->
                        new ConfirmationNumbers(row.getLong("key")).number(row.getInt("count")))
                .list();
    }

    private void insert(SequencedCollection<Order> orders) {
        database.sql(
                        """
                        insert into orders.orders (order_id, stage, version, changes, cart_id, customer_id,
                            checkout_session_id, correlation_id, payment_id, payment_authorization_id, reservation_id,
                            total, currency, number, captured, refunded, voided, refunds, created_at, cancelled_at,
                            cancel_reason, release_at, wake_at, resumes)
                        select id, stage, version, changes, cart, customer, session, correlation, payment, auth,
                            reservation, total::bigint, currency, number::int, captured, refunded, voided::boolean,
                            refunds::uuid[], created, cancelled, reason, release,
                            case stage when 'CONFIRMED' then release end,
                            case stage when 'ON_HOLD' then 'CONFIRMED' end
                        from unnest(:orders::uuid[], :stages::text[], :versions::int[], :changes::int[],
                            :carts::uuid[], :customers::uuid[], :sessions::uuid[], :correlations::uuid[],
                            :payments::uuid[], :authorizations::text[], :reservations::uuid[], :totals::text[],
                            :currencies::text[], :numbers::text[], :captured::bigint[], :refunded::bigint[],
                            :voided::text[], :refunds::text[], :created::timestamptz[], :cancelled::timestamptz[],
                            :reasons::text[], :releases::timestamptz[])
                          as v (id, stage, version, changes, cart, customer, session, correlation, payment, auth,
                            reservation, total, currency, number, captured, refunded, voided, refunds, created,
                            cancelled, reason, release)
                        """)
                .param("orders", uuids(orders, Order::id))
                .param("stages", texts(orders, OrderRow::stage))
                .param("versions", ints(orders, Order::version))
                .param("changes", ints(orders, OrderRow::changes))
                .param("carts", uuids(orders, of(Terms::cartId)))
                .param("customers", uuids(orders, of(Terms::customerId)))
                .param("sessions", uuids(orders, of(Terms::checkoutSessionId)))
                .param("correlations", uuids(orders, of(Terms::correlationId)))
                .param("payments", uuids(orders, of(Terms::paymentId)))
                .param("authorizations", texts(orders, of(Terms::paymentAuthorizationId)))
                .param("reservations", uuids(orders, of(Terms::reservationId)))
                .param("totals", texts(orders, of(terms -> Long.toString(terms.total()))))
                .param("currencies", texts(orders, of(Terms::currency)))
                .param("numbers", texts(orders, order -> text(OrderRow.number(order))))
                .param("captured", longs(orders, order -> OrderRow.money(order).captured()))
                .param("refunded", longs(orders, order -> OrderRow.money(order).refunded()))
                .param("voided", texts(orders, order -> text(OrderRow.money(order).voided())))
                .param(
                        "refunds",
                        texts(orders, order -> OrderRow.array(OrderRow.money(order).refunds())))
                .param("created", instants(orders, OrderRow::createdAt))
                .param("cancelled", instants(orders, OrderRow::cancelledAt))
                .param("reasons", texts(orders, order -> text(OrderRow.cancelReason(order))))
                .param("releases", instants(orders, OrderRow::releaseAt))
                .update();
    }

    /** Money has come in or gone out: the commonest change, and it touches no index. */
    private void pay(Collection<Order> orders) {
        database.sql(
                        """
                        update orders.orders o
                        set version = v.version, captured = v.captured, refunded = v.refunded,
                            voided = v.voided::boolean, refunds = v.refunds::uuid[]
                        from unnest(:orders::uuid[], :versions::int[], :captured::bigint[], :refunded::bigint[],
                            :voided::text[], :refunds::text[])
                          as v (id, version, captured, refunded, voided, refunds)
                        where o.order_id = v.id
                        """)
                .param("orders", uuids(orders, Order::id))
                .param("versions", ints(orders, Order::version))
                .param("captured", longs(orders, order -> OrderRow.money(order).captured()))
                .param("refunded", longs(orders, order -> OrderRow.money(order).refunded()))
                .param("voided", texts(orders, order -> text(OrderRow.money(order).voided())))
                .param(
                        "refunds",
                        texts(orders, order -> OrderRow.array(OrderRow.money(order).refunds())))
                .update();
    }

    private void update(Collection<Order> orders) {
        database.sql(
                        """
                        update orders.orders o
                        set stage = v.stage, version = v.version, changes = v.changes, captured = v.captured,
                            refunded = v.refunded, voided = v.voided::boolean, refunds = v.refunds::uuid[],
                            promised = v.promised, asks = v.asks, claimed = v.claimed,
                            claims_closed = v.closed::boolean, returned = v.returned, unpaid = v.unpaid::jsonb,
                            cancelled_at = v.cancelled, cancel_reason = v.reason,
                            completed_at = v.completed, release_at = v.release, wake_at = v.wake, resumes = v.resumes,
                            detailed = v.detailed::boolean, fulfilments = v.fulfilments, revision = v.revision,
                            total_change = v.total_change, address = v.address::jsonb,
                            address_revision = v.address_revision, amended = v.amended::jsonb
                        from unnest(:orders::uuid[], :stages::text[], :versions::int[], :changes::int[],
                            :captured::bigint[], :refunded::bigint[], :voided::text[], :refunds::text[],
                            :promised::bigint[], :asks::int[], :claimed::bigint[], :closed::text[], :returned::bigint[],
                            :unpaid::text[], :cancelled::timestamptz[], :reasons::text[],
                            :completed::timestamptz[], :releases::timestamptz[], :wakes::timestamptz[],
                            :resumes::text[], :detailed::text[], :fulfilments::int[], :revisions::int[],
                            :total_changes::bigint[], :addresses::text[], :address_revisions::int[],
                            :amended::text[])
                          as v (id, stage, version, changes, captured, refunded, voided, refunds, promised, asks,
                            claimed, closed, returned, unpaid, cancelled, reason, completed, release, wake, resumes,
                            detailed, fulfilments, revision, total_change, address, address_revision, amended)
                        where o.order_id = v.id
                        """)
                .param("orders", uuids(orders, Order::id))
                .param("stages", texts(orders, OrderRow::stage))
                .param("versions", ints(orders, Order::version))
                .param("changes", ints(orders, OrderRow::changes))
                .param("captured", longs(orders, order -> OrderRow.money(order).captured()))
                .param("refunded", longs(orders, order -> OrderRow.money(order).refunded()))
                .param("voided", texts(orders, order -> text(OrderRow.money(order).voided())))
                .param(
                        "refunds",
                        texts(orders, order -> OrderRow.array(OrderRow.money(order).refunds())))
                .param("promised", longs(orders, order -> OrderRow.money(order).promised()))
                .param("asks", ints(orders, order -> OrderRow.money(order).asks()))
                .param("claimed", longs(orders, order -> OrderRow.money(order).claimed()))
                .param("closed", texts(orders, order -> text(OrderRow.money(order).closed())))
                .param("returned", longs(orders, order -> OrderRow.money(order).returned()))
                .param("unpaid", texts(orders, order -> json(OrderRow.money(order).unpaid())))
                .param("cancelled", instants(orders, OrderRow::cancelledAt))
                .param("reasons", texts(orders, order -> text(OrderRow.cancelReason(order))))
                .param("completed", instants(orders, OrderRow::completedAt))
                .param("releases", instants(orders, OrderRow::releaseAt))
                .param("wakes", instants(orders, OrderRow::wakeAt))
                .param("resumes", texts(orders, OrderRow::resumes))
                .param("detailed", texts(orders, order -> text(OrderRow.work(order).isDetailed())))
                .param("fulfilments", ints(orders, order -> OrderRow.work(order).fulfilments()))
                .param("revisions", ints(orders, order -> OrderRow.work(order).revision()))
                .param("total_changes", longs(orders, order -> OrderRow.work(order).totalChange()))
                .param("addresses", texts(orders, order -> json(OrderRow.work(order).address())))
                .param(
                        "address_revisions",
                        ints(orders, order -> OrderRow.work(order).addressRevision()))
                .param("amended", texts(orders, order -> json(OrderRow.amended(order))))
                .update();
    }

    private static <V> Function<Order, @Nullable V> of(Function<Terms, @Nullable V> column) {
        return order -> {
            var terms = OrderRow.terms(order);
            return terms == null ? null : column.apply(terms);
        };
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Wire.mapper().writeValueAsString(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
