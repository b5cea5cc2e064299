package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Order.Terms;
import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of orders: what each is now. Its histories are written with it. */
final class Orders {

    private final Database database;
    private final Histories histories;

    Orders(Database database) {
        this.database = database;
        this.histories = new Histories(database);
    }

    /** The orders that a batch speaks of, by whatever it names them, locked in one order. */
    OrderBook lock(
            Collection<UUID> orderIds, Collection<UUID> cartIds, Collection<UUID> paymentIds) {
        return new OrderBook(
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
                        .query(OrderRow::read)
                        .list());
    }

    /** Writes what has happened in a batch: three statements, however many orders. */
    void save(OrderBook book) {
        if (!book.opened().isEmpty()) {
            insert(book.opened());
        }
        if (!book.changed().isEmpty()) {
            update(book.changed());
        }
        if (!book.recorded().isEmpty()) {
            histories.append(book.recorded());
        }
    }

    Optional<Real> find(UUID orderId) {
        return database.sql("select * from orders.orders where order_id = :order")
                .param("order", orderId)
                .query(OrderRow::read)
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
                            cancel_reason)
                        select id, stage, version, changes, cart, customer, session, correlation, payment, auth,
                            reservation, total::bigint, currency, number::int, captured, refunded, voided::boolean,
                            refunds::uuid[], created, cancelled, reason
                        from unnest(:orders::uuid[], :stages::text[], :versions::int[], :changes::int[],
                            :carts::uuid[], :customers::uuid[], :sessions::uuid[], :correlations::uuid[],
                            :payments::uuid[], :authorizations::text[], :reservations::uuid[], :totals::text[],
                            :currencies::text[], :numbers::text[], :captured::bigint[], :refunded::bigint[],
                            :voided::text[], :refunds::text[], :created::timestamptz[], :cancelled::timestamptz[],
                            :reasons::text[])
                          as v (id, stage, version, changes, cart, customer, session, correlation, payment, auth,
                            reservation, total, currency, number, captured, refunded, voided, refunds, created,
                            cancelled, reason)
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
                .update();
    }

    private void update(SequencedCollection<Order> orders) {
        database.sql(
                        """
                        update orders.orders o
                        set stage = v.stage, version = v.version, changes = v.changes, captured = v.captured,
                            refunded = v.refunded, voided = v.voided::boolean, refunds = v.refunds::uuid[],
                            cancelled_at = v.cancelled, cancel_reason = v.reason
                        from unnest(:orders::uuid[], :stages::text[], :versions::int[], :changes::int[],
                            :captured::bigint[], :refunded::bigint[], :voided::text[], :refunds::text[],
                            :cancelled::timestamptz[], :reasons::text[])
                          as v (id, stage, version, changes, captured, refunded, voided, refunds, cancelled, reason)
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
                .param("cancelled", instants(orders, OrderRow::cancelledAt))
                .param("reasons", texts(orders, order -> text(OrderRow.cancelReason(order))))
                .update();
    }

    private static <V> Function<Order, @Nullable V> of(Function<Terms, @Nullable V> column) {
        return order -> {
            var terms = OrderRow.terms(order);
            return terms == null ? null : column.apply(terms);
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
