package dev.waybill.returns;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.returns.Exchanges.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hears that what returns owe is paid or put away, or cannot be; what money there is; and what they
 * travel with.
 */
final class DuesHandler implements BatchHandler<DuesNews> {

    private static final String PAYMENTS = "system payments";
    private static final String INVENTORY = "system inventory";
    private static final String ORDERS = "system orders";
    private static final String SHIPPING = "system shipping";

    private final ReturnBooks books;
    private final Returns returns;
    private final Money money;
    private final Exchanges exchanges;

    DuesHandler(ReturnBooks books, Returns returns, Money money, Exchanges exchanges) {
        this.books = books;
        this.returns = returns;
        this.money = money;
        this.exchanges = exchanges;
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
        var links = exchanges.links(becoming(batch));
        Function<DuesNews, @Nullable UUID> orderOf = news -> orderOf(news, askedFor, links);
        var named = orders(batch.bodies(), orderOf);
        // Goods may be taken in at this moment, by somebody who does not see this money yet.
        var captured = orders(batch.bodies().filter(DuesNews.Captured.class::isInstance), orderOf);
        var book = books.openIfAny(named, captured);
        // Money has the whole batch already: a refund that its return still took for open would be
        // counted twice in what is left.
        for (var refundsFirst : List.of(true, false)) {
            for (var heard : batch) {
                if (heard.body() instanceof DuesNews.OfRefund == refundsFirst) {
                    hear(heard, orderOf(heard.body(), askedFor, links), links, book, outbox, batch);
                }
            }
        }
        books.close(book);
    }

    private static List<UUID> orders(
            Stream<DuesNews> news, Function<DuesNews, @Nullable UUID> orderOf) {
        return news.map(orderOf).filter(Objects::nonNull).map(UUID.class::cast).distinct().toList();
    }

    private static void hear(
            Heard<DuesNews> heard,
            @Nullable UUID orderId,
            Map<UUID, Link> links,
            ReturnBook book,
            Outbox outbox,
            Batch<DuesNews> batch) {
        if (orderId == null) {
            return;
        }
        var desk = new ReturnDesk(book, outbox, heard.cause(), batch.now());
        if (heard.body() instanceof DuesNews.OfExchange half) {
            var link = requireNonNull(links.get(half.becomes()));
            desk.happens(link.returnId(), by(half), draft -> exchange(draft, half, book));
        } else {
            decide(heard.body(), orderId, book, desk);
        }
    }

    private static @Nullable UUID orderOf(
            DuesNews news, Map<UUID, UUID> askedFor, Map<UUID, Link> links) {
        return switch (news) {
            case DuesNews.Captured captured -> captured.orderId();
            case DuesNews.OfRefund refund -> askedFor.get(refund.refundId());
            case DuesNews.PutAway goods -> goods.orderId();
            case DuesNews.OfLabel label -> label.orderId();
            case DuesNews.OfExchange half -> {
                var link = links.get(half.becomes());
                yield link == null ? null : link.orderId();
            }
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
            case DuesNews.OfLabel label -> {
                if (book.find(label.returnId()) != null) {
                    desk.happens(label.returnId(), SHIPPING, draft -> labelled(draft, label));
                }
            }
            case DuesNews.OfExchange half ->
                    throw new IllegalArgumentException("not of a return itself: " + half);
        }
    }

    private static void labelled(Draft draft, DuesNews.OfLabel news) {
        switch (news) {
            case DuesNews.Labelled(_, _, var carrier, var number) ->
                    Labelling.created(draft, carrier, number);
            case DuesNews.NotLabelled(_, _, var why) -> Labelling.refused(draft, why);
        }
    }

    private static void settle(Draft draft, ReturnBook book) {
        Settlement.settle(draft, book.left(draft.sheet()));
    }

    private static List<UUID> becoming(Batch<DuesNews> batch) {
        return batch.bodies()
                .filter(DuesNews.OfExchange.class::isInstance)
                .map(news -> ((DuesNews.OfExchange) news).becomes())
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .distinct()
                .toList();
    }

    /**
     * What does not pay for anything any more is paid back, also where money was refused before.
     */
    private static void exchange(Draft draft, DuesNews.OfExchange news, ReturnBook book) {
        var owed = draft.sheet().owed();
        switch (news) {
            case DuesNews.Reserved _ -> Exchanging.reserved(draft);
            case DuesNews.Unavailable _ -> Exchanging.unavailable(draft);
            case DuesNews.Authorized(_, var authorization, var review) ->
                    Exchanging.authorized(draft, authorization, review);
            case DuesNews.Declined(_, var why) -> Exchanging.declined(draft, why);
            case DuesNews.Confirmed _ -> Exchanging.confirmed(draft);
            case DuesNews.NotOrdered(_, var why) -> Exchanging.refused(draft, why);
            case DuesNews.Cancelled _ -> Exchanging.cancelled(draft);
        }
        if (draft.sheet().owed() > owed || news instanceof DuesNews.Reserved) {
            settle(draft, book);
        } else {
            Settlement.complete(draft);
        }
    }

    private static String by(DuesNews.OfExchange news) {
        return switch (news) {
            case DuesNews.Reserved _, DuesNews.Unavailable _ -> INVENTORY;
            case DuesNews.Authorized _, DuesNews.Declined _ -> PAYMENTS;
            case DuesNews.Confirmed _, DuesNews.NotOrdered _, DuesNews.Cancelled _ -> ORDERS;
        };
    }
}
