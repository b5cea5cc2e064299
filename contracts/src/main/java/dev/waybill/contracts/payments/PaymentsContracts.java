package dev.waybill.contracts.payments;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of payments: each of its messages, with its name and version on the wire. */
public final class PaymentsContracts {

    public static final Contract<AuthorizePayment> AUTHORIZE_PAYMENT =
            new Contract<>(
                    "authorize-payment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    AuthorizePayment.class,
                    Topics.PAYMENTS_COMMANDS,
                    message -> Contract.firstGiven(message.paymentId(), message.cartId()));

    public static final Contract<CapturePayment> CAPTURE_PAYMENT =
            new Contract<>(
                    "capture-payment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    CapturePayment.class,
                    Topics.PAYMENTS_COMMANDS,
                    CapturePayment::paymentId);

    public static final Contract<VoidPayment> VOID_PAYMENT =
            new Contract<>(
                    "void-payment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    VoidPayment.class,
                    Topics.PAYMENTS_COMMANDS,
                    VoidPayment::paymentId);

    public static final Contract<RefundPayment> REFUND_PAYMENT =
            new Contract<>(
                    "refund-payment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    RefundPayment.class,
                    Topics.PAYMENTS_COMMANDS,
                    RefundPayment::paymentId);

    public static final Contract<PaymentRequested> PAYMENT_REQUESTED =
            new Contract<>(
                    "payment-requested",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentRequested.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentRequested::paymentId);

    public static final Contract<FraudCheckPassed> FRAUD_CHECK_PASSED =
            new Contract<>(
                    "fraud-check-passed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    FraudCheckPassed.class,
                    Topics.PAYMENTS_PAYMENTS,
                    FraudCheckPassed::paymentId);

    public static final Contract<FraudCheckFailed> FRAUD_CHECK_FAILED =
            new Contract<>(
                    "fraud-check-failed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    FraudCheckFailed.class,
                    Topics.PAYMENTS_PAYMENTS,
                    FraudCheckFailed::paymentId);

    public static final Contract<PaymentAuthorized> PAYMENT_AUTHORIZED =
            new Contract<>(
                    "payment-authorized",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentAuthorized.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentAuthorized::paymentId);

    public static final Contract<PaymentDeclined> PAYMENT_DECLINED =
            new Contract<>(
                    "payment-declined",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentDeclined.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentDeclined::paymentId);

    public static final Contract<PaymentFailed> PAYMENT_FAILED =
            new Contract<>(
                    "payment-failed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentFailed.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentFailed::paymentId);

    public static final Contract<PaymentCaptured> PAYMENT_CAPTURED =
            new Contract<>(
                    "payment-captured",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentCaptured.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentCaptured::paymentId);

    public static final Contract<PaymentSucceeded> PAYMENT_SUCCEEDED =
            new Contract<>(
                    "payment-succeeded",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentSucceeded.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentSucceeded::paymentId);

    public static final Contract<PaymentVoided> PAYMENT_VOIDED =
            new Contract<>(
                    "payment-voided",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PaymentVoided.class,
                    Topics.PAYMENTS_PAYMENTS,
                    PaymentVoided::paymentId);

    public static final Contract<RefundRequested> REFUND_REQUESTED =
            new Contract<>(
                    "refund-requested",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    RefundRequested.class,
                    Topics.PAYMENTS_PAYMENTS,
                    RefundRequested::paymentId);

    public static final Contract<RefundProcessed> REFUND_PROCESSED =
            new Contract<>(
                    "refund-processed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    RefundProcessed.class,
                    Topics.PAYMENTS_PAYMENTS,
                    RefundProcessed::paymentId);

    public static final Contract<AdjustAuthorization> ADJUST_AUTHORIZATION =
            new Contract<>(
                    "adjust-authorization",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    AdjustAuthorization.class,
                    Topics.PAYMENTS_COMMANDS,
                    AdjustAuthorization::paymentId);

    public static final Contract<AuthorizationAdjusted> AUTHORIZATION_ADJUSTED =
            new Contract<>(
                    "authorization-adjusted",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    AuthorizationAdjusted.class,
                    Topics.PAYMENTS_PAYMENTS,
                    AuthorizationAdjusted::paymentId);

    public static final Contract<AuthorizationAdjustmentDeclined>
            AUTHORIZATION_ADJUSTMENT_DECLINED =
                    new Contract<>(
                            "authorization-adjustment-declined",
                            "1.0.0",
                            Contract.Kind.EVENT,
                            AuthorizationAdjustmentDeclined.class,
                            Topics.PAYMENTS_PAYMENTS,
                            AuthorizationAdjustmentDeclined::paymentId);

    private PaymentsContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                AUTHORIZE_PAYMENT,
                CAPTURE_PAYMENT,
                VOID_PAYMENT,
                REFUND_PAYMENT,
                PAYMENT_REQUESTED,
                FRAUD_CHECK_PASSED,
                FRAUD_CHECK_FAILED,
                PAYMENT_AUTHORIZED,
                PAYMENT_DECLINED,
                PAYMENT_FAILED,
                PAYMENT_CAPTURED,
                PAYMENT_SUCCEEDED,
                PAYMENT_VOIDED,
                REFUND_REQUESTED,
                REFUND_PROCESSED,
                ADJUST_AUTHORIZATION,
                AUTHORIZATION_ADJUSTED,
                AUTHORIZATION_ADJUSTMENT_DECLINED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}
