package dev.waybill.proof.soak;

import dev.waybill.platform.Database;

/** Whether anything is still under way. */
final class Rest {

    private Rest() {}

    /** Everything told is sent and heard, every effect has its outcome, every checkout its end. */
    static boolean isReached(Database database) {
        return database.sql(
                        """
                        select not exists (select from checkout.session where wake_at is not null)
                          and not exists (select from payments.effects where next_at is not null)
                          and not exists (select from orders.orders where wake_at is not null)
                          and not exists (
                            select from warehouse.job where status in ('WAITING', 'PICKING', 'PICKED'))
                          and not exists (select from shipping.shipments where wake_at is not null)
                          and not exists (select from shipping.return_labels where wake_at is not null)
                          and not exists (select from shipping.effects where next_at is not null)
                          and not exists (select from notifications.messages where next_at is not null)
                          and not exists (select from returns.returns where status = 'SETTLING')
                          and not exists (
                            select from platform.relay r
                            join platform.outbox o on o.xid >= pg_snapshot_xmin(r.lo)
                                and not pg_visible_in_snapshot(o.xid, r.lo))
                          and not exists (
                            with sent as (
                                select split_part(b.key, '/', 1) as topic, split_part(b.key, '/', 2)::int as part,
                                    r.source, r.epoch, b.value::bigint as sequence
                                from platform.relay r, jsonb_each_text(r.base) b)
                            select from (select distinct reader, topic, source from platform.position) h
                            join sent w on w.topic = h.topic and w.source = h.source
                            left join platform.position p on p.reader = h.reader and p.topic = w.topic
                                and p.part = w.part and p.source = w.source
                            where coalesce(p.epoch, 0) < w.epoch
                                or p.epoch = w.epoch and p.last_sequence < w.sequence)
                        """)
                .query(Boolean.class)
                .single();
    }
}
