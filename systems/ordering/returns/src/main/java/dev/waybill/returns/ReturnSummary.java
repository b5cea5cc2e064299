package dev.waybill.returns;

import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.returns.Return.Status;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return in a list.
 *
 * @param expiresAt until when its goods are waited for
 */
record ReturnSummary(
        UUID returnId,
        String number,
        UUID orderId,
        UUID customerId,
        ReturnKind kind,
        Status status,
        int units,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt) {}
