package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.payments.Payment.Hold;
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
    static final PaymentMethod VISA = new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2034);
    static final Terms TERMS = new Terms(ID, ORDER, CART, null, 1_000, "EUR", VISA, JOURNEY, NOON);
    static final Terms FREE = new Terms(ID, ORDER, CART, null, 0, "EUR", null, JOURNEY, NOON);
    static final Hold HOLD = new Hold("pi_1", NOON);

    private Samples() {}

    static Ask.Authorize authorize(long amount) {
        return new Ask.Authorize(ID, ORDER, CART, null, amount, "EUR", VISA);
    }

    static Ask.Capture capture(long amount) {
        return new Ask.Capture(ID, ORDER, amount, "EUR");
    }

    static Ask.Void cancel() {
        return new Ask.Void(ID, ORDER);
    }

    static Ask.GiveBack giveBack(long amount) {
        return new Ask.GiveBack(REFUND, ID, amount, "EUR", null);
    }

    static Refund refund(long amount) {
        return Refund.requested(giveBack(amount), NOON);
    }

    static Payment.Captured captured(long captured, long refunded, long refunding) {
        return new Payment.Captured(TERMS, HOLD, captured, NOON, refunded, refunding);
    }

    static List<String> names(Step step) {
        return step.facts().stream().map(fact -> fact.getClass().getSimpleName()).toList();
    }

    static List<Operation> asked(Step step) {
        return step.wanted().stream().map(Step.Wanted::operation).toList();
    }
}
