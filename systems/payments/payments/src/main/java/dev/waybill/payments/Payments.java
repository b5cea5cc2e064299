package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of payments. */
final class Payments {

    /** What is read of a payment beyond its state: the number of its changes. */
    record Versioned(PaymentRow row, long version) {}

    private final Database database;
    private final Captures captures;

    Payments(Database database) {
        this.database = database;
        this.captures = new Captures(database);
    }

    /** Locks in sorted order, so that two batches never wait for each other in a circle. */
    List<Payment> lock(Collection<UUID> ids) {
        return whole(
                database.sql(
                                """
                                select * from payments.payments
                                where payment_id = any(:ids::uuid[])
                                order by payment_id
                                for update
                                """)
                        .param("ids", uuids(ids))
                        .query((row, _) -> read(row))
                        .list());
    }

    private List<Payment> whole(List<PaymentRow> rows) {
        return captures.complete(rows).stream().map(PaymentRow::payment).toList();
    }

    private List<Versioned> wholeVersions(List<Versioned> rows) {
        var whole = captures.complete(rows.stream().map(Versioned::row).toList());
        var all = new ArrayList<Versioned>();
        for (var i = 0; i < rows.size(); i++) {
            all.add(new Versioned(whole.get(i), rows.get(i).version()));
        }
        return all;
    }

    /** As they are at this moment; they may change before anything is done about it. */
    List<Payment> glance(Collection<UUID> ids) {
        return whole(
                database.sql("select * from payments.payments where payment_id = any(:ids::uuid[])")
                        .param("ids", uuids(ids))
                        .query((row, _) -> read(row))
                        .list());
    }

    Optional<Versioned> find(UUID id) {
        return wholeVersions(
                        database.sql("select * from payments.payments where payment_id = :id")
                                .param("id", id)
                                .query((row, _) -> new Versioned(read(row), row.getInt("version")))
                                .list())
                .stream()
                .findFirst();
    }

    List<Versioned> ofOrder(UUID orderId, int limit) {
        return wholeVersions(
                database.sql(
                                """
                                select * from payments.payments
                                where order_id = :order
                                order by requested_at, payment_id
                                limit :limit
                                """)
                        .param("order", orderId)
                        .param("limit", limit)
                        .query((row, _) -> new Versioned(read(row), row.getInt("version")))
                        .list());
    }

    void insert(List<PaymentRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.payments (payment_id, order_id, cart_id, customer_id,
                            journey, amount, currency, card_token, card_brand, card_last4,
                            card_expiry_month, card_expiry_year, requested_at, state, reference,
                            reason, void_wished, agreed, held, capturing, captured, authorized_at,
                            ended_at)
                        select * from unnest(:ids::uuid[], :orders::uuid[], :carts::uuid[],
                            :customers::uuid[], :journeys::uuid[], :amounts::bigint[],
                            :currencies::text[], :tokens::text[], :brands::text[],
                            :last4s::text[], :months::smallint[], :years::smallint[],
                            :requested::timestamptz[], :states::text[], :references::text[],
                            :reasons::text[], :wishes::boolean[], :agreed::bigint[],
                            :held::bigint[], :capturing::bigint[], :captured::bigint[],
                            :authorized::timestamptz[], :ended::timestamptz[])
                        """)
                .param("ids", uuids(rows, PaymentRow::paymentId))
                .param("orders", uuids(rows, PaymentRow::orderId))
                .param("carts", uuids(rows, row -> of(row, Terms::cartId)))
                .param("customers", uuids(rows, row -> of(row, Terms::customerId)))
                .param("journeys", uuids(rows, row -> of(row, Terms::journey)))
                .param("amounts", longs(rows, Payments::amount))
                .param("currencies", texts(rows, Payments::currency))
                .param("tokens", texts(rows, row -> ofCard(row, PaymentMethod::token)))
                .param("brands", texts(rows, row -> ofCard(row, PaymentMethod::brand)))
                .param("last4s", texts(rows, row -> ofCard(row, PaymentMethod::last4)))
                .param("months", texts(rows, row -> ofCard(row, PaymentMethod::expiryMonth)))
                .param("years", texts(rows, row -> ofCard(row, PaymentMethod::expiryYear)))
                .param("requested", instants(rows, Payments::requestedAt))
                .param("states", texts(rows, row -> row.state().name()))
                .param("references", texts(rows, PaymentRow::reference))
                .param("reasons", texts(rows, Payments::reason))
                .param("wishes", flags(rows, PaymentRow::voidWished))
                .param("agreed", longs(rows, row -> row.money().agreed()))
                .param("held", longs(rows, row -> row.money().held()))
                .param("capturing", longs(rows, row -> row.money().capturing()))
                .param("captured", longs(rows, row -> row.money().captured()))
                .param("authorized", instants(rows, PaymentRow::authorizedAt))
                .param("ended", instants(rows, PaymentRow::endedAt))
                .update();
    }

    void update(List<PaymentRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update payments.payments p
                        set state = v.state, reference = v.reference, reason = v.reason,
                            void_wished = v.wished, agreed = v.agreed, held = v.held,
                            papers = v.papers::jsonb, capturing = v.capturing,
                            captured = v.captured, refunded = v.refunded,
                            refunding = v.refunding, authorized_at = v.authorized_at,
                            ended_at = v.ended_at, review = p.review or v.review,
                            version = p.version + 1
                        from unnest(:ids::uuid[], :states::text[], :references::text[],
                            :reasons::text[], :wishes::boolean[], :agreed::bigint[],
                            :held::bigint[], :papers::text[], :capturing::bigint[],
                            :captured::bigint[], :refunded::bigint[], :refunding::bigint[],
                            :authorized::timestamptz[], :ended::timestamptz[],
                            :reviews::boolean[])
                            as v (id, state, reference, reason, wished, agreed, held, papers,
                                capturing, captured,
                                refunded, refunding, authorized_at, ended_at, review)
                        where p.payment_id = v.id
                        """)
                .param("ids", uuids(rows, PaymentRow::paymentId))
                .param("states", texts(rows, row -> row.state().name()))
                .param("references", texts(rows, PaymentRow::reference))
                .param("reasons", texts(rows, Payments::reason))
                .param("wishes", flags(rows, PaymentRow::voidWished))
                .param("agreed", longs(rows, row -> row.money().agreed()))
                .param("held", longs(rows, row -> row.money().held()))
                .param("capturing", longs(rows, row -> row.money().capturing()))
                .param("captured", longs(rows, row -> row.money().captured()))
                .param("refunded", longs(rows, row -> row.money().refunded()))
                .param("refunding", longs(rows, row -> row.money().refunding()))
                .param("authorized", instants(rows, PaymentRow::authorizedAt))
                .param("ended", instants(rows, PaymentRow::endedAt))
                .param("reviews", flags(rows, PaymentRow::review))
                .param("papers", texts(rows, Payments::papers))
                .update();
    }

    /** After their payments, so that whoever reads them has those locked. */
    void saveCaptures(List<PaymentRow> rows) {
        captures.save(rows);
    }

    private static @Nullable String papers(PaymentRow row) {
        var papers = row.papers();
        return papers == null ? null : Wire.mapper().writeValueAsString(papers);
    }

    private static PaymentRow.@Nullable Papers papers(ResultSet row) throws SQLException {
        var text = row.getString("papers");
        return text == null ? null : Wire.mapper().readValue(text, PaymentRow.Papers.class);
    }

    static PaymentRow read(ResultSet row) throws SQLException {
        var state = PaymentRow.State.valueOf(row.getString("state"));
        var reason = row.getString("reason");
        return new PaymentRow(
                id(row, "payment_id"),
                id(row, "order_id"),
                state == PaymentRow.State.BARRED ? null : terms(row),
                state,
                row.getString("reference"),
                reason == null ? null : DeclineReason.valueOf(reason),
                row.getBoolean("void_wished"),
                new PaymentRow.Money(
                        row.getLong("agreed"),
                        row.getLong("held"),
                        row.getLong("capturing"),
                        row.getLong("captured"),
                        row.getLong("refunded"),
                        row.getLong("refunding")),
                time(row, "authorized_at"),
                time(row, "ended_at"),
                row.getBoolean("review"),
                papers(row),
                List.of());
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                id(row, "payment_id"),
                id(row, "order_id"),
                id(row, "cart_id"),
                row.getObject("customer_id", UUID.class),
                row.getLong("amount"),
                row.getString("currency"),
                card(row),
                id(row, "journey"),
                Objects.requireNonNull(time(row, "requested_at")));
    }

    private static @Nullable PaymentMethod card(ResultSet row) throws SQLException {
        var token = row.getString("card_token");
        return token == null
                ? null
                : new PaymentMethod(
                        token,
                        row.getString("card_brand"),
                        row.getString("card_last4"),
                        row.getObject("card_expiry_month", Integer.class),
                        row.getObject("card_expiry_year", Integer.class));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> @Nullable T of(PaymentRow row, Function<Terms, @Nullable T> column) {
        var terms = row.terms();
        return terms == null ? null : column.apply(terms);
    }

    private static @Nullable String ofCard(
            PaymentRow row, Function<PaymentMethod, @Nullable Object> column) {
        var card = row.card();
        var value = card == null ? null : column.apply(card);
        return value == null ? null : value.toString();
    }

    private static long amount(PaymentRow row) {
        var terms = row.terms();
        return terms == null ? 0 : terms.amount();
    }

    private static String currency(PaymentRow row) {
        var terms = row.terms();
        return terms == null ? Facts.NO_CURRENCY : terms.currency();
    }

    private static @Nullable Instant requestedAt(PaymentRow row) {
        var terms = row.terms();
        return terms == null ? row.endedAt() : terms.requestedAt();
    }

    private static @Nullable String reason(PaymentRow row) {
        var reason = row.reason();
        return reason == null ? null : reason.name();
    }

    static <T> boolean[] flags(List<T> rows, Predicate<T> flag) {
        var flags = new boolean[rows.size()];
        for (var i = 0; i < flags.length; i++) {
            flags[i] = flag.test(rows.get(i));
        }
        return flags;
    }
}
