package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Effects;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it is shown. Money is in minor units; a card is never more than a receipt shows.
 *
 * @param agreed what may be taken in all; the amount, until it is adjusted
 * @param held what the provider sets aside at the moment
 * @param voidWished it will be voided as soon as what is under way has ended
 * @param attempts what the provider was asked, how often, and what came of it
 * @param ledger the movements of money
 */
record PaymentView(
        UUID paymentId,
        UUID orderId,
        @Nullable UUID cartId,
        @Nullable UUID customerId,
        Status status,
        long amount,
        String currency,
        long agreed,
        long held,
        long captured,
        long refunded,
        long refunding,
        @Nullable DeclineReason reason,
        @Nullable String authorizationId,
        boolean voidWished,
        @Nullable CardView card,
        @Nullable Instant requestedAt,
        @Nullable Instant authorizedAt,
        @Nullable Instant endedAt,
        long version,
        List<Attempt> attempts,
        List<CaptureView> captures,
        List<RefundView> refunds,
        List<DisputeController.DisputeView> disputes,
        List<Movement> ledger) {

    /** Where a payment stands; one that was voided before it was asked for is VOIDED too. */
    enum Status {
        REQUESTED,
        AUTHORIZED,
        RAISING,
        CAPTURING,
        CAPTURE_FAILED,
        CAPTURED,
        VOIDING,
        VOIDED,
        DECLINED;

        static Status of(PaymentRow.State state) {
            return switch (state) {
                case REQUESTED -> REQUESTED;
                case AUTHORIZED -> AUTHORIZED;
                case RAISING -> RAISING;
                case CAPTURING -> CAPTURING;
                case CAPTURE_FAILED -> CAPTURE_FAILED;
                case CAPTURED -> CAPTURED;
                case VOIDING -> VOIDING;
                case VOIDED, BARRED -> VOIDED;
                case DECLINED -> DECLINED;
            };
        }
    }

    record CardView(
            @Nullable String brand,
            @Nullable String last4,
            @Nullable Integer expiryMonth,
            @Nullable Integer expiryYear) {}

    /**
     * @param nextAt when it is asked about again, while it is SENT or UNKNOWN
     */
    record Attempt(
            Operation operation,
            @Nullable UUID refundId,
            Effect.State state,
            int attempts,
            String idempotencyKey,
            Instant firstSentAt,
            @Nullable Instant nextAt,
            @Nullable String outcome) {
        static Attempt of(Effects.Attempts<ProviderQuestion> row) {
            var effect = row.effect();
            return new Attempt(
                    effect.question().operation(),
                    effect.question() instanceof ProviderQuestion.Refund refund
                            ? refund.refundId()
                            : null,
                    row.state(),
                    effect.attempts(),
                    effect.idempotencyKey(),
                    effect.firstSentAt(),
                    row.nextAt(),
                    row.outcome());
        }
    }

    /**
     * What was taken in one go.
     *
     * @param authorization from which authorization of the payment, from 1; zero while it waits
     */
    record CaptureView(
            UUID captureId,
            @Nullable UUID shipmentId,
            long amount,
            Capture.State state,
            int authorization,
            long refunded,
            long refunding,
            Instant at) {
        static CaptureView of(Capture capture) {
            return new CaptureView(
                    capture.id(),
                    capture.shipmentId(),
                    capture.amount(),
                    capture.state(),
                    capture.hold(),
                    capture.refunded(),
                    capture.refunding(),
                    capture.at());
        }
    }

    /** What of a refund goes back to which capture. */
    record PartView(UUID captureId, long amount, Refund.State state) {}

    record RefundView(
            UUID refundId,
            long amount,
            String currency,
            Refund.State state,
            @Nullable String reason,
            @Nullable String refusal,
            Instant requestedAt,
            @Nullable Instant endedAt,
            @Nullable UUID returnId,
            List<PartView> parts) {
        static RefundView of(Refund refund) {
            return new RefundView(
                    refund.refundId(),
                    refund.amount(),
                    refund.currency(),
                    refund.state(),
                    refund.reason(),
                    refund.refusal(),
                    refund.requestedAt(),
                    refund.endedAt(),
                    refund.returnId(),
                    refund.parts().stream()
                            .map(part ->
                                    new PartView(part.captureId(), part.amount(), part.state()))
                            .toList());
        }
    }

    record Movement(
            Transfer.Account debit,
            Transfer.Account credit,
            long amount,
            String currency,
            Transfer.Cause cause,
            Instant at) {
        static Movement of(Transfer transfer) {
            return new Movement(
                    transfer.debit(),
                    transfer.credit(),
                    transfer.amount(),
                    transfer.currency(),
                    transfer.cause(),
                    transfer.at());
        }
    }

    static PaymentView of(
            Payments.Versioned payment,
            List<Effects.Attempts<ProviderQuestion>> attempts,
            List<Refund> refunds,
            List<Dispute> disputes,
            List<Transfer> transfers) {
        var row = payment.row();
        var terms = row.terms();
        return new PaymentView(
                row.paymentId(),
                row.orderId(),
                terms == null ? null : terms.cartId(),
                terms == null ? null : terms.customerId(),
                Status.of(row.state()),
                terms == null ? 0 : terms.amount(),
                terms == null ? Facts.NO_CURRENCY : terms.currency(),
                row.money().agreed(),
                row.money().held(),
                row.money().captured(),
                row.money().refunded(),
                row.money().refunding(),
                row.reason(),
                row.reference(),
                row.voidWished(),
                card(row),
                terms == null ? null : terms.requestedAt(),
                row.authorizedAt(),
                row.endedAt(),
                payment.version(),
                attempts.stream().map(Attempt::of).toList(),
                row.captures().stream().map(CaptureView::of).toList(),
                refunds.stream().map(RefundView::of).toList(),
                disputes.stream()
                        .map(each ->
                                DisputeController.DisputeView.of(
                                        row.paymentId(), row.orderId(), each))
                        .toList(),
                transfers.stream().map(Movement::of).toList());
    }

    private static @Nullable CardView card(PaymentRow row) {
        var card = row.card();
        return card == null
                ? null
                : new CardView(card.brand(), card.last4(), card.expiryMonth(), card.expiryYear());
    }
}
