package dev.waybill.simulators.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The webhook events that are told, under Stripe's names. */
enum EventType {
    @JsonProperty("payment_intent.amount_capturable_updated")
    AMOUNT_CAPTURABLE_UPDATED("payment_intent.amount_capturable_updated"),
    @JsonProperty("payment_intent.succeeded")
    SUCCEEDED("payment_intent.succeeded"),
    @JsonProperty("payment_intent.payment_failed")
    PAYMENT_FAILED("payment_intent.payment_failed"),
    @JsonProperty("payment_intent.canceled")
    CANCELED("payment_intent.canceled"),
    @JsonProperty("charge.refunded")
    CHARGE_REFUNDED("charge.refunded"),
    @JsonProperty("charge.dispute.created")
    CHARGE_DISPUTE_CREATED("charge.dispute.created"),
    @JsonProperty("charge.dispute.closed")
    CHARGE_DISPUTE_CLOSED("charge.dispute.closed"),
    @JsonProperty("refund.created")
    REFUND_CREATED("refund.created"),
    @JsonProperty("refund.updated")
    REFUND_UPDATED("refund.updated");

    final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /** What a change is told as; decided before it is applied. */
    static List<EventType> of(Change change, boolean manual) {
        return switch (change) {
            case Change.Created created when created.confirmed() ->
                    charged(created.decline() != null, manual);
            case Change.Confirmed confirmed -> charged(confirmed.decline() != null, manual);
            case Change.Captured captured ->
                    List.of(captured.isLast() ? SUCCEEDED : AMOUNT_CAPTURABLE_UPDATED);
            case Change.Expired expired -> List.of(expired.taken() ? SUCCEEDED : CANCELED);
            case Change.Canceled _ -> List.of(CANCELED);
            case Change.Disputed _ -> List.of(CHARGE_DISPUTE_CREATED);
            case Change.DisputeClosed _ -> List.of(CHARGE_DISPUTE_CLOSED);
            case Change.Refunded _ -> List.of(REFUND_CREATED, CHARGE_REFUNDED, REFUND_UPDATED);
            case Change.Created _,
                    Change.Refused _,
                    Change.Opened _,
                    Change.Acknowledged _,
                    Change.Lost _ ->
                    List.of();
        };
    }

    private static List<EventType> charged(boolean declined, boolean manual) {
        if (declined) {
            return List.of(PAYMENT_FAILED);
        }
        return List.of(manual ? AMOUNT_CAPTURABLE_UPDATED : SUCCEEDED);
    }
}
