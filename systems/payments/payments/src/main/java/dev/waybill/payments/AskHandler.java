package dev.waybill.payments;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what other systems ask of payments. */
final class AskHandler implements BatchHandler<Ask> {

    private final Books books;

    AskHandler(Books books) {
        this.books = books;
    }

    @Override
    public void handle(Batch<Ask> asks, Outbox outbox) {
        var ids =
                asks.bodies()
                        .flatMap(ask -> Stream.of(ask.paymentId(), cardOf(ask)))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var refundIds =
                asks.bodies()
                        .map(Ask::concernedRefund)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var till = books.open(ids, refundIds, asks.now());
        for (var ask : asks) {
            till.hear(charged(ask.body(), till), ask.cause());
        }
        books.close(till, outbox);
    }

    private static @Nullable UUID cardOf(Ask ask) {
        return ask instanceof Ask.Authorize authorize ? authorize.cardOf() : null;
    }

    private static Ask charged(Ask ask, Till till) {
        return ask instanceof Ask.Authorize authorize && authorize.cardOf() != null
                ? authorize.with(till.payment(authorize.cardOf()))
                : ask;
    }
}
