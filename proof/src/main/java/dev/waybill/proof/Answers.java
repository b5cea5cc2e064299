package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/**
 * That every command is answered, and once. Read off the outbox, as far as it is kept: whoever
 * answers a message names it as the cause, except payments, whose answers come back from the
 * provider and are told apart by the payment.
 */
final class Answers {

    private static final String TOLD =
            """
            with told as materialized (
                select type, key, headers->>'id' as message, headers->>'causationId' as causation, told_at
                from platform.outbox
                where id > (select last_value - 1000000 from pg_sequences
                            where schemaname || '.' || sequencename
                                = pg_get_serial_sequence('platform.outbox', 'id'))
                  and type in ('reserve-inventory', 'inventory-reserved', 'inventory-unavailable', 'release-inventory',
                    'inventory-released', 'create-order', 'order-confirmed', 'order-refused', 'order-cancelled',
                    'authorize-payment', 'payment-authorized', 'payment-declined', 'capture-payment',
                    'payment-captured', 'payment-failed', 'void-payment', 'payment-voided', 'refund-requested')),
            """;

    private static final String BY_CAUSE =
            """
            asked as (
                select message, type, min(key) as key, count(*) as times, max(told_at) as told_at from told
                where type in ('reserve-inventory', 'release-inventory', 'create-order') group by message, type),
            answered as (
                select causation, count(*) as times from told
                where type in ('inventory-reserved', 'inventory-unavailable', 'inventory-released', 'order-confirmed',
                    'order-refused', 'order-cancelled') group by causation),
            """;

    private static final String BY_PAYMENT =
            """
            payment as (
                select key, max(told_at) as told_at,
                    count(*) filter (where type = 'authorize-payment') as authorize,
                    count(*) filter (where type in ('payment-authorized', 'payment-declined')) as decided,
                    count(*) filter (where type = 'capture-payment') as capture,
                    count(*) filter (where type = 'payment-captured') as captured,
                    count(*) filter (where type = 'payment-failed') as failed,
                    count(*) filter (where type = 'void-payment') as void,
                    count(*) filter (where type = 'payment-voided') as voided,
                    count(*) filter (where type = 'refund-requested') as given_back
                from told
                where type like '%-payment' or type like 'payment-%' or type = 'refund-requested'
                group by key)
            """;

    private static final String VIOLATIONS =
            """
            select a.message, format('%s %s of %s was answered %s times', a.type, a.message, a.key, coalesce(b.times, 0))
            from asked a left join answered b on b.causation = a.message
            where a.told_at < :settled and coalesce(b.times, 0) <> a.times
            union all
            select p.key, format('payment %s: authorize %s, decided %s; capture %s, captured %s, failed %s; void %s, voided %s, given back %s',
                key, authorize, decided, capture, captured, failed, void, voided, given_back)
            from payment p
            where told_at < :settled
              and key not in (select subject::text from payments.effects where next_at is not null)
              and (authorize > 0 and (decided > authorize or decided + voided = 0)
                or capture > 0 and (captured + failed + voided = 0
                    or captured > capture + (select count(*) from payments.captures c
                        where c.payment_id::text = key and c.capture_id <> c.wish))
                or void > 0 and voided + given_back = 0)
            """;

    private Answers() {}

    static List<Invariant> all() {
        return List.of(
                Invariant.sql(
                        "commands not answered once",
                        "the newest million messages of the outbox: reserve, release, create, authorize, capture, void against their answers",
                        "GET /admin/messaging/parked first; then GET /admin/journeys/{correlationId} tells who was asked and said what.",
                        Set.of("platform", "payments"),
                        TOLD + BY_CAUSE + BY_PAYMENT + VIOLATIONS));
    }
}
