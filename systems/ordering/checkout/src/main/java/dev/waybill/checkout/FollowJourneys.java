package dev.waybill.checkout;

import static java.util.function.Predicate.not;

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
import java.util.function.Function;

/**
 * Opens sessions and moves them on, a batch at a time: one insert for the new ones, one lock for
 * the others, each fact decided in the order of its arrival, one update.
 */
final class FollowJourneys implements BatchHandler<News> {

    private static final Fact SECOND_OF_ITS_CART =
            new Fact.OrderRefused(OrderRefusal.CART_ALREADY_ORDERED);

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
        var openings = openings(batch);
        var opened = open(openings, batch.now());
        desk.tell(opened.values(), outbox);
        openings.keySet().retainAll(opened.keySet());
        var rest = batch.messages().stream().filter(not(openings.values()::contains)).toList();
        var open = lock(rest);
        for (var heard : rest) {
            follow(heard, open, batch.now());
        }
        desk.close(open.values().stream().distinct().toList(), batch.now(), outbox);
    }

    /** The first of each session: whatever follows is heard by the session. */
    private static Map<UUID, Heard<News>> openings(Batch<News> batch) {
        var first = new LinkedHashMap<UUID, Heard<News>>();
        for (var heard : batch) {
            if (heard.body() instanceof Opening opening) {
                first.putIfAbsent(opening.sessionId(), heard);
            }
        }
        return first;
    }

    private Map<UUID, OpenSession> open(Map<UUID, Heard<News>> openings, Instant now) {
        var asked = new LinkedHashMap<>(openings);
        var opened = insert(asked, Opening::first, now);
        asked.keySet().removeAll(opened.keySet());
        asked.keySet().removeAll(known(asked.keySet()));
        // What is left is a second checkout of a cart that is being checked out: accepted, so it
        // has to come to an end.
        opened.putAll(insert(asked, _ -> Optional.of(SECOND_OF_ITS_CART), now));
        return opened;
    }

    private Collection<UUID> known(Collection<UUID> asked) {
        return asked.isEmpty() ? List.of() : sessions.known(asked);
    }

    private Map<UUID, OpenSession> insert(
            Map<UUID, Heard<News>> asked, Function<Opening, Optional<Fact>> first, Instant now) {
        var drafts = new LinkedHashMap<UUID, OpenSession>();
        asked.forEach((id, heard) -> {
            var opening = (Opening) heard.body();
            var session = start(opening, now);
            first.apply(opening).ifPresent(fact -> session.hear(fact, cause(heard, session), now));
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
        var journey = opening.journey(ids.next(), now, patience);
        return switch (opening) {
            case News.Pricing _ -> new OpenSession(Session.Pricing.of(journey), null);
            case News.CheckedOut(_, var cart) ->
                    new OpenSession(new Session.Started(journey, Turn.first(now)), Basket.of(cart));
        };
    }

    /** Every session that the messages are about, by its own id and by its order's. */
    private Map<UUID, OpenSession> lock(List<Heard<News>> messages) {
        var named = new LinkedHashSet<UUID>();
        var orders = new LinkedHashSet<UUID>();
        for (var heard : messages) {
            if (heard.body() instanceof Reply reply && reply.orderId() != null) {
                orders.add(reply.orderId());
            } else {
                named.add(sessionOf(heard));
            }
        }
        var open = new HashMap<UUID, OpenSession>();
        for (var row : sessions.lock(named, orders)) {
            var session = new OpenSession(row);
            open.put(session.id(), session);
            open.put(row.session().journey().orderId(), session);
        }
        return open;
    }

    private void follow(Heard<News> heard, Map<UUID, OpenSession> open, Instant now) {
        switch (heard.body()) {
            case News.Pricing _ -> {} // it is there already
            case News.CheckedOut(var id, var cart) ->
                    find(id, open).ifPresent(found -> found.hear(cart, cause(heard, found), now));
            case News.Refusal(var id, var fact) -> hear(find(id, open), fact, heard, now);
            case Reply reply -> hear(addressee(reply, heard, open), reply.fact(), heard, now);
        }
    }

    private void hear(Optional<OpenSession> session, Fact fact, Heard<News> heard, Instant now) {
        session.ifPresentOrElse(
                found -> found.hear(fact, cause(heard, found), now), () -> meters.unknown(fact));
    }

    private static Optional<OpenSession> addressee(
            Reply reply, Heard<News> heard, Map<UUID, OpenSession> open) {
        var order = reply.orderId();
        return find(order == null ? sessionOf(heard) : order, open)
                .filter(found -> reply.isAbout(found.now().journey()));
    }

    private static Optional<OpenSession> find(UUID id, Map<UUID, OpenSession> open) {
        return Optional.ofNullable(open.get(id));
    }

    /** Carts name the session; others that do not name the order tell within its journey. */
    private static UUID sessionOf(Heard<News> heard) {
        return heard.body() instanceof News.OfCart told
                ? told.sessionId()
                : heard.origin().correlationId();
    }

    private static Cause cause(Heard<News> heard, OpenSession session) {
        return heard.cause().correlatedTo(session.id());
    }
}
