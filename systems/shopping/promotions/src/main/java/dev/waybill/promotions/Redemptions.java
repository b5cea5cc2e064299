package dev.waybill.promotions;

import static java.util.Comparator.comparing;

import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.platform.Database;
import dev.waybill.promotions.Redemption.Ended;
import dev.waybill.promotions.Redemption.GivenBack;
import dev.waybill.promotions.Redemption.Granted;
import dev.waybill.promotions.Redemption.Redeemed;
import dev.waybill.promotions.Redemption.Refused;
import dev.waybill.promotions.Redemption.Reserved;
import dev.waybill.promotions.Redemption.State;
import dev.waybill.promotions.Redemption.Use;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The redemptions: one row for each checkout session that has asked. */
final class Redemptions {

    private final Database database;

    Redemptions(Database database) {
        this.database = database;
    }

    /** Those of the sessions that have asked, locked in sorted order. */
    List<Redemption> lock(Collection<UUID> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        select * from promotions.redemptions
                        where checkout_session_id = any (:sessions::uuid[])
                        order by checkout_session_id for no key update
                        """)
                .param("sessions", Database.uuids(sessions))
                .query((row, _) -> redemption(row))
                .list();
    }

    /**
     * Not an upsert: two batches that each begin the same session must not both win. The second one
     * fails on the key, is handled again, and finds the first one's row.
     */
    void insert(List<Redemption> added, Instant now) {
        if (added.isEmpty()) {
            return;
        }
        var sorted = added.stream().sorted(comparing(Redemption::sessionId)).toList();
        database.sql(
                        """
                        insert into promotions.redemptions (checkout_session_id, state, code,
                          customer_id, discount, refusal, changed_at)
                        select r.*, :now
                        from unnest(:sessions::uuid[], :states::promotions.redemption_state[],
                          :codes::text[], :customers::uuid[], :discounts::bigint[],
                          :refusals::text[]) as r
                        """)
                .param("now", Database.time(now))
                .param("sessions", Database.uuids(sorted, Redemption::sessionId))
                .param("states", Database.texts(sorted, each -> each.state().name()))
                .param("codes", Database.texts(sorted, each -> use(each, Use::code)))
                .param("customers", Database.uuids(sorted, each -> use(each, Use::customerId)))
                .param(
                        "discounts",
                        Database.texts(sorted, each -> use(each, use -> "" + use.discount())))
                .param("refusals", Database.texts(sorted, Redemptions::refusal))
                .update();
    }

    /** What was granted stays as it was; only its state moves. */
    void update(List<Redemption> moved, Instant now) {
        if (moved.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update promotions.redemptions r set state = m.state, changed_at = :now
                        from unnest(:sessions::uuid[], :states::promotions.redemption_state[])
                          as m (session_id, state)
                        where r.checkout_session_id = m.session_id
                        """)
                .param("now", Database.time(now))
                .param("sessions", Database.uuids(moved, Redemption::sessionId))
                .param("states", Database.texts(moved, each -> each.state().name()))
                .update();
    }

    int deleteFinishedBefore(Instant before, int atMost) {
        return database.sql(
                        """
                        delete from promotions.redemptions where checkout_session_id in (
                          select checkout_session_id from promotions.redemptions
                          where state <> 'RESERVED' and changed_at < :before
                          order by changed_at limit :most for update skip locked)
                        """)
                .param("before", Database.time(before))
                .param("most", atMost)
                .update();
    }

    private static Redemption redemption(ResultSet row) throws SQLException {
        var session = row.getObject("checkout_session_id", UUID.class);
        return switch (State.valueOf(row.getString("state"))) {
            case RESERVED -> new Reserved(use(row));
            case REDEEMED -> new Redeemed(use(row));
            case GIVEN_BACK -> new GivenBack(use(row));
            case REFUSED -> new Refused(session, DiscountRefusal.valueOf(row.getString("refusal")));
            case ENDED -> new Ended(session);
        };
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                row.getObject("checkout_session_id", UUID.class),
                row.getString("code"),
                row.getObject("customer_id", UUID.class),
                row.getLong("discount"));
    }

    private static <T> @Nullable T use(
            Redemption redemption, Function<Use, ? extends @Nullable T> column) {
        return redemption instanceof Granted granted ? column.apply(granted.use()) : null;
    }

    private static @Nullable String refusal(Redemption redemption) {
        return redemption instanceof Refused refused ? refused.reason().name() : null;
    }
}
