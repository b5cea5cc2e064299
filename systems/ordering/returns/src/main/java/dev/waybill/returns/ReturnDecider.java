package dev.waybill.returns;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.returns.ReturnEnd;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Return.Approved;
import dev.waybill.returns.Return.Requested;
import dev.waybill.returns.Return.Settling;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what becomes of a return when people decide on it, goods come in, or their time is over.
 */
final class ReturnDecider {

    private ReturnDecider() {}

    /**
     * @param byRule whether the policy says yes by itself
     */
    static void request(Draft draft, boolean byRule) {
        draft.note("requested", draft.sheet().ask().comment());
        draft.tell(Tellings.requested(draft.sheet()));
        if (byRule) {
            approve(draft, false, "by the return policy");
        }
    }

    /**
     * @param free whether neither work nor way back cost the customer anything
     */
    static void approve(Draft draft, boolean free, @Nullable String reason) {
        switch (draft.current()) {
            case Requested requested -> {
                draft.becomes(requested.approve(free, draft.now()));
                draft.note("approved", reason);
                draft.tell(Tellings.approved(draft, reason));
                Labelling.approved(draft);
                Exchanging.approved(draft);
            }
            case Return other -> throw past(other, "approved");
        }
    }

    static void reject(Draft draft, String reason) {
        switch (draft.current()) {
            case Requested requested -> {
                draft.becomes(requested.reject(draft.now()));
                draft.note("rejected", reason);
                draft.tell(Tellings.rejected(draft, reason));
                Exchanging.ended(draft);
            }
            case Return other -> throw past(other, "rejected");
        }
    }

    static void cancel(Draft draft, @Nullable String reason) {
        switch (draft.current()) {
            case Requested requested -> draft.becomes(requested.cancel(draft.now()));
            case Approved approved when approved.sheet().received() == 0 ->
                    draft.becomes(approved.cancel(draft.now()));
            case Return other -> throw past(other, "cancelled");
        }
        draft.note("cancelled", reason);
        draft.tell(Tellings.ended(draft, ReturnEnd.TAKEN_BACK, reason));
        Labelling.ended(draft);
        Exchanging.ended(draft);
    }

    /**
     * @param last whether nothing more of it will come
     */
    static void receive(Draft draft, String warehouseId, List<Receipt.Units> units, boolean last) {
        if (!(draft.current() instanceof Approved approved)) {
            throw past(draft.current(), "received");
        }
        refuseStrangers(approved.sheet(), units);
        var id = receiptOf(draft.sheet().id(), draft.sheet().receipts().size() + 1);
        var receipt = new Receipt(id, warehouseId, units, draft.by(), draft.now(), false);
        draft.becomes(approved.receive(receipt, last));
        draft.note("received", said(units));
        draft.tell(Tellings.received(draft.sheet(), receipt));
        draft.ask(Ids.derive(id, "take-back-inventory"), Tellings.takeBack(draft.sheet(), receipt));
    }

    /** The id of the nth receipt of a return, from 1. */
    private static UUID receiptOf(UUID returnId, int nth) {
        return Ids.derive(returnId, "receipt/" + nth);
    }

    private static void refuseStrangers(Sheet sheet, List<Receipt.Units> units) {
        for (var at = 0; at < units.size(); at++) {
            var product = units.get(at).productId();
            var line = sheet.line(product);
            if (line.isEmpty()) {
                throw refusal(
                        "not-in-return",
                        "Product " + product + " is not in the return.",
                        "/items/" + at + "/productId",
                        "is not in the return");
            }
            var named =
                    units.subList(0, at + 1).stream()
                            .filter(each -> each.productId().equals(product))
                            .mapToLong(Receipt.Units::quantity)
                            .sum();
            if (named > line.get().outstanding()) {
                throw refusal(
                        "more-than-approved",
                        "Of product %s only %d more units were to come."
                                .formatted(product, line.get().outstanding()),
                        "/items/" + at + "/quantity",
                        "is more than was to come");
            }
        }
    }

    private static String said(List<Receipt.Units> units) {
        var said = new StringBuilder();
        for (var each : units) {
            said.append(said.isEmpty() ? "" : ", ")
                    .append(each.quantity())
                    .append(" of ")
                    .append(each.productId())
                    .append(": ")
                    .append(each.disposition());
        }
        return said.toString();
    }

    /** Goods that were to come have not, in all the time that they were given. */
    static void expire(Draft draft) {
        if (!(draft.current() instanceof Approved approved)
                || draft.now().isBefore(approved.expiresAt())) {
            return;
        }
        draft.becomes(approved.expire(draft.now()));
        if (draft.current() instanceof Settling) {
            draft.note("closed", "The rest has not come.");
        } else {
            var why = "The goods have not come.";
            draft.note("expired", why);
            draft.tell(Tellings.ended(draft, ReturnEnd.EXPIRED, why));
            Labelling.ended(draft);
            Exchanging.ended(draft);
        }
    }

    private static Problem past(Return known, String wanted) {
        return Problem.conflict(
                "return-" + known.status().name().toLowerCase(java.util.Locale.ROOT),
                "The return is " + known.status() + ": it cannot be " + wanted + " now.");
    }

    private static Problem refusal(String code, String sentence, String pointer, String message) {
        return Problem.conflict(code, sentence, List.of(new Violation(pointer, message)));
    }
}
