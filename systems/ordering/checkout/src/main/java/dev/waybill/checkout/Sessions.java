package dev.waybill.checkout;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions' table, for those who decide: always a batch, always locked in the order of the ids.
 */
final class Sessions {

    /** A session as it stands in the table. */
    record Row(Session session, int version) {}

    /**
     * A session to be written.
     *
     * @param basket none while the session is being priced
     */
    record Draft(Session session, @Nullable Basket basket) {
        @Nullable String content() {
            return basket == null ? null : basket.write();
        }
    }

    /** How many due sessions are woken in one transaction. */
    private static final int WAKE_AT_ONCE = 500;

    private static final String COLUMNS =
            """
            session_id, order_id, cart_id, customer_id, total, currency, status, attempt, version, due_at, \
            array_to_string(owes, ' ') as owes, reason, unavailable, authorization_id, review, confirmation_number, \
            started_at, deadline_at, finished_at, \
            """
                    + Columns.BY_SELLER;

    private static final String OPEN =
            """
            with drafts as (
                select * from unnest(:sessions::uuid[], :orders::uuid[], :carts::uuid[], :customers::uuid[],
                    :totals::bigint[], :currencies::text[], :statuses::text[], :attempts::int[],
                    :dues::timestamptz[], :reasons::text[], :deadlines::timestamptz[],
                    :finishes::timestamptz[], :baskets::text[])
                    as v(session_id, order_id, cart_id, customer_id, total, currency, status, attempt, due_at,
                        reason, deadline_at, finished_at, basket)
            ), opened as (
                insert into checkout.session (session_id, order_id, cart_id, customer_id, total, currency, status,
                    attempt, due_at, wake_at, reason, started_at, deadline_at, updated_at, finished_at, priced)
                select session_id, order_id, cart_id, customer_id, total, currency, status,
                    attempt, due_at, due_at, reason, :now, deadline_at, :now, finished_at, basket is not null
                from drafts
                on conflict do nothing
                returning session_id
            ), filled as (
                insert into checkout.basket (session_id, content)
                select session_id, basket::jsonb from opened join drafts using (session_id)
                where basket is not null
            )
            select session_id from opened
            """;

    private static final String LOCK =
            "select "
                    + COLUMNS
                    + """

                    from checkout.session
                    where %s
                    order by session_id
                    for update
                    """;

    private static final String LOCK_DUE =
            "select "
                    + COLUMNS
                    + """

                    from checkout.session
                    where wake_at <= :now
                    order by wake_at
                    limit :most
                    for update skip locked
                    """;

    // A wake-up that is still to come is left where it is, so that the update touches no index.
    private static final String SAVE =
            """
            update checkout.session s
            set status = v.status, attempt = v.attempt, version = s.version + v.step, due_at = v.due_at,
                wake_at = case
                    when v.due_at is null then null
                    when s.wake_at > :now then least(s.wake_at, v.due_at)
                    else v.due_at end,
                owes = string_to_array(v.owes, ' '), reason = v.reason, unavailable = v.unavailable::jsonb,
                authorization_id = coalesce(v.authorization_id, s.authorization_id),
                review = s.review or v.review = 1, confirmation_number = v.confirmation_number,
                updated_at = case when v.step = 0 then s.updated_at else :now end, finished_at = v.finished_at
            from unnest(:sessions::uuid[], :statuses::text[], :attempts::int[], :steps::int[], :dues::timestamptz[],
                :owed::text[], :reasons::text[], :unavailable::text[], :authorizations::text[], :numbers::text[],
                :finishes::timestamptz[], :wanted::int[], :reviews::int[])
                as v(session_id, status, attempt, step, due_at, owes, reason, unavailable, authorization_id,
                    confirmation_number, finished_at, wanted, review)
                left join checkout.basket b on b.session_id = v.session_id and v.wanted = 1
            where s.session_id = v.session_id
            returning s.session_id, b.content as basket
            """;

    private final Database database;

    Sessions(Database database) {
        this.database = database;
    }

    /**
     * Inserts new sessions, all of which start now.
     *
     * @return those that are new: the others have been here before, or their cart is in another
     *     live session
     */
    Set<UUID> open(Collection<Draft> drafts, Instant now) {
        if (drafts.isEmpty()) {
            return Set.of();
        }
        return database.sql(OPEN)
                .param("now", Database.time(now))
                .param("sessions", Database.uuids(drafts, draft -> journey(draft).sessionId()))
                .param("orders", Database.uuids(drafts, draft -> journey(draft).orderId()))
                .param("carts", Database.uuids(drafts, draft -> journey(draft).cartId()))
                .param("customers", Database.uuids(drafts, draft -> journey(draft).customerId()))
                .param("totals", Database.longs(drafts, draft -> journey(draft).total()))
                .param("currencies", Database.texts(drafts, draft -> journey(draft).currency()))
                .param("statuses", Database.texts(drafts, draft -> Columns.status(draft.session())))
                .param("attempts", Database.ints(drafts, draft -> Columns.attempt(draft.session())))
                .param("dues", Database.instants(drafts, draft -> Columns.due(draft.session())))
                .param("reasons", Database.texts(drafts, draft -> Columns.reason(draft.session())))
                .param("deadlines", Database.instants(drafts, draft -> journey(draft).deadline()))
                .param(
                        "finishes",
                        Database.instants(drafts, draft -> Columns.finish(draft.session())))
                .param("baskets", Database.texts(drafts, Draft::content))
                .query((row, _) -> Columns.uuid(row, "session_id"))
                .set();
    }

    /** Those of {@code ids} that are there. */
    Set<UUID> known(Collection<UUID> ids) {
        return database.sql(
                        "select session_id from checkout.session where session_id = any(:ids::uuid[])")
                .param("ids", Database.uuids(ids))
                .query((row, _) -> Columns.uuid(row, "session_id"))
                .set();
    }

    /** Those with these ids of their own, and those with these orders. */
    List<Row> lock(Collection<UUID> sessions, Collection<UUID> orders) {
        if (sessions.isEmpty() && orders.isEmpty()) {
            return List.of();
        }
        return database.sql(LOCK.formatted(which(sessions, orders)))
                .param("sessions", Database.uuids(sessions))
                .param("orders", Database.uuids(orders))
                .query((row, _) -> new Row(Columns.session(row), row.getInt("version")))
                .list();
    }

    /**
     * An empty list is left out: the planner takes its "nothing" as a licence to scan any partial
     * index.
     */
    private static String which(Collection<UUID> sessions, Collection<UUID> orders) {
        var bySession = "session_id = any(:sessions::uuid[])";
        var byOrder = "order_id = any(:orders::uuid[])";
        if (sessions.isEmpty()) {
            return byOrder;
        }
        return orders.isEmpty() ? bySession : bySession + " or " + byOrder;
    }

    /**
     * Sessions whose wake-up has come; some are not due themselves yet, and only want a later one.
     */
    List<Row> lockDue(Instant now) {
        return database.sql(LOCK_DUE)
                .param("now", Database.time(now))
                .param("most", WAKE_AT_ONCE)
                .query((row, _) -> new Row(Columns.session(row), row.getInt("version")))
                .list();
    }

    /**
     * @return the baskets that are wanted, by session
     */
    Map<UUID, Basket> save(Collection<OpenSession> changed, Instant now) {
        var baskets = new HashMap<UUID, Basket>();
        if (changed.isEmpty()) {
            return baskets;
        }
        database.sql(SAVE)
                .param("now", Database.time(now))
                .param("sessions", Database.uuids(changed, OpenSession::id))
                .param("statuses", Database.texts(changed, each -> Columns.status(each.now())))
                .param("attempts", Database.ints(changed, each -> Columns.attempt(each.now())))
                .param("steps", Database.ints(changed, each -> each.hasChanged() ? 1 : 0))
                .param("dues", Database.instants(changed, each -> Columns.due(each.now())))
                .param(
                        "owed",
                        Database.texts(changed, each -> Debt.names(Columns.owes(each.now()))))
                .param("reasons", Database.texts(changed, each -> Columns.reason(each.now())))
                .param(
                        "unavailable",
                        Database.texts(changed, each -> Columns.unavailable(each.now())))
                .param(
                        "authorizations",
                        Database.texts(changed, each -> Columns.authorization(each.now())))
                .param("numbers", Database.texts(changed, each -> Columns.number(each.now())))
                .param("finishes", Database.instants(changed, each -> Columns.finish(each.now())))
                .param("wanted", Database.ints(changed, each -> each.wantsBasket() ? 1 : 0))
                .param("reviews", Database.ints(changed, each -> Columns.review(each.now())))
                .query(row -> {
                    var basket = row.getString("basket");
                    if (basket != null) {
                        baskets.put(Columns.uuid(row, "session_id"), Basket.read(basket));
                    }
                });
        return baskets;
    }

    private static Journey journey(Draft draft) {
        return draft.session().journey();
    }
}
