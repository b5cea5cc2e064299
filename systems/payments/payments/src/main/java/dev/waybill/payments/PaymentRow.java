package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Capturing;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Raising;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Voided;
import dev.waybill.payments.Payment.Voiding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its table keeps it: the columns of all states side by side. Most payments have one
 * authorization and no more to say about their money; what there is beyond that lies in the papers,
 * and its captures in their own table.
 */
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
        boolean review,
        @Nullable Papers papers,
        List<Capture> captures) {

    enum State {
        REQUESTED,
        AUTHORIZED,
        RAISING,
        CAPTURING,
        CAPTURE_FAILED,
        CAPTURED,
        VOIDING,
        VOIDED,
        BARRED,
        DECLINED
    }

    /**
     * Sums over the captures and holds.
     *
     * @param agreed what may be taken in all
     * @param held what the provider sets aside at the moment
     */
    record Money(
            long agreed, long held, long capturing, long captured, long refunded, long refunding) {

        static Money none(long agreed) {
            return new Money(agreed, 0, 0, 0, 0, 0);
        }

        static Money of(Purse purse) {
            return new Money(
                    purse.agreed(),
                    purse.held(),
                    purse.capturing(),
                    purse.captured(),
                    purse.refunded(),
                    purse.refunding());
        }
    }

    /** What else there is about the money. */
    record Papers(
            List<Hold> holds,
            boolean done,
            boolean voidPaid,
            int raises,
            Purse.@Nullable Raise raise) {}

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
                            Money.none(0),
                            null,
                            at,
                            false,
                            null,
                            List.of());
            case Requested(var terms, var wished) ->
                    row(terms, State.REQUESTED, null, null, wished, null);
            case Authorized held -> row(held, State.AUTHORIZED, null);
            case Raising held -> row(held, State.RAISING, null);
            case Capturing held -> row(held, State.CAPTURING, null);
            case CaptureFailed held -> row(held, State.CAPTURE_FAILED, held.at());
            case Captured held -> row(held, State.CAPTURED, held.at());
            case Voiding held -> row(held, State.VOIDING, null);
            case Voided held -> row(held, State.VOIDED, held.at());
            case Declined(var terms, var reason, var at, var ghost) ->
                    row(terms, State.DECLINED, ghost, reason, false, at);
        };
    }

    private static PaymentRow row(
            Terms terms,
            State state,
            @Nullable String reference,
            @Nullable DeclineReason reason,
            boolean voidWished,
            @Nullable Instant endedAt) {
        return new PaymentRow(
                terms.paymentId(),
                terms.orderId(),
                terms,
                state,
                reference,
                reason,
                voidWished,
                Money.none(terms.amount()),
                null,
                endedAt,
                false,
                null,
                List.of());
    }

    private static PaymentRow row(Held held, State state, @Nullable Instant endedAt) {
        var terms = held.terms();
        var purse = held.purse();
        var first = purse.first();
        return new PaymentRow(
                terms.paymentId(),
                terms.orderId(),
                terms,
                state,
                first.reference(),
                null,
                purse.voidWished(),
                Money.of(purse),
                first.at(),
                endedAt,
                first.review(),
                purse.isPlain(terms.amount())
                        ? null
                        : new Papers(
                                purse.holds(),
                                purse.done(),
                                purse.voidPaid(),
                                purse.raises(),
                                purse.raise()),
                purse.captures());
    }

    PaymentRow with(List<Capture> itsCaptures) {
        return new PaymentRow(
                paymentId,
                orderId,
                terms,
                state,
                reference,
                reason,
                voidWished,
                money,
                authorizedAt,
                endedAt,
                review,
                papers,
                itsCaptures);
    }

    Payment payment() {
        return switch (state) {
            case BARRED -> new Barred(paymentId, orderId, ended());
            case REQUESTED -> new Requested(given(), voidWished);
            case AUTHORIZED -> new Authorized(given(), purse());
            case RAISING -> new Raising(given(), purse());
            case CAPTURING -> new Capturing(given(), purse());
            case CAPTURE_FAILED -> new CaptureFailed(given(), purse(), ended());
            case CAPTURED -> new Captured(given(), purse(), ended());
            case VOIDING -> new Voiding(given(), purse());
            case VOIDED -> new Voided(given(), purse(), ended());
            case DECLINED ->
                    new Declined(given(), Objects.requireNonNull(reason), ended(), reference);
        };
    }

    private Purse purse() {
        return papers == null
                ? new Purse(
                        money.agreed(),
                        List.of(hold()),
                        captures,
                        false,
                        voidWished,
                        false,
                        1,
                        null)
                : new Purse(
                        money.agreed(),
                        papers.holds(),
                        captures,
                        papers.done(),
                        voidWished,
                        papers.voidPaid(),
                        papers.raises(),
                        papers.raise());
    }

    /** The only authorization of a payment of which there is no more to say. */
    private Hold hold() {
        var first =
                Hold.first(
                        Objects.requireNonNull(reference),
                        Objects.requireNonNull(authorizedAt),
                        review,
                        given().amount());
        return switch (state) {
            case VOIDING -> first.become(Hold.State.RELEASING);
            case VOIDED, CAPTURED -> first.become(Hold.State.CLOSED);
            case REQUESTED, AUTHORIZED, RAISING, CAPTURING, CAPTURE_FAILED, BARRED, DECLINED ->
                    first;
        };
    }

    private Terms given() {
        return Objects.requireNonNull(terms);
    }

    private Instant ended() {
        return Objects.requireNonNull(endedAt);
    }

    @Nullable PaymentMethod card() {
        return terms == null ? null : terms.card();
    }
}
