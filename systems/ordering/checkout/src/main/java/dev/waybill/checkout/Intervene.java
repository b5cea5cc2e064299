package dev.waybill.checkout;

import dev.waybill.contracts.checkout.CheckoutIntervened;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Somebody who looks after the shop does not wait: a checkout asks again, or gives up and undoes,
 * now. Who and why is kept with it and told, in the same transaction; what it leads to names it as
 * its cause.
 */
final class Intervene implements RequestHandler<Intervene.Wanted> {

    record Wanted(UUID sessionId, Intervention.Wish wish, String reason) {}

    private final Sessions sessions;
    private final Interventions interventions;
    private final CheckoutViews views;
    private final Desk desk;
    private final Ids ids;

    Intervene(
            Sessions sessions,
            Interventions interventions,
            CheckoutViews views,
            Desk desk,
            Ids ids) {
        this.sessions = sessions;
        this.interventions = interventions;
        this.views = views;
        this.desk = desk;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<Wanted> requests, Outbox outbox) {
        var open = lock(requests);
        var done = new ArrayList<Intervention>();
        var granted = new ArrayList<Request<Wanted>>();
        for (var request : requests) {
            try {
                done.add(intervene(request, open, requests.now(), outbox));
                granted.add(request);
            } catch (Problem refusal) {
                request.refuse(refusal);
            }
        }
        desk.close(open.values(), requests.now(), outbox);
        interventions.add(done);
        answer(granted, requests.now());
    }

    private Map<UUID, OpenSession> lock(Requests<Wanted> requests) {
        var wanted =
                requests.bodies()
                        .map(Wanted::sessionId)
                        .collect(Collectors.toCollection(TreeSet::new));
        var open = new LinkedHashMap<UUID, OpenSession>();
        for (var row : sessions.lock(wanted, List.of())) {
            open.put(row.session().journey().sessionId(), new OpenSession(row));
        }
        return open;
    }

    /** Decides last, so that a refused request has changed nothing. */
    private Intervention intervene(
            Request<Wanted> request, Map<UUID, OpenSession> open, Instant now, Outbox outbox) {
        var wanted = request.body();
        var session = open.get(wanted.sessionId());
        if (session == null) {
            throw Problem.notFound("checkout", wanted.sessionId());
        }
        request.asking().match(session.version());
        var before = Status.of(session.now());
        mustHelp(wanted.wish(), session.now());
        var cause = request.cause().correlatedTo(session.id());
        var id = ids.next();
        var actor = cause.actor() == null ? "operator" : cause.actor();
        outbox.tell(id, told(id, session.now().journey(), wanted, actor, now), cause);
        session.hear(
                wanted.wish().fact(), new Cause(session.id(), id, cause.traceparent(), actor), now);
        return new Intervention(
                id,
                session.id(),
                now,
                wanted.wish(),
                actor,
                wanted.reason(),
                before,
                Status.of(session.now()));
    }

    private static CheckoutIntervened told(
            UUID id, Journey journey, Wanted wanted, String actor, Instant now) {
        return new CheckoutIntervened(
                id,
                journey.sessionId(),
                journey.orderId(),
                wanted.wish().action(),
                actor,
                wanted.reason(),
                now);
    }

    private static void mustHelp(Intervention.Wish wish, Session session) {
        switch (session) {
            case Session.Confirmed confirmed ->
                    throw Problem.conflict(
                            "checkout-confirmed",
                            "This checkout has become order "
                                    + confirmed.journey().orderId()
                                    + ", "
                                    + confirmed.confirmationNumber()
                                    + ". Cancel the order instead.");
            case Session.Failed _ ->
                    throw Problem.conflict(
                            "checkout-failed",
                            "This checkout has come to nothing and owes nothing: nothing is left to do.");
            case Session.Pricing _ when wish == Intervention.Wish.RETRY ->
                    throw Problem.conflict(
                            "checkout-is-priced",
                            "This checkout waits for carts and promotions, whom it cannot ask again."
                                    + " It can be given up.");
            case Session.Live _ -> {}
        }
    }

    private void answer(List<Request<Wanted>> granted, Instant now) {
        var found =
                views.onBoard(
                        granted.stream().map(request -> request.body().sessionId()).toList(), now);
        for (var request : granted) {
            var seen = found.get(request.body().sessionId());
            if (seen == null) {
                throw new IllegalStateException("a locked session is gone");
            }
            request.answer(Answer.ok(seen.body()).at(seen.version()));
        }
    }
}
