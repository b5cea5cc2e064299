package dev.waybill.payments;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.Objects;
import java.util.stream.Collectors;

/** Decides what other systems ask of payments. */
final class AskHandler implements BatchHandler<Ask> {

    private final Books books;

    AskHandler(Books books) {
        this.books = books;
    }

    @Override
    public void handle(Batch<Ask> asks, Outbox outbox) {
        var ids = asks.bodies().map(Ask::paymentId).collect(Collectors.toSet());
        var refundIds =
                asks.bodies()
                        .map(Ask::concernedRefund)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var till = books.open(ids, refundIds, asks.now());
        for (var ask : asks) {
            till.hear(ask.body(), ask.cause());
        }
        books.close(till, outbox);
    }
}
