package dev.waybill.checkout;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions' table, for those who look. */
final class CheckoutViews {

    /** What is shown of a checkout, and the version that it is shown at. */
    record Versioned(CheckoutView body, int version) {}

    /** The same for an operator. */
    record Case(CheckoutOnBoard body, int version) {}

    /**
     * Checkouts in one state.
     *
     * @param stuck those that have asked in vain before
     * @param oldestSeconds the age of the oldest
     */
    record StateCount(Status status, long checkouts, long stuck, long oldestSeconds) {}

    private static final String LOOK =
            "select "
                    + Columns.BY_SELLER
                    + """
                    , session_id, order_id, cart_id, customer_id, total, currency, status, version, reason, unavailable,
                        confirmation_number, started_at, updated_at, finished_at,
                        (select b.content from checkout.basket b
                            where b.session_id = session.session_id and session.unavailable is not null) as basket
                    from checkout.session
                    where session_id = any(:ids::uuid[])
                    """;

    private static final String BOARD =
            "select "
                    + Columns.BY_SELLER
                    + """
                    , session_id, order_id, cart_id, customer_id, total, currency, status, version, attempt, reason, due_at,
                        array_to_string(owes, ' ') as owes, started_at, updated_at
                    from checkout.session
                    """;

    // The ids are in order of time, so the oldest come first; the live ones are found by their
    // wake-ups.
    private static final String LIVE =
            BOARD
                    + """
                    where wake_at is not null and session_id > :after::uuid
                        and (:status::text is null or status = :status)
                    order by session_id
                    limit :most
                    """;

    private static final String FINISHED =
            BOARD
                    + """
                    where status = :status and session_id > :after::uuid
                    order by session_id
                    limit :most
                    """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    CheckoutViews(Database database) {
        this.database = database;
    }

    Map<UUID, Versioned> all(Collection<UUID> ids) {
        var found = new HashMap<UUID, Versioned>();
        database.sql(LOOK)
                .param("ids", Database.uuids(ids))
                .query(row -> {
                    found.put(uuid(row, "session_id"), versioned(row));
                });
        return found;
    }

    /** Live sessions, or those in one state, oldest first. */
    List<CheckoutOnBoard> board(
            @Nullable Status status, @Nullable UUID after, int most, Instant now) {
        return database.sql(status != null && status.isFinished() ? FINISHED : LIVE)
                .param("status", status == null ? null : status.name())
                .param("after", (after == null ? BEFORE_ALL : after).toString())
                .param("most", most)
                .query((row, _) -> onBoard(row, now))
                .list();
    }

    Map<UUID, Case> onBoard(Collection<UUID> ids, Instant now) {
        var found = new HashMap<UUID, Case>();
        database.sql(BOARD + "where session_id = any(:ids::uuid[])")
                .param("ids", Database.uuids(ids))
                .query(row -> {
                    found.put(
                            uuid(row, "session_id"),
                            new Case(onBoard(row, now), row.getInt("version")));
                });
        return found;
    }

    List<StateCount> counts(Instant now) {
        return database.sql(
                        """
                        select status, count(*) as checkouts, count(*) filter (where attempt > 1) as stuck,
                            min(started_at) as oldest
                        from checkout.session where wake_at is not null
                        group by status order by status
                        """)
                .query((row, _) ->
                        new StateCount(
                                Status.valueOf(row.getString("status")),
                                row.getLong("checkouts"),
                                row.getLong("stuck"),
                                Math.max(
                                        0, Duration.between(time(row, "oldest"), now).toSeconds())))
                .list();
    }

    /** How many live sessions there are in each state that has some. */
    Map<Status, Integer> live() {
        var counts = new HashMap<Status, Integer>();
        database.sql(
                        """
                        select status, count(*) as sessions from checkout.session
                        where wake_at is not null group by status
                        """)
                .query(row -> {
                    counts.put(Status.valueOf(row.getString("status")), row.getInt("sessions"));
                });
        return counts;
    }

    private static Versioned versioned(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        var basket = row.getString("basket");
        var why = reason == null ? null : Columns.why(row);
        var bought = basket == null ? null : Basket.read(basket);
        var body =
                new CheckoutView(
                        uuid(row, "session_id"),
                        uuid(row, "cart_id"),
                        uuid(row, "customer_id"),
                        order(row),
                        Status.valueOf(row.getString("status")),
                        why == null ? null : why.reason(),
                        why == null ? null : Explanation.of(why, bought),
                        why == null ? null : CheckoutView.Shortage.all(why, bought),
                        why != null && why.bySeller() ? true : null,
                        row.getLong("total"),
                        row.getString("currency"),
                        time(row, "started_at"),
                        time(row, "updated_at"),
                        Columns.time(row, "finished_at"),
                        row.getString("confirmation_number"));
        return new Versioned(body, row.getInt("version"));
    }

    private static CheckoutOnBoard onBoard(ResultSet row, Instant now) throws SQLException {
        var startedAt = time(row, "started_at");
        return new CheckoutOnBoard(
                uuid(row, "session_id"),
                uuid(row, "cart_id"),
                uuid(row, "customer_id"),
                order(row),
                Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getBoolean("by_seller") ? true : null,
                Debt.named(row.getString("owes")).stream().sorted().map(Debt::name).toList(),
                row.getInt("attempt"),
                Columns.time(row, "due_at"),
                Math.max(0, Duration.between(startedAt, now).toSeconds()),
                row.getLong("total"),
                row.getString("currency"),
                startedAt,
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Database.instant(row.getTimestamp(column));
    }

    /** Chosen long before; shown when whoever asks for the order finds it. */
    private static @Nullable UUID order(ResultSet row) throws SQLException {
        return Status.valueOf(row.getString("status")) == Status.CONFIRMED
                ? uuid(row, "order_id")
                : null;
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Columns.uuid(row, column);
    }
}
