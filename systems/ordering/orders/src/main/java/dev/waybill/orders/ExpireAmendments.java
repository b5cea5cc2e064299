package dev.waybill.orders;

import dev.waybill.orders.AmendmentMoves.Word;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;

/** Nobody has committed in time: what was held for amendments is given back. */
final class ExpireAmendments implements Alarm {

    private final Amendments amendments;
    private final OrderRules rules;
    private final Ids ids;

    ExpireAmendments(Amendments amendments, OrderRules rules, Ids ids) {
        this.amendments = amendments;
        this.rules = rules;
        this.ids = ids;
    }

    /** Their orders are not looked at: nothing of them changes. */
    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = amendments.lockDue(now);
        var book = new OrderBook(List.of());
        var desk = new OrderDesk(book, List.of(), rules, outbox, ids, now);
        var work = new AmendmentDesk(book, desk, outbox, due);
        for (var amendment : due) {
            work.hear(
                    amendment,
                    new Word.TimeUp(),
                    Cause.timer(amendment.journeyId(), Settlement.SYSTEM));
        }
        amendments.save(work.changed());
        return due.size();
    }
}
