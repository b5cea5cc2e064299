package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What the messaging kernel promises, as far as its tables can tell. */
final class Messages {

    private static final Set<String> PLATFORM = Set.of("platform");

    /** What has been told and not been sent, by the index on xid. */
    static final String UNRELAYED =
            """
            select o.id::text as id, format('%s of %s, told at %s, is not sent', o.type, o.key, o.told_at) as what
            from platform.relay r
            join platform.outbox o on o.xid >= pg_snapshot_xmin(r.lo) and not pg_visible_in_snapshot(o.xid, r.lo)
            where r.source = :source and o.told_at < :settled
            """;

    private Messages() {}

    /**
     * Readers that have not come as far as they should have.
     *
     * @param wanted a query for {@code topic, part, source, epoch, sequence}; it may use {@code
     *     sent}
     */
    static String lagging(String wanted) {
        return """
        with sent as (
            select split_part(b.key, '/', 1) as topic, split_part(b.key, '/', 2)::int as part,
                r.source, r.epoch, b.value::bigint as sequence
            from platform.relay r, jsonb_each_text(r.base) b
            where r.source = :source)
        select format('%%s of %%s/%%s', h.reader, w.topic, w.part) as id,
            format('%%s has heard %%s/%%s up to %%s of %%s', h.reader, w.topic, w.part,
                coalesce(p.last_sequence, 0), w.sequence) as what
        from (select distinct reader, topic, source from platform.position) h
        join %s w on w.topic = h.topic and w.source = h.source
        left join platform.position p
            on p.reader = h.reader and p.topic = w.topic and p.part = w.part and p.source = w.source
        where coalesce(p.epoch, 0) < w.epoch or p.epoch = w.epoch and p.last_sequence < w.sequence
        """
                .formatted(wanted);
    }

    /** Sequences at the start of the first tick that is younger than what is overdue. */
    private static final String SENT_LONG_AGO =
            """
            (select split_part(b.key, '/', 1) as topic, split_part(b.key, '/', 2)::int as part, f.source, f.epoch,
                b.value::bigint as sequence
             from (
                select source, epoch, base from (
                    (select t.source, t.epoch, t.base, t.tick from platform.relay_tick t
                     join platform.relay r on r.source = t.source and r.epoch = t.epoch
                     where t.source = :source and t.at >= :overdue order by t.tick limit 1)
                    union all
                    select source, epoch, base, tick from platform.relay where source = :source) younger
                order by tick limit 1) f, jsonb_each_text(f.base) b)
            """;

    static List<Invariant> all() {
        return List.of(
                Invariant.sql(
                        "messages told but not sent",
                        "the outbox against the relay's snapshot",
                        "See GET /admin/messaging: a relay that refuses says why; else look for Kafka in the log.",
                        PLATFORM,
                        UNRELAYED),
                Invariant.sql(
                        "readers that do not hear what was sent",
                        "each reader's position against the sequences sent more than a minute ago",
                        "See GET /admin/messaging for its lag and what it misses; the log says why it starts over.",
                        PLATFORM,
                        lagging(SENT_LONG_AGO)),
                Invariant.sql(
                        "messages parked",
                        "messages that a reader could not handle, and those of the same key behind them",
                        "Retry or drop each with a reason: POST /admin/messaging/parked/{id}/retry or /drop.",
                        PLATFORM,
                        """
                        select id, format('%s could not handle %s of %s: %s', reader, type, key, left(error, 200))
                        from platform.parked where state <> 'DROPPED'
                        """));
    }
}
