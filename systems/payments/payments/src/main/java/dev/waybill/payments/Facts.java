package dev.waybill.payments;

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
import dev.waybill.contracts.payments.RefundRequested;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Hold;
import dev.waybill.payments.Payment.Voided;
import java.time.Instant;
import java.util.Objects;
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

    /** The capture failed. */
    static PaymentFailed failed(Terms terms, Instant at) {
        return failed(terms, DeclineReason.PROCESSING_ERROR, at);
    }

    static PaymentFailed notCaptured(Ask.Capture ask, Instant now) {
        return new PaymentFailed(
                ask.paymentId(), ask.orderId(), PaymentFailure.PROCESSING_ERROR, now);
    }

    static PaymentCaptured captured(Captured captured) {
        var terms = captured.terms();
        return new PaymentCaptured(
                terms.paymentId(),
                terms.orderId(),
                captured.captured(),
                terms.currency(),
                captured.at());
    }

    static PaymentSucceeded succeeded(Captured captured) {
        var terms = captured.terms();
        return new PaymentSucceeded(
                terms.paymentId(),
                terms.orderId(),
                captured.captured(),
                terms.currency(),
                captured.hold().reference(),
                captured.at());
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

    static RefundProcessed refundProcessed(Refund refund) {
        return new RefundProcessed(
                refund.refundId(),
                refund.paymentId(),
                refund.amount(),
                refund.currency(),
                Objects.requireNonNull(refund.endedAt()));
    }
}
