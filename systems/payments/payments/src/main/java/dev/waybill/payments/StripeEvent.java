package dev.waybill.payments;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** As much of a Stripe event as is of interest; null where an event says nothing about it. */
record StripeEvent(
        @Nullable String id, @Nullable String type, @Nullable Long created, @Nullable Data data) {

    /** Of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    record Data(@Nullable Subject object) {}

    record Subject(
            @Nullable String id,
            @Nullable String status,
            @JsonProperty("amount_received") @Nullable Long amountReceived,
            @JsonProperty("cancellation_reason") @Nullable String cancellationReason,
            @JsonProperty("last_payment_error") @Nullable Failure failure,
            @Nullable Metadata metadata,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable Long created,
            @JsonProperty("payment_intent") @Nullable JsonNode paymentIntent,
            @JsonProperty("evidence_details") @Nullable Evidence evidence) {}

    record Evidence(@JsonProperty("due_by") @Nullable Long dueBy) {}

    record Failure(
            @Nullable String code, @JsonProperty("decline_code") @Nullable String declineCode) {}

    record Metadata(
            @JsonProperty(StripeProvider.PAYMENT_ID) @Nullable String paymentId,
            @JsonProperty(StripeProvider.REFUND_ID) @Nullable String refundId,
            @JsonProperty(StripeProvider.CAPTURE_ID) @Nullable String captureId,
            @JsonProperty(StripeProvider.REVIEW) @Nullable String review) {
        boolean isReviewed() {
            return Boolean.parseBoolean(review);
        }
    }

    /** None if it is not an event at all. */
    News.@Nullable Hint hint(Instant now) {
        if (id == null || type == null) {
            return null;
        }
        guard();
        var at = created == null ? now : Instant.ofEpochSecond(created);
        var subject = data == null ? null : data.object();
        if (subject == null) {
            return new News.Hint(id, type, null, at, null, null, null);
        }
        var metadata = subject.metadata();
        var paymentId = metadata == null ? null : uuid(metadata.paymentId());
        var report = paymentId == null ? null : report(paymentId, type, subject);
        return new News.Hint(
                id, type, subject.id(), at, paymentId, report, dispute(type, subject, at));
    }

    private static @Nullable Dispute dispute(String type, Subject subject, Instant at) {
        var closes = type.equals("charge.dispute.closed");
        var opens = type.equals("charge.dispute.created");
        var id = subject.id();
        var intent = subject.paymentIntent();
        var amount = subject.amount();
        var currency = subject.currency();
        var status = subject.status();
        if (!opens && !closes
                || id == null
                || intent == null
                || !intent.isString()
                || amount == null
                || currency == null
                || status == null) {
            return null;
        }
        var state = closes ? Dispute.State.of(status) : Dispute.State.OPEN;
        var evidence = subject.evidence();
        var dueBy = evidence == null ? null : evidence.dueBy();
        var created = subject.created();
        return new Dispute(
                id,
                intent.asString(),
                amount,
                currency.toUpperCase(Locale.ROOT),
                subject.reason(),
                state,
                status,
                created == null ? at : Instant.ofEpochSecond(created),
                dueBy == null ? null : Instant.ofEpochSecond(dueBy),
                state == Dispute.State.OPEN ? null : at);
    }

    /** The table keeps them: so they must be what a table can keep. */
    private void guard() {
        var guard = new Guard();
        guard.textIfGiven("id", id, 1, 255);
        guard.textIfGiven("type", type, 1, 255);
        guard.rangeIfGiven("created", created, 0, LAST_SECOND);
        var subject = data == null ? null : data.object();
        if (subject != null) {
            guard.textIfGiven("data/object/id", subject.id(), 1, 255);
            guard.textIfGiven("data/object/status", subject.status(), 1, 255);
            guard.textIfGiven("data/object/reason", subject.reason(), 0, 255);
            guard.textIfGiven("data/object/currency", subject.currency(), 1, 10);
            guard.moneyIfGiven("data/object/amount", subject.amount());
            guard.rangeIfGiven("data/object/created", subject.created(), 0, LAST_SECOND);
            var evidence = subject.evidence();
            var dueBy = evidence == null ? null : evidence.dueBy();
            guard.rangeIfGiven("data/object/evidence_details/due_by", dueBy, 0, LAST_SECOND);
            var intent = subject.paymentIntent();
            var reference = intent != null && intent.isString() ? intent.asString() : null;
            guard.textIfGiven("data/object/payment_intent", reference, 1, 255);
        }
        guard.check();
    }

    private static @Nullable Report report(UUID paymentId, String type, Subject subject) {
        var id = subject.id();
        if (id == null) {
            return null;
        }
        return switch (type) {
            case "payment_intent.amount_capturable_updated" ->
                    StripeWords.held(
                            id,
                            subject.amountReceived(),
                            subject.metadata() != null && subject.metadata().isReviewed());
            case "payment_intent.succeeded" -> taken(id, subject.amountReceived());
            case "payment_intent.canceled" ->
                    new Report.Released(id, StripeWords.isTooOld(subject.cancellationReason()));
            case "payment_intent.payment_failed" -> refused(subject.failure());
            case "refund.created", "refund.updated", "refund.failed" -> refund(paymentId, subject);
            default -> null;
        };
    }

    private static @Nullable Report taken(String id, @Nullable Long amount) {
        return amount == null ? null : new Report.Taken(id, amount, true);
    }

    private static Report refused(@Nullable Failure failure) {
        var code = failure == null ? null : failure.code();
        var declineCode = failure == null ? null : failure.declineCode();
        return new Report.Refused(StripeWords.reason(code, declineCode), null);
    }

    private static @Nullable Report refund(UUID paymentId, Subject subject) {
        var metadata = subject.metadata();
        var refundId = metadata == null ? null : uuid(metadata.refundId());
        if (metadata == null || refundId == null) {
            return null; // given back at Stripe's own screen: not by us
        }
        var captureId = uuid(metadata.captureId());
        var report =
                StripeWords.whatIs(
                        refundId, captureId == null ? paymentId : captureId, subject.status());
        return report instanceof Report.Unknown ? null : report;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
