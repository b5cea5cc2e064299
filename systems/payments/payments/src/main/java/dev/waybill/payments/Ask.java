package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.AdjustAuthorization;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other systems ask of a payment. Each asks for a state: asking twice is harmless. */
sealed interface Ask {

    UUID paymentId();

    record Authorize(
            UUID paymentId,
            UUID orderId,
            UUID cartId,
            @Nullable UUID customerId,
            long amount,
            String currency,
            @Nullable PaymentMethod card,
            @Nullable UUID cardOf)
            implements Ask {

        Authorize(
                UUID paymentId,
                UUID orderId,
                UUID cartId,
                @Nullable UUID customerId,
                long amount,
                String currency,
                @Nullable PaymentMethod card) {
            this(paymentId, orderId, cartId, customerId, amount, currency, card, null);
        }

        /** Charged to what another payment is charged to; to nothing if that is not known. */
        Authorize with(Payment other) {
            return new Authorize(
                    paymentId,
                    orderId,
                    cartId,
                    customerId,
                    amount,
                    currency,
                    other instanceof Payment.Known known ? known.terms().card() : null);
        }

        /**
         * Ids that the command does not carry are derived from its cart, so that the same command
         * means the same payment.
         *
         * @param otherwise what is charged when the command names no card
         */
        static Authorize of(AuthorizePayment command, @Nullable PaymentMethod otherwise) {
            var paymentId = command.paymentId();
            var id = paymentId == null ? Ids.derive(command.cartId(), "payment") : paymentId;
            var orderId = command.orderId();
            return new Authorize(
                    id,
                    orderId == null ? Ids.derive(id, "order") : orderId,
                    command.cartId(),
                    command.customerId(),
                    command.amount(),
                    command.currency(),
                    CardNumbers.keepOut(
                            command.paymentMethod() == null ? otherwise : command.paymentMethod()),
                    command.samePaymentMethodAs());
        }

        Terms terms(UUID journey, Instant now) {
            return new Terms(
                    paymentId, orderId, cartId, customerId, amount, currency, card, journey, now);
        }

        /** Whether this asks for the very payment that is already known. */
        boolean matches(Terms terms) {
            return amount == terms.amount()
                    && currency.equals(terms.currency())
                    && orderId.equals(terms.orderId())
                    && cartId.equals(terms.cartId())
                    && Objects.equals(card, terms.card());
        }
    }

    /**
     * @param captureId the payment's own id if the wish has none
     * @param last nothing more is asked for after it
     */
    record Capture(
            UUID paymentId,
            UUID orderId,
            long amount,
            String currency,
            UUID captureId,
            @Nullable UUID shipmentId,
            boolean last)
            implements Ask {
        static Capture of(CapturePayment command) {
            var captureId = command.captureId();
            return new Capture(
                    command.paymentId(),
                    command.orderId(),
                    command.amount(),
                    command.currency(),
                    captureId == null ? command.paymentId() : captureId,
                    command.shipmentId(),
                    captureId == null || Boolean.TRUE.equals(command.lastCapture()));
        }
    }

    /** The payment is to be over another amount in all. */
    record Adjust(UUID adjustmentId, UUID paymentId, UUID orderId, long amount, String currency)
            implements Ask {
        static Adjust of(AdjustAuthorization command) {
            return new Adjust(
                    command.adjustmentId(),
                    command.paymentId(),
                    command.orderId(),
                    command.amount(),
                    command.currency());
        }
    }

    record Void(UUID paymentId, UUID orderId) implements Ask {
        static Void of(VoidPayment command) {
            return new Void(command.paymentId(), command.orderId());
        }

        /** The refund that a void of captured money becomes. */
        static UUID refundOf(UUID paymentId) {
            return Ids.derive(paymentId, "void");
        }

        UUID refundId() {
            return refundOf(paymentId);
        }
    }

    /**
     * @param returnId the return that it is for, if it is for one
     */
    record GiveBack(
            UUID refundId,
            UUID paymentId,
            long amount,
            String currency,
            @Nullable String reason,
            @Nullable UUID returnId)
            implements Ask {
        static GiveBack of(RefundPayment command) {
            return new GiveBack(
                    command.refundId(),
                    command.paymentId(),
                    command.amount(),
                    command.currency(),
                    command.reason(),
                    command.returnId());
        }
    }

    /** The refund whose row is needed to decide. */
    default @Nullable UUID concernedRefund() {
        return switch (this) {
            case Authorize _, Capture _, Adjust _ -> null;
            case Void wish -> wish.refundId();
            case GiveBack wish -> wish.refundId();
        };
    }
}
