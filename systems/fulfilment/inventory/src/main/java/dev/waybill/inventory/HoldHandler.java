package dev.waybill.inventory;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Holds stock for checkouts, gives it back, and keeps it for orders: a batch in, a batch out. */
final class HoldHandler implements BatchHandler<Hold> {

    private static final String LATE_ORDERS = "waybill.inventory.late.orders";

    private final HoldBooks books;
    private final Counter takenAgain;
    private final Counter soldMeanwhile;

    HoldHandler(HoldBooks books, MeterRegistry meters) {
        this.books = books;
        this.takenAgain = meters.counter(LATE_ORDERS, "outcome", "taken-again");
        this.soldMeanwhile = meters.counter(LATE_ORDERS, "outcome", "sold-meanwhile");
    }

    @Override
    public void handle(Batch<Hold> batch, Outbox outbox) {
        var book = books.open(batch.bodies().toList());
        for (var heard : batch) {
            book.decide(heard.body(), heard.origin().correlationId(), batch.now())
                    .ifPresent(fact -> outbox.tell(fact, heard.cause()));
        }
        books.close(book, batch.now());
        outbox.afterCommit(() -> count(book));
    }

    private void count(HoldBook book) {
        takenAgain.increment(book.takenAgain());
        soldMeanwhile.increment(book.soldMeanwhile());
    }
}
