package dev.waybill.returns;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;

/** Returns whose goods have not come in time come to their end with what has come. */
final class ExpireReturns implements Alarm {

    private static final int AT_ONCE = 200;
    private static final String ACTOR = "system returns";

    private final Returns returns;
    private final ReturnBooks books;

    ExpireReturns(Returns returns, ReturnBooks books) {
        this.returns = returns;
        this.books = books;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = returns.due(now, AT_ONCE);
        var book = books.open(due.stream().map(Returns.Due::orderId).collect(Collectors.toSet()));
        for (var each : due) {
            var journey = Objects.requireNonNull(book.order(each.orderId())).journeyId();
            new ReturnDesk(book, outbox, Cause.timer(journey, ACTOR), now)
                    .happens(each.returnId(), ACTOR, ReturnDecider::expire);
        }
        books.close(book);
        return due.size();
    }
}
