package dev.waybill.checkout;

import dev.waybill.checkout.Session.Authorizing;
import dev.waybill.checkout.Session.Compensating;
import dev.waybill.checkout.Session.Confirmed;
import dev.waybill.checkout.Session.CreatingOrder;
import dev.waybill.checkout.Session.Failed;
import dev.waybill.checkout.Session.Pricing;
import dev.waybill.checkout.Session.Reserving;
import dev.waybill.checkout.Session.Started;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.checkout.CheckoutFailed.UnavailableItem;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** How a session becomes a row, column by column, and a row a session. */
final class Columns {

    private static final TypeReference<List<UnavailableItem>> ITEMS = new TypeReference<>() {};

    /**
     * Whether the session failed because somebody intervened: looked up for those few that have
     * timed out.
     */
    static final String BY_SELLER =
            """
            coalesce(session.reason = 'TIMED_OUT' and exists (
                select from checkout.intervention i where i.session_id = session.session_id
                    and i.wish = 'COMPENSATE' and i.found <> 'COMPENSATING'), false) as by_seller\
            """;

    private Columns() {}

    static String status(Session session) {
        return Status.of(session).name();
    }

    static int attempt(Session session) {
        return switch (session) {
            case Session.Live live -> live.turn().attempt();
            case Failed failed -> failed.attempt();
            case Confirmed _ -> 0;
        };
    }

    static @Nullable Instant due(Session session) {
        return session instanceof Session.Live live ? live.turn().due() : null;
    }

    static Set<Debt> owes(Session session) {
        return session instanceof Compensating compensating ? compensating.owes() : Debt.NOTHING;
    }

    private static @Nullable Failure why(Session session) {
        return switch (session) {
            case Compensating compensating -> compensating.why();
            case Failed failed -> failed.why();
            case Pricing _, Session.Forward _, Confirmed _ -> null;
        };
    }

    static @Nullable String reason(Session session) {
        var why = why(session);
        return why == null ? null : why.reason().name();
    }

    static @Nullable String unavailable(Session session) {
        var why = why(session);
        return why == null || why.unavailable().isEmpty()
                ? null
                : Wire.mapper().writeValueAsString(why.unavailable());
    }

    static @Nullable String authorization(Session session) {
        return session instanceof CreatingOrder creating ? creating.authorizationId() : null;
    }

    static int review(Session session) {
        return session instanceof CreatingOrder creating && creating.review() ? 1 : 0;
    }

    static @Nullable String number(Session session) {
        return session instanceof Confirmed confirmed ? confirmed.confirmationNumber() : null;
    }

    static @Nullable Instant finish(Session session) {
        return switch (session) {
            case Session.Finished finished -> finished.finishedAt();
            case Compensating compensating -> compensating.failedAt();
            case Pricing _, Session.Forward _ -> null;
        };
    }

    static Session session(ResultSet row) throws SQLException {
        var journey = journey(row);
        return switch (Status.valueOf(row.getString("status"))) {
            case PRICING -> new Pricing(journey, turn(row));
            case STARTED -> new Started(journey, turn(row));
            case RESERVING -> new Reserving(journey, turn(row));
            case AUTHORIZING -> new Authorizing(journey, turn(row));
            case CREATING_ORDER ->
                    new CreatingOrder(
                            journey,
                            turn(row),
                            row.getString("authorization_id"),
                            row.getBoolean("review"));
            case COMPENSATING ->
                    new Compensating(
                            journey,
                            turn(row),
                            why(row),
                            Debt.named(row.getString("owes")),
                            time(row, "finished_at"));
            case CONFIRMED ->
                    new Confirmed(journey, row.getString("confirmation_number"), finished(row));
            case FAILED -> new Failed(journey, row.getInt("attempt"), why(row), finished(row));
        };
    }

    private static Journey journey(ResultSet row) throws SQLException {
        return new Journey(
                uuid(row, "session_id"),
                uuid(row, "order_id"),
                uuid(row, "cart_id"),
                uuid(row, "customer_id"),
                row.getLong("total"),
                row.getString("currency"),
                Database.instant(row.getTimestamp("started_at")),
                Database.instant(row.getTimestamp("deadline_at")));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(row.getInt("attempt"), Database.instant(row.getTimestamp("due_at")));
    }

    static Failure why(ResultSet row) throws SQLException {
        var unavailable = row.getString("unavailable");
        return new Failure(
                CheckoutFailure.valueOf(row.getString("reason")),
                unavailable == null ? List.of() : Wire.mapper().readValue(unavailable, ITEMS),
                row.getBoolean("by_seller"));
    }

    private static Instant finished(ResultSet row) throws SQLException {
        return Objects.requireNonNull(time(row, "finished_at"), "finished_at");
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : Database.instant(time);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
