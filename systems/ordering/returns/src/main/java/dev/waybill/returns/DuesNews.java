package dev.waybill.returns;

import static java.util.Objects.requireNonNullElseGet;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about what returns owe and wait for, and about the money that they can have. */
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

    /** What shipping says of the label for a return's goods. */
    sealed interface OfLabel extends DuesNews {
        UUID orderId();

        UUID returnId();
    }

    record Labelled(UUID orderId, UUID returnId, String carrier, String trackingNumber)
            implements OfLabel {

        static Labelled of(ReturnLabelCreated fact) {
            return new Labelled(
                    fact.orderId(), fact.returnId(), fact.carrier(), fact.trackingNumber());
        }
    }

    record NotLabelled(UUID orderId, UUID returnId, String reason) implements OfLabel {

        static NotLabelled of(ReturnLabelRefused fact) {
            return new NotLabelled(fact.orderId(), fact.returnId(), fact.reason());
        }
    }

    /** News about an order that may be the other half of an exchange. */
    sealed interface OfExchange extends DuesNews {

        /** None, if it is not told for an order. */
        @Nullable UUID becomes();
    }

    record Reserved(@Nullable UUID becomes) implements OfExchange {

        static Reserved of(InventoryReserved fact) {
            return new Reserved(fact.orderId());
        }
    }

    record Unavailable(@Nullable UUID becomes) implements OfExchange {

        static Unavailable of(InventoryUnavailable fact) {
            return new Unavailable(fact.orderId());
        }
    }

    record Authorized(UUID becomes, String authorizationId, boolean review) implements OfExchange {

        static Authorized of(PaymentAuthorized fact) {
            return new Authorized(
                    fact.orderId(), fact.authorizationId(), Boolean.TRUE.equals(fact.review()));
        }
    }

    record Declined(UUID becomes, String reason) implements OfExchange {

        static Declined of(PaymentDeclined fact) {
            return new Declined(fact.orderId(), fact.reason().name());
        }
    }

    record Confirmed(UUID becomes) implements OfExchange {

        static Confirmed of(OrderConfirmed fact) {
            return new Confirmed(fact.orderId());
        }
    }

    record Cancelled(UUID becomes) implements OfExchange {

        static Cancelled of(OrderCancelled fact) {
            return new Cancelled(fact.orderId());
        }
    }

    record NotOrdered(UUID becomes, String reason) implements OfExchange {

        static NotOrdered of(OrderRefused fact) {
            return new NotOrdered(fact.orderId(), fact.reason().name());
        }
    }
}
