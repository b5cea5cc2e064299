package dev.waybill.returns;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.returns.ReturnCommand.Approve;
import dev.waybill.returns.ReturnCommand.Begin;
import dev.waybill.returns.ReturnCommand.Cancel;
import dev.waybill.returns.ReturnCommand.OfReturn;
import dev.waybill.returns.ReturnCommand.Receive;
import dev.waybill.returns.ReturnCommand.Reject;
import dev.waybill.returns.ReturnCommand.Settle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What customers and operators do with returns, many at once. */
final class ReturnRequests implements RequestHandler<ReturnCommand> {

    private static final String SOMEBODY = "somebody";

    private final ReturnBooks books;
    private final Returns returns;
    private final Policies policies;
    private final Products products;
    private final Ids ids;

    ReturnRequests(
            ReturnBooks books, Returns returns, Policies policies, Products products, Ids ids) {
        this.books = books;
        this.returns = returns;
        this.policies = policies;
        this.products = products;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<ReturnCommand> requests, Outbox outbox) {
        var wishes = wishes(requests);
        var book = books.open(orders(requests, wishes));
        var numbers = returns.numbers(wishes.size()).iterator();
        var quoting = quoting(wishes, requests.now());
        for (var request : requests) {
            try {
                var desk = new ReturnDesk(book, outbox, request.cause(), requests.now());
                switch (request.body()) {
                    case Begin(var wish) ->
                            begin(request, wish, quoting, numbers, book, desk, requests.now());
                    case OfReturn command -> happens(request, command, book, desk);
                }
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        books.close(book);
    }

    private static List<Wish> wishes(Requests<ReturnCommand> requests) {
        return requests.bodies()
                .filter(Begin.class::isInstance)
                .map(begin -> ((Begin) begin).wish())
                .toList();
    }

    private TreeSet<UUID> orders(Requests<ReturnCommand> requests, List<Wish> wishes) {
        var named =
                requests.bodies()
                        .filter(OfReturn.class::isInstance)
                        .map(command -> ((OfReturn) command).returnId())
                        .toList();
        var orders = wishes.stream().map(Wish::orderId).collect(toCollection(TreeSet::new));
        orders.addAll(returns.ordersOf(named));
        return orders;
    }

    private Quoting quoting(List<Wish> wishes, Instant now) {
        var wanted = wishes.stream().flatMap(ReturnRequests::products).distinct().toList();
        return new Quoting(policies.current(), products.of(wanted), now);
    }

    private static Stream<UUID> products(Wish wish) {
        var instead = wish.instead();
        return Stream.concat(
                wish.items().stream().map(Wish.Item::productId),
                instead == null
                        ? Stream.empty()
                        : instead.items().stream().map(Wish.Wanted::productId));
    }

    private @Nullable Exchange exchange(SoldOrder order, Wish wish, Quoting quoting) {
        var instead = wish.instead();
        if (instead == null) {
            return null;
        }
        if (order.paymentId() == null) {
            throw Problem.conflict(
                    "nothing-to-charge",
                    "The order was not paid through Waybill: return it, and order what you want.");
        }
        return Exchange.wish(ids.next(), quoting.price(order, instead), instead.address());
    }

    private void begin(
            Request<ReturnCommand> request,
            Wish wish,
            Quoting quoting,
            Iterator<Long> numbers,
            ReturnBook book,
            ReturnDesk desk,
            Instant now) {
        var order = book.order(wish.orderId());
        if (order == null) {
            throw Problem.notFound("order", wish.orderId());
        }
        var quote = quoting.quote(order, product -> book.returned(order.id(), product), wish);
        var by = by(request);
        var ask =
                new Sheet.Ask(
                        ids.next(),
                        numbers.next(),
                        order.id(),
                        order.customerId(),
                        order.journeyId(),
                        order.paymentId(),
                        order.currency(),
                        wish.kind(),
                        by,
                        wish.comment(),
                        now.truncatedTo(ChronoUnit.MICROS));
        var exchange = exchange(order, wish, quoting);
        var sheet =
                new Sheet(
                        ask, quote.terms(), quote.lines(), List.of(), List.of(), 0, exchange, null);
        desk.begin(new Return.Requested(sheet), by, quote.byRule());
        var entry = book.entry(ask.id());
        request.answer(
                Answer.created("/returns/" + ask.id(), ReturnDetails.of(entry.is(), null))
                        .at(entry.version()));
    }

    private static void happens(
            Request<ReturnCommand> request, OfReturn command, ReturnBook book, ReturnDesk desk) {
        var known = book.find(command.returnId());
        if (known == null) {
            throw Problem.notFound("return", command.returnId());
        }
        request.asking().match(known.version());
        desk.happens(command.returnId(), by(request), draft -> decide(command, draft, book));
        var entry = book.entry(command.returnId());
        request.answer(Answer.ok(ReturnDetails.of(entry.is(), null)).at(entry.version()));
    }

    private static void decide(OfReturn command, Draft draft, ReturnBook book) {
        switch (command) {
            case Approve(_, var free, var reason) -> ReturnDecider.approve(draft, free, reason);
            case Reject(_, var reason) -> ReturnDecider.reject(draft, reason);
            case Cancel(_, var reason) -> ReturnDecider.cancel(draft, reason);
            case Receive(_, var warehouse, var units, var last) ->
                    ReturnDecider.receive(draft, warehouse, units, last);
            case Settle(_, var reason) -> Settlement.close(draft, book.left(draft.sheet()), reason);
        }
    }

    private static String by(Request<ReturnCommand> request) {
        return Objects.requireNonNullElse(request.cause().actor(), SOMEBODY);
    }
}
