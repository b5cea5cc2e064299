package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Capturing;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Hold;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Voided;
import dev.waybill.payments.Payment.Voiding;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as its table keeps it: the columns of all states side by side. */
record PaymentRow(
        UUID paymentId,
        UUID orderId,
        @Nullable Terms terms,
        State state,
        @Nullable String reference,
        @Nullable DeclineReason reason,
        boolean voidWished,
        long capturing,
        long captured,
        long refunded,
        long refunding,
        @Nullable Instant authorizedAt,
        @Nullable Instant endedAt) {

    enum State {
        REQUESTED,
        AUTHORIZED,
        CAPTURING,
        CAPTURE_FAILED,
        CAPTURED,
        VOIDING,
        VOIDED,
        BARRED,
        DECLINED
    }

    static PaymentRow of(Payment payment) {
        return switch (payment) {
            case Payment.Unheard _ -> throw new IllegalArgumentException("nobody has asked yet");
            case Barred(var id, var orderId, var at) ->
                    new PaymentRow(
                            id,
                            orderId,
                            null,
                            State.BARRED,
                            null,
                            null,
                            false,
                            0,
                            0,
                            0,
                            0,
                            null,
                            at);
            case Requested(var terms, var wished) ->
                    row(terms, State.REQUESTED, null, null).wishing(wished);
            case Authorized(var terms, var hold) -> row(terms, State.AUTHORIZED, hold, null);
            case Capturing(var terms, var hold, var amount, var wished) ->
                    row(terms, State.CAPTURING, hold, null).wishing(wished).money(amount, 0, 0, 0);
            case CaptureFailed(var terms, var hold, var at) ->
                    row(terms, State.CAPTURE_FAILED, hold, at);
            case Captured c ->
                    row(c.terms(), State.CAPTURED, c.hold(), c.at())
                            .money(0, c.captured(), c.refunded(), c.refunding());
            case Voiding(var terms, var hold) -> row(terms, State.VOIDING, hold, null);
            case Voided(var terms, var hold, var at) -> row(terms, State.VOIDED, hold, at);
            case Declined(var terms, var reason, var at, var ghost) ->
                    row(terms, State.DECLINED, null, at).declined(reason, ghost);
        };
    }

    private static PaymentRow row(
            Terms terms, State state, @Nullable Hold hold, @Nullable Instant endedAt) {
        return new PaymentRow(
                terms.paymentId(),
                terms.orderId(),
                terms,
                state,
                hold == null ? null : hold.reference(),
                null,
                false,
                0,
                0,
                0,
                0,
                hold == null ? null : hold.at(),
                endedAt);
    }

    private PaymentRow wishing(boolean wished) {
        return new PaymentRow(
                paymentId,
                orderId,
                terms,
                state,
                reference,
                reason,
                wished,
                capturing,
                captured,
                refunded,
                refunding,
                authorizedAt,
                endedAt);
    }

    private PaymentRow money(long taking, long taken, long givenBack, long givingBack) {
        return new PaymentRow(
                paymentId,
                orderId,
                terms,
                state,
                reference,
                reason,
                voidWished,
                taking,
                taken,
                givenBack,
                givingBack,
                authorizedAt,
                endedAt);
    }

    private PaymentRow declined(DeclineReason why, @Nullable String ghost) {
        return new PaymentRow(
                paymentId,
                orderId,
                terms,
                state,
                ghost,
                why,
                voidWished,
                capturing,
                captured,
                refunded,
                refunding,
                authorizedAt,
                endedAt);
    }

    Payment payment() {
        return switch (state) {
            case BARRED -> new Barred(paymentId, orderId, ended());
            case REQUESTED -> new Requested(given(), voidWished);
            case AUTHORIZED -> new Authorized(given(), hold());
            case CAPTURING -> new Capturing(given(), hold(), capturing, voidWished);
            case CAPTURE_FAILED -> new CaptureFailed(given(), hold(), ended());
            case CAPTURED -> new Captured(given(), hold(), captured, ended(), refunded, refunding);
            case VOIDING -> new Voiding(given(), hold());
            case VOIDED -> new Voided(given(), hold(), ended());
            case DECLINED ->
                    new Declined(given(), Objects.requireNonNull(reason), ended(), reference);
        };
    }

    private Terms given() {
        return Objects.requireNonNull(terms);
    }

    private Hold hold() {
        return new Hold(Objects.requireNonNull(reference), Objects.requireNonNull(authorizedAt));
    }

    private Instant ended() {
        return Objects.requireNonNull(endedAt);
    }

    @Nullable PaymentMethod card() {
        return terms == null ? null : terms.card();
    }
}
