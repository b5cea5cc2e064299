package dev.waybill.checkout;

import dev.waybill.checkout.News.Opening;
import dev.waybill.checkout.News.Reply;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens sessions and moves them on, a batch at a time: one insert for the new ones, one lock for
 * the others, each fact decided in the order of its arrival, one update.
 */
final class FollowJourneys implements BatchHandler<News> {

    private final Sessions sessions;
    private final Desk desk;
    private final CheckoutMeters meters;
    private final Ids ids;
    private final Duration patience;

    /**
     * @param patience how long after its start a checkout may still become an order
     */
    FollowJourneys(
            Sessions sessions, Desk desk, CheckoutMeters meters, Ids ids, Duration patience) {
        this.sessions = sessions;
        this.desk = desk;
        this.meters = meters;
        this.ids = ids;
        this.patience = patience;
    }

    @Override
    public void handle(Batch<News> batch, Outbox outbox) {
        desk.tell(open(batch), outbox);
        var open = lock(batch);
        for (var heard : batch) {
            if (heard.body() instanceof Reply reply) {
                find(reply, heard, open)
                        .ifPresentOrElse(
                                session ->
                                        session.hear(
                                                reply.fact(), cause(heard, session), batch.now()),
                                () -> meters.unknown(reply.fact()));
            }
        }
        desk.close(open.values().stream().distinct().toList(), batch.now(), outbox);
    }

    private Collection<OpenSession> open(Batch<News> batch) {
        var asked = new LinkedHashMap<UUID, Heard<News>>();
        for (var heard : batch) {
            if (heard.body() instanceof Opening opening) {
                asked.putIfAbsent(opening.sessionId(), heard);
            }
        }
        var opened = insert(asked, new Fact.CartCheckedOut(), batch.now());
        asked.keySet().removeAll(opened.keySet());
        asked.keySet().removeAll(known(asked.keySet()));
        // What is left is a second checkout of a cart that is being checked out: accepted, so it
        // has to come to an end.
        var refused = new Fact.OrderRefused(OrderRefusal.CART_ALREADY_ORDERED);
        opened.putAll(insert(asked, refused, batch.now()));
        return opened.values();
    }

    private Collection<UUID> known(Collection<UUID> asked) {
        return asked.isEmpty() ? List.of() : sessions.known(asked);
    }

    private Map<UUID, OpenSession> insert(Map<UUID, Heard<News>> asked, Fact first, Instant now) {
        var drafts = new LinkedHashMap<UUID, OpenSession>();
        asked.forEach((id, heard) -> {
            var session = start((Opening) heard.body(), now);
            session.hear(first, cause(heard, session), now);
            drafts.put(id, session);
        });
        drafts.keySet()
                .retainAll(
                        sessions.open(
                                drafts.values().stream().map(OpenSession::draft).toList(), now));
        drafts.values().forEach(OpenSession::inserted);
        return drafts;
    }

    private OpenSession start(Opening opening, Instant now) {
        var cart = opening.cart();
        var journey =
                new Journey(
                        opening.sessionId(),
                        ids.next(),
                        cart.cartId(),
                        cart.customerId(),
                        cart.total(),
                        cart.currency(),
                        now,
                        now.plus(patience));
        return new OpenSession(new Session.Started(journey, Turn.first(now)), Basket.of(cart));
    }

    /** Every session that the batch has news about, by its own id and by its order's. */
    private Map<UUID, OpenSession> lock(Batch<News> batch) {
        var correlated = new LinkedHashSet<UUID>();
        var orders = new LinkedHashSet<UUID>();
        for (var heard : batch) {
            if (heard.body() instanceof Reply reply) {
                if (reply.orderId() == null) {
                    correlated.add(heard.origin().correlationId());
                } else {
                    orders.add(reply.orderId());
                }
            }
        }
        var open = new HashMap<UUID, OpenSession>();
        for (var row : sessions.lock(correlated, orders)) {
            var session = new OpenSession(row);
            open.put(session.id(), session);
            open.put(row.session().journey().orderId(), session);
        }
        return open;
    }

    private static Optional<OpenSession> find(
            Reply reply, Heard<News> heard, Map<UUID, OpenSession> open) {
        var order = reply.orderId();
        var session = open.get(order == null ? heard.origin().correlationId() : order);
        return Optional.ofNullable(session).filter(found -> reply.isAbout(found.now().journey()));
    }

    private static Cause cause(Heard<News> heard, OpenSession session) {
        return heard.cause().correlatedTo(session.id());
    }
}
