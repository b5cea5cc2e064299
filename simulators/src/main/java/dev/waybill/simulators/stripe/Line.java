package dev.waybill.simulators.stripe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of Stripe's journal.
 *
 * @param key the idempotency key that this change answered
 * @param params hash of what was asked under that key
 * @param firstEvent number of the first of the events that the change is told as
 */
record Line(
        long seq,
        Instant at,
        @Nullable String key,
        @Nullable Long params,
        @Nullable Integer firstEvent,
        @Nullable List<EventType> events,
        Change change) {}
