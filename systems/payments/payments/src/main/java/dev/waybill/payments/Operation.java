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
     * @param part given where there can be several
     */
    UUID key(UUID paymentId, @Nullable Object part) {
        return Ids.derive(paymentId, part == null ? name() : name() + "/" + part);
    }

    /**
     * A capture without an id of its own is known by its payment's.
     *
     * @param hold the authorization that it is taken from: where one has lapsed it is asked for
     *     anew
     */
    static UUID captureKey(UUID paymentId, UUID captureId, int hold) {
        if (hold > 1) {
            return CAPTURE.key(paymentId, captureId + "/" + hold);
        }
        return CAPTURE.key(paymentId, captureId.equals(paymentId) ? null : captureId);
    }

    /**
     * @param nth authorization of the payment, from 1
     */
    UUID nthKey(UUID paymentId, int nth) {
        return key(paymentId, nth == 1 ? null : nth);
    }

    /** A refund that goes back to several captures asks for each. */
    static UUID refundKey(UUID paymentId, UUID refundId, UUID captureId) {
        var part = captureId.equals(paymentId) ? refundId.toString() : refundId + "/" + captureId;
        return REFUND.key(paymentId, part);
    }

    /** The id of what a capture takes from the nth authorization that it runs over, from 2. */
    static UUID partOf(UUID captureId, int nth) {
        return Ids.derive(captureId, "part/" + nth);
    }
}
