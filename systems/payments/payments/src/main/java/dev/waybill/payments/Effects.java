package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of what is asked of the provider. */
final class Effects {

    private static final String ACTOR = "system payments";

    /**
     * How an attempt ended.
     *
     * @param nextAt when to ask again; none if it is settled
     */
    record Ending(
            UUID key,
            Effect.State state,
            @Nullable Instant nextAt,
            boolean keyBurnt,
            String outcome) {}

    /** A row for whoever looks at the attempts. */
    record Attempts(
            Effect effect,
            Effect.State state,
            @Nullable Instant nextAt,
            @Nullable String outcome) {}

    private final Database database;

    Effects(Database database) {
        this.database = database;
    }

    /** A question that was asked before keeps its row. */
    void insert(List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.effects (key, payment_id, operation, refund_id, amount,
                            state, attempts, first_sent_at, last_sent_at, next_at, hold, reference,
                            capture_id, before, last)
                        select key, payment, operation, refund, amount, 'SENT', 1, at, at,
                            at + :lease::interval, hold, reference, capture, before, last
                        from unnest(:keys::uuid[], :payments::uuid[], :operations::text[],
                            :refunds::uuid[], :amounts::bigint[], :times::timestamptz[],
                            :holds::int[], :references::text[], :captures::uuid[],
                            :before::bigint[], :last::boolean[])
                            as v (key, payment, operation, refund, amount, at, hold, reference,
                                capture, before, last)
                        on conflict (key) do nothing
                        """)
                .param("lease", Effect.LEASE.toString())
                .param("keys", uuids(effects, Effect::key))
                .param("payments", uuids(effects, Effect::paymentId))
                .param("operations", texts(effects, effect -> effect.operation().name()))
                .param("refunds", uuids(effects, Effect::refundId))
                .param("amounts", longs(effects, Effect::amount))
                .param("times", instants(effects, Effect::firstSentAt))
                .param("holds", ints(effects, effect -> effect.about().hold()))
                .param("references", texts(effects, effect -> effect.about().reference()))
                .param("captures", uuids(effects, effect -> effect.about().captureId()))
                .param("before", longs(effects, effect -> effect.about().before()))
                .param("last", Payments.flags(effects, effect -> effect.about().last()))
                .update();
    }

    /** What is settled stays as it is, whatever is said about it later. */
    void end(Collection<Ending> endings) {
        if (endings.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update payments.effects e
                        set state = v.state, next_at = v.next_at, outcome = v.outcome,
                            burnt_keys = e.burnt_keys + v.burnt
                        from unnest(:keys::uuid[], :states::text[], :times::timestamptz[],
                            :burnt::int[], :outcomes::text[])
                            as v (key, state, next_at, burnt, outcome)
                        where e.key = v.key and e.state in ('SENT', 'UNKNOWN')
                        """)
                .param("keys", uuids(endings, Ending::key))
                .param("states", texts(endings, ending -> ending.state().name()))
                .param("times", instants(endings, Ending::nextAt))
                .param("burnt", ints(endings, ending -> ending.keyBurnt() ? 1 : 0))
                .param("outcomes", texts(endings, Ending::outcome))
                .update();
    }

    /** Does not wait for the next pause to be over; what was just sent is left alone. */
    void hurry(Collection<UUID> keys, Instant now) {
        if (keys.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update payments.effects
                        set next_at = :now
                        where key = any(:keys::uuid[]) and state = 'UNKNOWN' and next_at > :lease
                        """)
                .param("keys", uuids(keys))
                .param("now", time(now))
                .param("lease", time(now.plus(Effect.LEASE)))
                .update();
    }

    /**
     * Takes what is due for another attempt. An authorization that must not be sent any more keeps
     * the time at which it was.
     */
    List<Errand> takeDue(Instant now, int limit) {
        return database.sql(
                        """
                        with due as (
                            select key from payments.effects
                            where next_at <= :now
                            order by next_at
                            limit :limit
                            for update skip locked
                        )
                        update payments.effects e
                        set state = 'UNKNOWN', attempts = e.attempts + 1, next_at = :next,
                            last_sent_at = case
                                when e.burnt_keys > 0 or p.void_wished or e.first_sent_at < :safe
                                then e.last_sent_at else :now end
                        from due, payments.payments p
                        where e.key = due.key and p.payment_id = e.payment_id
                        returning e.key, e.operation, e.refund_id, e.amount as effect_amount,
                            e.attempts, e.burnt_keys, e.first_sent_at, e.last_sent_at, e.hold,
                            e.reference as effect_reference, e.capture_id, e.before, e.last, p.*
                        """)
                .param("now", time(now))
                .param("next", time(now.plus(Effect.LEASE)))
                .param("safe", time(now.minus(Effect.KEY_IS_SAFE)))
                .param("limit", limit)
                .query((row, _) -> errand(row))
                .list();
    }

    /** The effects with these keys, in the order in which they were first sent. */
    List<Attempts> of(Collection<UUID> keys) {
        return database.sql(
                        """
                        select *, amount as effect_amount, reference as effect_reference
                        from payments.effects
                        where key = any(:keys::uuid[])
                        order by first_sent_at, operation
                        """)
                .param("keys", uuids(keys))
                .query((row, _) ->
                        new Attempts(
                                effect(row),
                                Effect.State.valueOf(row.getString("state")),
                                Payments.time(row, "next_at"),
                                row.getString("outcome")))
                .list();
    }

    private static Errand errand(ResultSet row) throws SQLException {
        var payment = Payments.read(row);
        var terms = Objects.requireNonNull(payment.terms());
        return new Errand(
                effect(row),
                terms,
                payment.reference(),
                payment.voidWished(),
                Cause.timer(terms.journey(), ACTOR));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                Payments.id(row, "key"),
                Payments.id(row, "payment_id"),
                Operation.valueOf(row.getString("operation")),
                row.getObject("refund_id", UUID.class),
                row.getLong("effect_amount"),
                row.getInt("attempts"),
                row.getInt("burnt_keys"),
                Objects.requireNonNull(Payments.time(row, "first_sent_at")),
                Objects.requireNonNull(Payments.time(row, "last_sent_at")),
                new Effect.About(
                        row.getInt("hold"),
                        row.getString("effect_reference"),
                        row.getObject("capture_id", UUID.class),
                        row.getLong("before"),
                        row.getBoolean("last")));
    }
}
