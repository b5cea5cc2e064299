package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Something a webhook tells; kept until the receiver has taken it. Its payload is rebuilt for each
 * attempt.
 *
 * @param created seconds
 */
record Event(
        int number,
        EventType type,
        long created,
        Intent intent,
        Moment moment,
        @Nullable Refund refund,
        @Nullable Dispute dispute) {}
