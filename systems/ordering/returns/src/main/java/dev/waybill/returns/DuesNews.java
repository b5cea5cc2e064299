package dev.waybill.returns;

import static java.util.Objects.requireNonNullElseGet;

import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about what returns owe, and about the money that they can have. */
sealed interface DuesNews {

    record Captured(UUID id, UUID orderId, UUID paymentId, long amount) implements DuesNews {

        static Captured of(PaymentCaptured fact) {
            var id =
                    requireNonNullElseGet(
                            fact.captureId(), () -> Ids.derive(fact.paymentId(), "capture"));
            return new Captured(id, fact.orderId(), fact.paymentId(), fact.amount());
        }
    }

    /** The answer to a refund that a return, or somebody else, has asked for. */
    sealed interface OfRefund extends DuesNews {
        UUID refundId();
    }

    record Refunded(UUID refundId, UUID paymentId, long amount) implements OfRefund {

        static Refunded of(RefundProcessed fact) {
            return new Refunded(fact.refundId(), fact.paymentId(), fact.amount());
        }
    }

    /**
     * @param amount how much is not given; all of it if it does not say
     */
    record Refused(UUID refundId, @Nullable Long amount, String reason) implements OfRefund {

        static Refused of(RefundRefused fact) {
            return new Refused(fact.refundId(), fact.amount(), fact.reason());
        }
    }

    record PutAway(UUID orderId, UUID returnId, @Nullable UUID receiptId) implements DuesNews {

        static PutAway of(InventoryTakenBack fact) {
            return new PutAway(fact.orderId(), fact.returnId(), fact.takeBackId());
        }
    }
}
