package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Stripe's objects as JSON. Everything is made from an intent's fixed part and a moment. */
final class StripeJson {
    /**
     * What stripe-java 33.3.0 expects; with another one its event deserializer hands out nothing.
     */
    static final String API_VERSION = "2026-07-29.dahlia";

    private final Ids ids;

    StripeJson(Ids ids) {
        this.ids = ids;
    }

    /** The members of a payment intent. */
    void intent(JsonGenerator json, Intent intent, Moment moment, boolean expandCharge) {
        var status = moment.status();
        json.writeStringProperty("id", ids.intent(intent));
        json.writeStringProperty("object", "payment_intent");
        json.writeNumberProperty("amount", intent.amount);
        json.writeNumberProperty(
                "amount_capturable",
                status == Status.REQUIRES_CAPTURE ? intent.amount - moment.captured() : 0);
        json.writeNumberProperty("amount_received", moment.captured());
        cancellation(json, intent, status);
        json.writeStringProperty("capture_method", intent.manual ? "manual" : "automatic");
        json.writeStringProperty("client_secret", ids.intent(intent) + "_secret_simulated");
        json.writeStringProperty("confirmation_method", "automatic");
        json.writeNumberProperty("created", intent.created);
        json.writeStringProperty("currency", intent.currency);
        lastError(json, intent, moment);
        latestCharge(json, intent, moment, expandCharge);
        json.writeBooleanProperty("livemode", false);
        metadata(json, intent.metadata());
        json.writeNullProperty("next_action");
        text(json, "payment_method", paymentMethod(moment));
        json.writeArrayPropertyStart("payment_method_types");
        json.writeString("card");
        json.writeEndArray();
        json.writeStringProperty("status", status.wire);
    }

    /** The members of a charge, as it is when so much has been refunded. */
    void charge(JsonGenerator json, Intent intent, Moment moment, Try attempt, long refunded) {
        var decline = attempt.decline();
        var captured = moment.captured();
        json.writeStringProperty("id", ids.charge(intent, attempt.number()));
        json.writeStringProperty("object", "charge");
        json.writeNumberProperty("amount", intent.amount);
        json.writeNumberProperty("amount_captured", captured);
        json.writeNumberProperty("amount_refunded", refunded);
        json.writeBooleanProperty("captured", captured > 0);
        json.writeNumberProperty("created", intent.created);
        json.writeStringProperty("currency", intent.currency);
        text(json, "failure_code", decline == null ? null : decline.code);
        text(json, "failure_message", decline == null ? null : decline.message);
        json.writeBooleanProperty("livemode", false);
        metadata(json, intent.metadata());
        json.writeBooleanProperty("paid", decline == null);
        json.writeStringProperty("payment_intent", ids.intent(intent));
        json.writeStringProperty("payment_method", attempt.card().token());
        json.writeObjectPropertyStart("payment_method_details");
        card(json, attempt.card());
        json.writeEndObject();
        json.writeBooleanProperty(
                "refunded",
                moment.status() == Status.SUCCEEDED && captured > 0 && refunded == captured);
        json.writeStringProperty("status", decline == null ? "succeeded" : "failed");
    }

    /** The members of a refund. */
    void refund(JsonGenerator json, Refund refund) {
        var intent = refund.intent();
        json.writeStringProperty("id", ids.refund(refund));
        json.writeStringProperty("object", "refund");
        json.writeNumberProperty("amount", refund.amount());
        json.writeStringProperty("charge", ids.charge(intent, intent.moment.charges()));
        json.writeNumberProperty("created", refund.created());
        json.writeStringProperty("currency", intent.currency);
        metadata(json, refund.metadata());
        json.writeStringProperty("payment_intent", ids.intent(intent));
        text(json, "reason", refund.reason());
        json.writeStringProperty("status", "succeeded");
    }

    /** The members of a dispute. */
    void dispute(JsonGenerator json, Dispute dispute) {
        var intent = dispute.intent();
        json.writeStringProperty("id", ids.dispute(dispute));
        json.writeStringProperty("object", "dispute");
        json.writeNumberProperty("amount", dispute.amount());
        json.writeStringProperty("charge", ids.charge(intent, intent.moment.charges()));
        json.writeNumberProperty("created", dispute.created());
        json.writeStringProperty("currency", intent.currency);
        json.writeObjectPropertyStart("evidence_details");
        json.writeNumberProperty("due_by", dispute.created() + 7 * 86_400);
        json.writeEndObject();
        json.writeBooleanProperty("is_charge_refundable", false);
        json.writeBooleanProperty("livemode", false);
        json.writeObjectPropertyStart("metadata");
        json.writeEndObject();
        json.writeStringProperty("payment_intent", ids.intent(intent));
        json.writeStringProperty("reason", "fraudulent");
        json.writeStringProperty("status", dispute.standing().wire);
    }

    /** The members of an event. */
    void event(JsonGenerator json, Event event) {
        json.writeStringProperty("id", ids.event(event.number()));
        json.writeStringProperty("object", "event");
        json.writeStringProperty("api_version", API_VERSION);
        json.writeNumberProperty("created", event.created());
        json.writeObjectPropertyStart("data");
        json.writeObjectPropertyStart("object");
        subject(json, event);
        json.writeEndObject();
        json.writeEndObject();
        json.writeBooleanProperty("livemode", false);
        json.writeNumberProperty("pending_webhooks", 1);
        json.writeObjectPropertyStart("request");
        json.writeNullProperty("id");
        json.writeNullProperty("idempotency_key");
        json.writeEndObject();
        json.writeStringProperty("type", event.type().wire);
    }

    private void subject(JsonGenerator json, Event event) {
        var refund = event.refund();
        var dispute = event.dispute();
        var attempt = event.moment().attempt();
        if (dispute != null) {
            dispute(json, dispute);
        } else if (refund == null || attempt == null) {
            intent(json, event.intent(), event.moment(), false);
        } else if (event.type() == EventType.CHARGE_REFUNDED) {
            charge(json, event.intent(), event.moment(), attempt, refund.refundedSoFar());
        } else {
            refund(json, refund);
        }
    }

    private static void cancellation(JsonGenerator json, Intent intent, Status status) {
        if (status == Status.CANCELED) {
            json.writeNumberProperty("canceled_at", intent.canceledAt);
            text(json, "cancellation_reason", intent.cancellationReason);
        } else {
            json.writeNullProperty("canceled_at");
            json.writeNullProperty("cancellation_reason");
        }
    }

    private void lastError(JsonGenerator json, Intent intent, Moment moment) {
        var attempt = moment.attempt();
        if (attempt == null || attempt.decline() == null) {
            json.writeNullProperty("last_payment_error");
            return;
        }
        json.writeObjectPropertyStart("last_payment_error");
        declined(json, intent, attempt, attempt.decline());
        json.writeEndObject();
    }

    /** The members of a card error. */
    void declined(JsonGenerator json, Intent intent, Try attempt, Decline decline) {
        json.writeStringProperty("type", "card_error");
        json.writeStringProperty("code", decline.code);
        if (decline.declineCode != null) {
            json.writeStringProperty("decline_code", decline.declineCode);
        }
        json.writeStringProperty("message", decline.message);
        json.writeStringProperty("charge", ids.charge(intent, attempt.number()));
        json.writeObjectPropertyStart("payment_method");
        json.writeStringProperty("id", attempt.card().token());
        json.writeStringProperty("object", "payment_method");
        card(json, attempt.card());
        json.writeEndObject();
    }

    private void latestCharge(JsonGenerator json, Intent intent, Moment moment, boolean expand) {
        var attempt = moment.attempt();
        if (attempt == null || attempt.number() == 0) {
            json.writeNullProperty("latest_charge");
        } else if (expand && attempt.charged()) {
            json.writeObjectPropertyStart("latest_charge");
            charge(json, intent, moment, attempt, intent.refunded);
            json.writeEndObject();
        } else {
            json.writeStringProperty("latest_charge", ids.charge(intent, attempt.number()));
        }
    }

    /** A declined card does not stay with the intent. */
    private static @Nullable String paymentMethod(Moment moment) {
        var attempt = moment.attempt();
        return attempt == null || attempt.decline() != null ? null : attempt.card().token();
    }

    private static void card(JsonGenerator json, TestCard card) {
        json.writeObjectPropertyStart("card");
        json.writeStringProperty("brand", card.brand());
        json.writeNumberProperty("exp_month", 12);
        json.writeNumberProperty("exp_year", 2034);
        json.writeStringProperty("funding", card.funding());
        json.writeStringProperty("last4", card.last4());
        json.writeEndObject();
        json.writeStringProperty("type", "card");
    }

    private static void metadata(JsonGenerator json, Metadata metadata) {
        json.writeObjectPropertyStart("metadata");
        metadata.pairs().forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
