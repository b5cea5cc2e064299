package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Memory.Request;

/** How the shop's customers were served, by their own journal. Pure. */
final class ServiceChecks {

    private final Memory memory;

    ServiceChecks(Memory memory) {
        this.memory = memory;
    }

    /** What should never be answered, and who was never answered at all. */
    Check served() {
        var tally =
                new Tally(
                        Row.SHOP,
                        "every request was answered for good, and as it may be",
                        "the client's journal: 2xx, or a refusal that the wish asks for");
        memory.requests
                .values()
                .forEach(request -> tally.look(isFit(request), () -> complaint(request)));
        memory.abandoned.forEach(
                one -> tally.look(false, () -> "wish " + one.wish() + ": " + one.why()));
        return tally.done();
    }

    private static String complaint(Request request) {
        return "wish %d: %s of %s (key %s) was answered %s"
                .formatted(
                        request.first.wish(),
                        request.first.step(),
                        request.first.subject(),
                        request.first.key(),
                        request.answers.isEmpty() ? "not at all" : request.answers.toString());
    }

    /**
     * Promotions refuse, second customers come too late; what is an order is not taken back, nor
     * what checkout has not heard of yet; what has left is not cancelled, and what is in a return
     * is not returned once more.
     */
    private static boolean isFit(Request request) {
        return request.ok()
                || request.status == 409
                        && (request.first.step().checksOut()
                                || request.first.step() == Step.HOLD
                                || request.first.step() == Step.CANCEL
                                || request.first.step() == Step.TAKE_BACK
                                || request.first.step().asksBack())
                || request.status == 404 && request.first.step() == Step.TAKE_BACK
                || request.first.wish() < 0 && request.first.step() == Step.ITEM;
    }
}
