package dev.waybill.payments;

import dev.waybill.contracts.payments.AuthorizationAdjusted;
import dev.waybill.contracts.payments.AuthorizationAdjustmentDeclined;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.FraudCheckFailed;
import dev.waybill.contracts.payments.FraudCheckPassed;
import dev.waybill.contracts.payments.FraudReason;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.contracts.payments.PaymentFailure;
import dev.waybill.contracts.payments.PaymentRequested;
import dev.waybill.contracts.payments.PaymentSucceeded;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.payments.RefundRequested;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Voided;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts that payments tells, in the words of the contracts. */
final class Facts {

    /** ISO 4217 for "no currency": what a payment that never was is voided in. */
    static final String NO_CURRENCY = "XXX";

    private Facts() {}

    static PaymentRequested requested(Terms terms) {
        return new PaymentRequested(
                terms.paymentId(),
                terms.orderId(),
                terms.customerId(),
                terms.amount(),
                terms.currency(),
                terms.requestedAt());
    }

    static FraudCheckPassed screened(Terms terms, @Nullable Double score, Instant now) {
        return new FraudCheckPassed(terms.paymentId(), terms.orderId(), score, now);
    }

    static FraudCheckFailed stopped(
            Terms terms, FraudReason reason, @Nullable Double score, Instant now) {
        return new FraudCheckFailed(terms.paymentId(), terms.orderId(), score, reason, now);
    }

    static PaymentAuthorized authorized(Terms terms, Hold hold) {
        return new PaymentAuthorized(
                terms.paymentId(),
                terms.orderId(),
                terms.cartId(),
                terms.amount(),
                terms.currency(),
                hold.reference(),
                hold.at(),
                hold.review() ? true : null);
    }

    static PaymentDeclined declined(Declined declined) {
        var terms = declined.terms();
        return new PaymentDeclined(
                terms.paymentId(),
                terms.orderId(),
                terms.cartId(),
                declined.reason(),
                declined.at());
    }

    /** The answer to a request that was voided before it came. */
    static PaymentDeclined declined(Barred barred, Ask.Authorize late) {
        return new PaymentDeclined(
                late.paymentId(),
                late.orderId(),
                late.cartId(),
                DeclineReason.PROCESSING_ERROR,
                barred.at());
    }

    static PaymentFailed failed(Terms terms, DeclineReason reason, Instant now) {
        var failure =
                switch (reason) {
                    case CARD_DECLINED -> PaymentFailure.CARD_DECLINED;
                    case INSUFFICIENT_FUNDS -> PaymentFailure.INSUFFICIENT_FUNDS;
                    case EXPIRED_CARD -> PaymentFailure.EXPIRED_CARD;
                    case PROCESSING_ERROR, FRAUD -> PaymentFailure.PROCESSING_ERROR;
                };
        return new PaymentFailed(terms.paymentId(), terms.orderId(), failure, now);
    }

    /** A capture failed; of a wish that ran over two authorizations this may be a part. */
    static PaymentFailed failed(
            Terms terms, Purse purse, Capture capture, DeclineReason reason, Instant at) {
        var failed = failed(terms, reason, at);
        return new PaymentFailed(
                failed.paymentId(),
                failed.orderId(),
                failed.reason(),
                at,
                capture.wish(),
                purse.failed(capture.wish()));
    }

    static PaymentFailed notCaptured(Ask.Capture ask, Instant now) {
        return new PaymentFailed(
                ask.paymentId(),
                ask.orderId(),
                PaymentFailure.PROCESSING_ERROR,
                now,
                ask.captureId(),
                ask.amount());
    }

    static PaymentCaptured captured(Terms terms, Purse purse, Capture capture) {
        return new PaymentCaptured(
                terms.paymentId(),
                terms.orderId(),
                capture.amount(),
                terms.currency(),
                capture.at(),
                capture.id(),
                capture.shipmentId(),
                purse.captured());
    }

    static PaymentSucceeded succeeded(Terms terms, Purse purse, Capture capture) {
        var hold = purse.hold(each -> each.nth() == capture.hold());
        return new PaymentSucceeded(
                terms.paymentId(),
                terms.orderId(),
                capture.amount(),
                terms.currency(),
                hold == null ? null : hold.reference(),
                capture.at());
    }

    static PaymentCaptured nothingCaptured(Captured captured, Ask.Capture ask) {
        var terms = captured.terms();
        return new PaymentCaptured(
                terms.paymentId(),
                terms.orderId(),
                0,
                terms.currency(),
                captured.at(),
                ask.captureId(),
                ask.shipmentId(),
                0L);
    }

    static PaymentSucceeded nothingSucceeded(Captured captured) {
        var terms = captured.terms();
        return new PaymentSucceeded(
                terms.paymentId(),
                terms.orderId(),
                0,
                terms.currency(),
                captured.purse().first().reference(),
                captured.at());
    }

    static AuthorizationAdjusted adjusted(
            Terms terms, UUID adjustmentId, long amount, Instant now) {
        return new AuthorizationAdjusted(
                adjustmentId, terms.paymentId(), terms.orderId(), amount, terms.currency(), now);
    }

    static AuthorizationAdjustmentDeclined notAdjusted(
            Ask.Adjust ask, DeclineReason reason, Instant now) {
        return new AuthorizationAdjustmentDeclined(
                ask.adjustmentId(), ask.paymentId(), ask.orderId(), reason, now);
    }

    static AuthorizationAdjustmentDeclined notAdjusted(
            Terms terms, UUID adjustmentId, DeclineReason reason, Instant now) {
        return new AuthorizationAdjustmentDeclined(
                adjustmentId, terms.paymentId(), terms.orderId(), reason, now);
    }

    static PaymentVoided voided(Voided voided) {
        var terms = voided.terms();
        return new PaymentVoided(
                terms.paymentId(), terms.orderId(), terms.amount(), terms.currency(), voided.at());
    }

    static PaymentVoided voided(Barred barred) {
        return new PaymentVoided(barred.id(), barred.orderId(), 0, NO_CURRENCY, barred.at());
    }

    static PaymentVoided nothingToVoid(Declined declined) {
        var terms = declined.terms();
        return new PaymentVoided(
                terms.paymentId(), terms.orderId(), 0, terms.currency(), declined.at());
    }

    static RefundRequested refundRequested(Terms terms, Refund refund) {
        return new RefundRequested(
                refund.refundId(),
                refund.paymentId(),
                terms.orderId(),
                refund.amount(),
                refund.currency(),
                refund.reason(),
                refund.requestedAt());
    }

    static RefundProcessed refundProcessed(@Nullable UUID orderId, Refund refund) {
        return new RefundProcessed(
                refund.refundId(),
                refund.paymentId(),
                refund.given(),
                refund.currency(),
                Objects.requireNonNull(refund.endedAt()),
                orderId,
                refund.returnId());
    }

    /** All of it, or what is left of it. */
    static RefundRefused refundRefused(@Nullable UUID orderId, Refund refund) {
        var why = refund.refusal();
        return new RefundRefused(
                refund.refundId(),
                refund.paymentId(),
                orderId,
                why == null ? "a part of it was refused" : why,
                Objects.requireNonNull(refund.endedAt()),
                refund.denied(),
                refund.returnId());
    }
}
