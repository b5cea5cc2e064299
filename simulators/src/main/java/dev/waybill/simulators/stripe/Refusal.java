package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What Stripe says no to after it has begun to execute: kept for the idempotency key, and said
 * again.
 */
enum Refusal {
    CARD_DECLINED(402, "card_declined", null),
    NOT_CONFIRMABLE(400, "payment_intent_unexpected_state", null),
    CARD_MISSING(400, "payment_intent_unexpected_state", null),
    NOT_CAPTURABLE(400, "payment_intent_unexpected_state", null),
    CAPTURE_TOO_LARGE(400, "amount_too_large", "amount_to_capture"),
    NOT_CANCELABLE(400, "payment_intent_unexpected_state", null),
    NOT_REFUNDABLE(400, "payment_intent_unexpected_state", null),
    ALREADY_REFUNDED(400, "charge_already_refunded", null),
    REFUND_TOO_LARGE(400, "amount_too_large", "amount"),
    CAPTURED_TOO_OFTEN(400, "payment_intent_unexpected_state", null),
    CAPTURE_TOO_LATE(400, "charge_expired_for_capture", null),
    CAPTURE_UNAUTHORIZED(400, "capture_unauthorized_payment", null),
    DISPUTE_CLOSED(400, "resource_already_exists", null),
    DISPUTED(400, "charge_disputed", null),
    BROKEN(500, "api_error", null);

    final int status;
    final String code;
    final @Nullable String param;

    Refusal(int status, String code, @Nullable String param) {
        this.status = status;
        this.code = code;
        this.param = param;
    }

    String message(Ids ids, @Nullable Intent intent, @Nullable Moment moment) {
        var status = moment == null ? "" : moment.status().wire;
        var id = intent == null ? "" : ids.intent(intent);
        return switch (this) {
            case CARD_DECLINED -> "Your card was declined.";
            case NOT_CONFIRMABLE ->
                    unexpected(
                            "confirmed", status, "requires_payment_method, requires_confirmation");
            case CARD_MISSING ->
                    "You cannot confirm this PaymentIntent because it's missing a payment method."
                            + " You can either update the PaymentIntent with a payment method and then"
                            + " confirm it again, or confirm it again directly with a payment method.";
            case NOT_CAPTURABLE -> unexpected("captured", status, "requires_capture");
            case CAPTURE_TOO_LARGE ->
                    "The amount to capture is greater than the amount that can be captured.";
            case NOT_CANCELABLE ->
                    unexpected(
                            "canceled",
                            status,
                            "requires_payment_method, requires_capture, requires_confirmation,"
                                    + " requires_action, processing");
            case NOT_REFUNDABLE ->
                    "This PaymentIntent (" + id + ") does not have a successful charge to refund.";
            case ALREADY_REFUNDED -> "The charge of " + id + " has already been refunded.";
            case REFUND_TOO_LARGE -> "Refund amount is greater than unrefunded amount on charge.";
            case CAPTURED_TOO_OFTEN -> "This PaymentIntent has been captured 50 times already.";
            case CAPTURE_TOO_LATE ->
                    "The charge cannot be captured as the authorization has expired.";
            case CAPTURE_UNAUTHORIZED ->
                    "The payment could not be captured: the bank does not stand by it.";
            case DISPUTE_CLOSED -> "This dispute is already closed.";
            case DISPUTED -> "The charge you're attempting to refund has been charged back.";
            case BROKEN -> "An unknown error occurred.";
        };
    }

    private static String unexpected(String verb, String status, String legal) {
        return "This PaymentIntent could not be %s because it has a status of %s. Only a PaymentIntent with one of the following statuses may be %s: %s."
                .formatted(verb, status, verb, legal);
    }
}
