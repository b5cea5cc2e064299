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
        Money money,
        @Nullable Instant authorizedAt,
        @Nullable Instant endedAt,
        boolean review) {

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

    /** What is being taken, has been taken, was given back, and is being given back. */
    record Money(long capturing, long captured, long refunded, long refunding) {
        static final Money NONE = new Money(0, 0, 0, 0);
    }

    static PaymentRow of(Payment payment) {
        return switch (payment) {
            case Payment.Unheard _ -> throw new IllegalArgumentException("nobody has asked yet");
            case Barred(var id, var order, var at) ->
                    new PaymentRow(
                            id,
                            order,
                            null,
                            State.BARRED,
                            null,
                            null,
                            false,
                            Money.NONE,
                            null,
                            at,
                            false);
            case Requested(var terms, var wished) ->
                    row(terms, State.REQUESTED, null, wished, Money.NONE, null);
            case Authorized(var terms, var hold) ->
                    row(terms, State.AUTHORIZED, hold, false, Money.NONE, null);
            case Capturing(var terms, var hold, var amount, var wished) ->
                    row(terms, State.CAPTURING, hold, wished, new Money(amount, 0, 0, 0), null);
            case CaptureFailed(var terms, var hold, var at) ->
                    row(terms, State.CAPTURE_FAILED, hold, false, Money.NONE, at);
            case Captured(var terms, var hold, var taken, var at, var back, var owed) ->
                    row(terms, State.CAPTURED, hold, false, new Money(0, taken, back, owed), at);
            case Voiding(var terms, var hold) ->
                    row(terms, State.VOIDING, hold, false, Money.NONE, null);
            case Voided(var terms, var hold, var at) ->
                    row(terms, State.VOIDED, hold, false, Money.NONE, at);
            case Declined declined -> declined(declined);
        };
    }

    private static PaymentRow row(
            Terms terms,
            State state,
            @Nullable Hold hold,
            boolean voidWished,
            Money money,
            @Nullable Instant endedAt) {
        return new PaymentRow(
                terms.paymentId(),
                terms.orderId(),
                terms,
                state,
                hold == null ? null : hold.reference(),
                null,
                voidWished,
                money,
                hold == null ? null : hold.at(),
                endedAt,
                hold != null && hold.review());
    }

    private static PaymentRow declined(Declined declined) {
        var terms = declined.terms();
        return new PaymentRow(
                terms.paymentId(),
                terms.orderId(),
                terms,
                State.DECLINED,
                declined.ghost(),
                declined.reason(),
                false,
                Money.NONE,
                null,
                declined.at(),
                false);
    }

    Payment payment() {
        return switch (state) {
            case BARRED -> new Barred(paymentId, orderId, ended());
            case REQUESTED -> new Requested(given(), voidWished);
            case AUTHORIZED -> new Authorized(given(), hold());
            case CAPTURING -> new Capturing(given(), hold(), money.capturing(), voidWished);
            case CAPTURE_FAILED -> new CaptureFailed(given(), hold(), ended());
            case CAPTURED ->
                    new Captured(
                            given(),
                            hold(),
                            money.captured(),
                            ended(),
                            money.refunded(),
                            money.refunding());
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
        return new Hold(
                Objects.requireNonNull(reference), Objects.requireNonNull(authorizedAt), review);
    }

    private Instant ended() {
        return Objects.requireNonNull(endedAt);
    }

    @Nullable PaymentMethod card() {
        return terms == null ? null : terms.card();
    }
}
