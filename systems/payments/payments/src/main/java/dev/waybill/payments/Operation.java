package dev.waybill.payments;

import dev.waybill.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of the provider. */
enum Operation {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    /**
     * The idempotency key: the same for the same question, so that asking twice charges once.
     *
     * @param refundId given for a refund only: there can be several
     */
    UUID key(UUID paymentId, @Nullable UUID refundId) {
        return Ids.derive(paymentId, refundId == null ? name() : name() + "/" + refundId);
    }
}
