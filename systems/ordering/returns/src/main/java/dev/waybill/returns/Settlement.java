package dev.waybill.returns;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Return.Approved;
import dev.waybill.returns.Return.Settling;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: how a return pays what it owes, and comes to its end. */
final class Settlement {

    private Settlement() {}

    /**
     * Asks for as much of what is owed as there is, and ends the return when nothing is owed.
     *
     * @param left what is left of the payment, in minor units, for this return's refunds and credit
     */
    static void settle(Draft draft, long left) {
        Exchanging.goOn(draft, left);
        if (!(draft.current() instanceof Settling settling)) {
            return;
        }
        var amount = Math.min(settling.sheet().owed(), left - settling.sheet().backed());
        if (amount > 0) {
            refund(draft, settling, amount);
        }
        complete(draft);
    }

    private static void refund(Draft draft, Settling settling, long amount) {
        var sheet = settling.sheet();
        var id = Ids.derive(sheet.id(), "refund/" + (sheet.refunds().size() + 1));
        var payment = requireNonNull(sheet.ask().paymentId(), "nothing else is due");
        var refund = Refund.ask(id, payment, amount);
        draft.becomes(settling.with(sheet.ask(refund)));
        draft.note("refund-asked", Tellings.money(amount, sheet.ask().currency()));
        draft.ask(Ids.derive(id, "refund-payment"), Tellings.refund(sheet, refund));
    }

    static void complete(Draft draft) {
        if (draft.current() instanceof Settling settling && settling.sheet().isSettled()) {
            var done = settling.complete(draft.now());
            draft.becomes(done);
            draft.note("completed", null);
            draft.tell(Tellings.completed(done));
        }
    }

    /** Payments has given back what it was asked for, or a part of it. */
    static void paid(Draft draft, UUID refundId, long amount) {
        if (draft.current() instanceof Settling settling && isOpen(settling, refundId)) {
            draft.becomes(
                    settling.with(settling.sheet().refund(refundId, each -> each.pay(amount))));
            draft.note("refunded", Tellings.money(amount, settling.sheet().ask().currency()));
            complete(draft);
        }
    }

    /** It is owed again; somebody has to look at it. */
    static void refused(Draft draft, UUID refundId, @Nullable Long amount, String why) {
        if (draft.current() instanceof Settling settling && isOpen(settling, refundId)) {
            draft.becomes(
                    settling.with(
                            settling.sheet().refund(refundId, each -> each.refuse(amount, why))));
            draft.note("refund-refused", why);
        }
    }

    /** Inventory has put away what came in. */
    static void putAway(Draft draft, UUID receiptId) {
        var known =
                draft.sheet().receipts().stream()
                        .anyMatch(each -> each.id().equals(receiptId) && !each.takenBack());
        if (!known) {
            return; // heard twice
        }
        var sheet = draft.sheet().putAway(receiptId);
        switch (draft.current()) {
            case Approved approved -> draft.becomes(approved.with(sheet));
            case Settling settling -> draft.becomes(settling.with(sheet));
            case Return ended ->
                    throw new IllegalStateException(
                            "return " + ended.id() + " ended with goods in the way");
        }
        draft.note("put-away", null);
        complete(draft);
    }

    /**
     * Somebody has looked at what could not be paid: what there is is asked for once more, and what
     * there is not is not owed any more.
     *
     * @param left what is left of the payment, for this return's refunds and credit
     */
    static void close(Draft draft, long left, String reason) {
        if (!(draft.current() instanceof Settling settling) || settling.sheet().owed() == 0) {
            throw Problem.conflict(
                    "nothing-owed",
                    "The return is %s, and nothing of it waits for a decision."
                            .formatted(draft.current().status()));
        }
        var sheet = settling.sheet();
        var missing = Math.max(0, sheet.owed() - Math.max(0, left - sheet.backed()));
        if (missing > 0) {
            draft.becomes(settling.with(settling.sheet().waive(missing)));
            draft.note(
                    "waived",
                    Tellings.money(missing, settling.sheet().ask().currency()) + ": " + reason);
        }
        settle(draft, left);
    }

    private static boolean isOpen(Settling settling, UUID refundId) {
        return settling.sheet().refunds().stream()
                .anyMatch(each -> each.id().equals(refundId) && each.open() > 0);
    }
}
