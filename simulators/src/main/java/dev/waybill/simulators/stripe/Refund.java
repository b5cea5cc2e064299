package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Money given back; immediately, as Stripe's test cards do.
 *
 * @param created seconds
 * @param refundedSoFar of its intent, this one included
 * @param earlier the refund of the same intent before this one
 */
record Refund(
        int number,
        long created,
        Intent intent,
        long amount,
        long refundedSoFar,
        @Nullable String reason,
        Metadata metadata,
        @Nullable Refund earlier) {}
