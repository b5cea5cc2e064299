package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.CapturePayment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Payments for tests of the pure core. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID ID = new UUID(1, 1);
    static final UUID ORDER = new UUID(2, 2);
    static final UUID CART = new UUID(3, 3);
    static final UUID JOURNEY = new UUID(4, 4);
    static final UUID REFUND = new UUID(5, 5);
    static final UUID ADJUSTMENT = new UUID(6, 6);
    static final UUID FIRST = new UUID(7, 1);
    static final UUID SECOND = new UUID(7, 2);
    static final PaymentMethod VISA = new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2034);
    static final Terms TERMS = new Terms(ID, ORDER, CART, null, 1_000, "EUR", VISA, JOURNEY, NOON);
    static final Terms FREE = new Terms(ID, ORDER, CART, null, 0, "EUR", null, JOURNEY, NOON);
    static final Hold HOLD = Hold.first("pi_1", NOON, false, 1_000);
    static final Purse PURSE = Purse.of(1_000, HOLD);

    private Samples() {}

    static Ask.Authorize authorize(long amount) {
        return new Ask.Authorize(ID, ORDER, CART, null, amount, "EUR", VISA);
    }

    static Ask.Capture capture(long amount) {
        return Ask.Capture.of(new CapturePayment(ID, ORDER, amount, "EUR"));
    }

    /** One of several. */
    static Ask.Capture capture(UUID captureId, long amount) {
        return new Ask.Capture(ID, ORDER, amount, "EUR", captureId, captureId, false);
    }

    static Ask.Capture last(UUID captureId, long amount) {
        return new Ask.Capture(ID, ORDER, amount, "EUR", captureId, captureId, true);
    }

    static Ask.Adjust adjust(long amount) {
        return new Ask.Adjust(ADJUSTMENT, ID, ORDER, amount, "EUR");
    }

    static Ask.Void cancel() {
        return new Ask.Void(ID, ORDER);
    }

    static Ask.GiveBack giveBack(long amount) {
        return new Ask.GiveBack(REFUND, ID, amount, "EUR", null, null);
    }

    /** What goes back to a payment's only capture. */
    static Refund refund(long amount) {
        return Refund.requested(giveBack(amount), List.of(Refund.Part.requested(ID, amount)), NOON);
    }

    static Refund processed(long amount) {
        var refund = refund(amount);
        return refund.ended(refund.parts().getFirst(), null, NOON);
    }

    static Payment.Authorized authorized() {
        return new Payment.Authorized(TERMS, PURSE);
    }

    static Payment.Capturing capturing(long amount, boolean voidWished) {
        var purse = PURSE.with(only(amount, Capture.State.TAKING, 0, 0)).finish();
        return new Payment.Capturing(TERMS, voidWished ? purse.wishVoid() : purse);
    }

    static Payment.CaptureFailed captureFailed() {
        var purse = PURSE.with(only(1_000, Capture.State.FAILED, 0, 0)).finish();
        return new Payment.CaptureFailed(TERMS, purse, NOON);
    }

    static Payment.Voiding voiding() {
        return new Payment.Voiding(TERMS, PURSE.with(HOLD.become(Hold.State.RELEASING)).wishVoid());
    }

    static Payment.Voided voided() {
        return new Payment.Voided(
                TERMS, PURSE.with(HOLD.become(Hold.State.CLOSED)).wishVoid(), NOON);
    }

    static Payment.Captured captured(long captured, long refunded, long refunding) {
        return new Payment.Captured(TERMS, taken(captured, refunded, refunding), NOON);
    }

    static Purse taken(long captured, long refunded, long refunding) {
        return PURSE.with(HOLD.taken(captured).become(Hold.State.CLOSED))
                .with(only(captured, Capture.State.TAKEN, refunded, refunding))
                .finish();
    }

    /** The capture of a payment that has only one. */
    static Capture only(long amount, Capture.State state, long refunded, long refunding) {
        return new Capture(ID, ID, 1, null, amount, state, 1, NOON, refunded, refunding);
    }

    static List<String> names(Step step) {
        return step.facts().stream().map(fact -> fact.getClass().getSimpleName()).toList();
    }

    static List<Operation> asked(Step step) {
        return step.wanted().stream().map(ProviderQuestion::operation).toList();
    }
}
