package dev.waybill.checkout;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
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
 * Takes back the wish to buy: harmless as long as no order has been confirmed, and answered again
 * when asked again.
 */
final class CancelCheckouts implements RequestHandler<CancelCheckouts.CancelCheckout> {

    record CancelCheckout(UUID sessionId) {}

    private final Sessions sessions;
    private final CheckoutViews views;
    private final Desk desk;

    CancelCheckouts(Sessions sessions, CheckoutViews views, Desk desk) {
        this.sessions = sessions;
        this.views = views;
        this.desk = desk;
    }

    @Override
    public void handle(Requests<CancelCheckout> requests, Outbox outbox) {
        var open = lock(requests);
        var granted = new ArrayList<Request<CancelCheckout>>();
        for (var request : requests) {
            try {
                cancel(request, open, requests.now());
                granted.add(request);
            } catch (Problem refusal) {
                request.refuse(refusal);
            }
        }
        desk.close(open.values(), requests.now(), outbox);
        answer(granted);
    }

    private Map<UUID, OpenSession> lock(Requests<CancelCheckout> requests) {
        var ids =
                requests.bodies()
                        .map(CancelCheckout::sessionId)
                        .collect(Collectors.toCollection(TreeSet::new));
        var open = new LinkedHashMap<UUID, OpenSession>();
        for (var row : sessions.lock(ids, List.of())) {
            open.put(row.session().journey().sessionId(), new OpenSession(row));
        }
        return open;
    }

    /** Decides last, so that a refused request has changed nothing. */
    private static void cancel(
            Request<CancelCheckout> request, Map<UUID, OpenSession> open, Instant now) {
        var id = request.body().sessionId();
        var session = open.get(id);
        if (session == null) {
            throw Problem.notFound("checkout", id);
        }
        request.asking().match(session.version());
        if (session.now() instanceof Session.Confirmed confirmed) {
            throw Problem.conflict(
                    "checkout-confirmed",
                    "This checkout has become order "
                            + confirmed.journey().orderId()
                            + ", "
                            + confirmed.confirmationNumber()
                            + ". Cancel the order instead.");
        }
        session.hear(new Fact.CancelRequested(), request.cause().correlatedTo(id), now);
    }

    private void answer(List<Request<CancelCheckout>> granted) {
        var ids = granted.stream().map(request -> request.body().sessionId()).toList();
        var now = views.all(ids);
        for (var request : granted) {
            var view = now.get(request.body().sessionId());
            if (view == null) {
                throw new IllegalStateException("a locked session is gone");
            }
            request.answer(Answer.ok(view.body()).at(view.version()));
        }
    }
}
