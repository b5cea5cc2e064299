package dev.waybill.returns;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears that what returns owe is paid or put away, or cannot be; and what money there is. */
final class DuesHandler implements BatchHandler<DuesNews> {

    private static final String PAYMENTS = "system payments";
    private static final String INVENTORY = "system inventory";

    private final ReturnBooks books;
    private final Returns returns;
    private final Money money;

    DuesHandler(ReturnBooks books, Returns returns, Money money) {
        this.books = books;
        this.returns = returns;
        this.money = money;
    }

    @Override
    public void handle(Batch<DuesNews> batch, Outbox outbox) {
        money.write(batch.bodies().toList());
        var refunds =
                batch.bodies()
                        .filter(DuesNews.OfRefund.class::isInstance)
                        .map(news -> ((DuesNews.OfRefund) news).refundId())
                        .distinct()
                        .toList();
        var askedFor = returns.ordersOfRefunds(refunds);
        var named =
                batch.bodies()
                        .map(news -> orderOf(news, askedFor))
                        .filter(Objects::nonNull)
                        .map(UUID.class::cast)
                        .distinct()
                        .toList();
        var book = books.openIfAny(named);
        for (var heard : batch) {
            var orderId = orderOf(heard.body(), askedFor);
            if (orderId != null) {
                var desk = new ReturnDesk(book, outbox, heard.cause(), batch.now());
                decide(heard.body(), orderId, book, desk);
            }
        }
        books.close(book);
    }

    private static @Nullable UUID orderOf(DuesNews news, Map<UUID, UUID> askedFor) {
        return switch (news) {
            case DuesNews.Captured captured -> captured.orderId();
            case DuesNews.OfRefund refund -> askedFor.get(refund.refundId());
            case DuesNews.PutAway goods -> goods.orderId();
        };
    }

    private static void decide(DuesNews news, UUID orderId, ReturnBook book, ReturnDesk desk) {
        switch (news) {
            case DuesNews.Captured _ ->
                    book.waitingForMoney(orderId)
                            .forEach(
                                    id -> desk.happens(id, PAYMENTS, draft -> settle(draft, book)));
            case DuesNews.Refunded(var refund, _, var amount) ->
                    book.withRefund(orderId, refund)
                            .forEach(id ->
                                    desk.happens(
                                            id,
                                            PAYMENTS,
                                            draft -> Settlement.paid(draft, refund, amount)));
            case DuesNews.Refused(var refund, var amount, var why) ->
                    book.withRefund(orderId, refund)
                            .forEach(id ->
                                    desk.happens(
                                            id,
                                            PAYMENTS,
                                            draft ->
                                                    Settlement.refused(
                                                            draft, refund, amount, why)));
            case DuesNews.PutAway(_, var id, var receipt) -> {
                if (receipt != null && book.find(id) != null) {
                    desk.happens(id, INVENTORY, draft -> Settlement.putAway(draft, receipt));
                }
            }
        }
    }

    private static void settle(Draft draft, ReturnBook book) {
        Settlement.settle(draft, book.left(draft.sheet().ask().paymentId()));
    }
}
