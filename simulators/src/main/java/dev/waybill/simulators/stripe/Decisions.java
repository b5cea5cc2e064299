package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/** What Stripe makes of an operation. Pure. */
final class Decisions {

    /** Of one intent. */
    private static final int MOST_CAPTURES = 50;

    /** Whoever decides about a card: its own nature, or the dial. */
    @FunctionalInterface
    interface Bank {
        @Nullable Decline asked(TestCard card, int intent, int charge);
    }

    private Decisions() {}

    /**
     * @param next the number that a new intent or refund gets
     */
    static Change decide(Operation operation, int next, Bank bank) {
        return switch (operation) {
            case Operation.Create create -> create(create, next, bank);
            case Operation.Confirm confirm -> confirm(confirm.intent(), confirm.card(), bank);
            case Operation.Capture capture ->
                    capture(capture.intent(), capture.amount(), capture.last());
            case Operation.Cancel cancel -> cancel(cancel.intent(), cancel.reason());
            case Operation.GiveBack refund -> refund(refund, next);
            case Operation.CloseDispute close ->
                    close.dispute().isOpen()
                            ? new Change.DisputeClosed(close.dispute().number(), close.won())
                            : new Change.Refused(
                                    close.dispute().intent().number, Refusal.DISPUTE_CLOSED);
        };
    }

    private static Change create(Operation.Create wanted, int next, Bank bank) {
        var card = wanted.card();
        var confirmed = wanted.confirm() && card != null;
        return new Change.Created(
                next,
                wanted.amount(),
                wanted.currency(),
                wanted.manual(),
                card == null ? null : card.token(),
                confirmed,
                card != null && confirmed ? bank.asked(card, next, 1) : null,
                wanted.metadata(),
                wanted.multicapture() ? true : null);
    }

    private static Change confirm(Intent intent, @Nullable TestCard given, Bank bank) {
        if (!intent.status().confirmable()) {
            return new Change.Refused(intent.number, Refusal.NOT_CONFIRMABLE);
        }
        var waiting =
                intent.status() == Status.REQUIRES_CONFIRMATION ? intent.moment.attempt() : null;
        var card = given != null ? given : waiting == null ? null : waiting.card();
        if (card == null) {
            return new Change.Refused(intent.number, Refusal.CARD_MISSING);
        }
        var decline = bank.asked(card, intent.number, intent.moment.charges() + 1);
        return new Change.Confirmed(intent.number, card.token(), decline);
    }

    private static Change capture(Intent intent, @Nullable Long amount, boolean last) {
        if (intent.status() != Status.REQUIRES_CAPTURE) {
            return new Change.Refused(
                    intent.number,
                    intent.expired ? Refusal.CAPTURE_TOO_LATE : Refusal.NOT_CAPTURABLE);
        }
        if (intent.multicapture && intent.captures() >= MOST_CAPTURES) {
            return new Change.Refused(intent.number, Refusal.CAPTURED_TOO_OFTEN);
        }
        var wanted = amount == null ? intent.capturable() : amount;
        return wanted > intent.capturable()
                ? new Change.Refused(intent.number, Refusal.CAPTURE_TOO_LARGE)
                : new Change.Captured(intent.number, wanted, last);
    }

    private static Change cancel(Intent intent, @Nullable String reason) {
        return intent.status().cancelable() && intent.moment.captured() == 0
                ? new Change.Canceled(intent.number, reason)
                : new Change.Refused(intent.number, Refusal.NOT_CANCELABLE);
    }

    private static Change refund(Operation.GiveBack wanted, int next) {
        var intent = wanted.intent();
        var left = intent.captured - intent.refunded;
        if (intent.captured == 0) {
            return new Change.Refused(intent.number, Refusal.NOT_REFUNDABLE);
        }
        if (intent.dispute != null && intent.dispute.standing() != Dispute.Standing.WON) {
            return new Change.Refused(intent.number, Refusal.DISPUTED);
        }
        if (left == 0) {
            return new Change.Refused(intent.number, Refusal.ALREADY_REFUNDED);
        }
        var amount = wanted.amount() == null ? left : wanted.amount();
        return amount > left
                ? new Change.Refused(intent.number, Refusal.REFUND_TOO_LARGE)
                : new Change.Refunded(
                        next, intent.number, amount, wanted.reason(), wanted.metadata());
    }
}
