package dev.waybill.payments;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies what the provider says: state, ledger and messages in one transaction. A hint that tells
 * nothing new, and most of them do not, costs its row and a glance at the payment, no lock.
 */
class NewsHandler implements RequestHandler<News> {

    record Received(boolean received) {}

    final Books books;
    final Payments payments;
    final Webhooks webhooks;
    final Disputes disputes;

    NewsHandler(Books books, Payments payments, Webhooks webhooks, Disputes disputes) {
        this.books = books;
        this.payments = payments;
        this.webhooks = webhooks;
        this.disputes = disputes;
    }

    @Override
    public void handle(Requests<News> requests, Outbox outbox) {
        var news = interesting(requests);
        if (!news.isEmpty()) {
            apply(news, requests.now(), outbox);
        }
        requests.forEach(request -> request.answer(Answer.ok(new Received(true))));
    }

    /** All outcomes, and the hints that are heard for the first time and tell something new. */
    private List<Request<News>> interesting(Requests<News> requests) {
        var hints = requests.bodies().flatMap(NewsHandler::hint).toList();
        var fresh = new HashSet<>(webhooks.add(hints, requests.now()));
        var candidates = hints.stream().filter(hint -> fresh.contains(hint.eventId())).toList();
        disputes.hear(
                candidates.stream().map(News.Hint::dispute).filter(Objects::nonNull).toList());
        var telling = telling(candidates, requests.now());
        var news = new ArrayList<Request<News>>();
        for (var request : requests) {
            var wanted =
                    switch (request.body()) {
                        case News.Outcome _ -> true;
                        // Removed: the same event twice in one batch is one.
                        case News.Hint hint -> telling.remove(hint.eventId());
                    };
            if (wanted) {
                news.add(request);
            }
        }
        return news;
    }

    private Set<String> telling(List<News.Hint> hints, Instant now) {
        var ids = new HashSet<UUID>();
        hints.forEach(hint -> addIfGiven(ids, hint.report() == null ? null : hint.paymentId()));
        var telling = new HashSet<String>();
        if (ids.isEmpty()) {
            return telling;
        }
        var known = payments.glance(ids).stream().collect(Collectors.toMap(Payment::id, p -> p));
        for (var hint : hints) {
            var report = hint.report();
            var payment = hint.paymentId() == null ? null : known.get(hint.paymentId());
            if (report != null
                    && payment != null
                    && concerns(payment, report)
                    && tells(payment, report, now)) {
                telling.add(hint.eventId());
            }
        }
        return telling;
    }

    /**
     * A hint says no to the first authorization only; what else was asked is answered where it was.
     */
    private static boolean concerns(Payment payment, Report report) {
        return !(report instanceof Report.Refused) || payment instanceof Payment.Requested;
    }

    /** Refunds are rare: their rows are looked at under the lock only. */
    private static boolean tells(Payment payment, Report report, Instant now) {
        return report.concernedRefund() != null
                || !ReportDecider.decide(payment, report, null, now).leaves(payment);
    }

    void apply(List<Request<News>> news, Instant now, Outbox outbox) {
        var ids = new HashSet<UUID>();
        var refundIds = new HashSet<UUID>();
        for (var request : news) {
            switch (request.body()) {
                case News.Outcome(var result) -> {
                    ids.add(result.effect().subject());
                    addIfGiven(refundIds, refund(Report.of(result.outcome())));
                }
                case News.Hint hint -> {
                    addIfGiven(ids, hint.paymentId());
                    addIfGiven(refundIds, refund(hint.report()));
                }
            }
        }
        var till = books.open(ids, refundIds, now);
        news.forEach(request -> hear(till, request));
        books.close(till, outbox);
    }

    static void hear(Till till, Request<News> request) {
        switch (request.body()) {
            case News.Outcome(var result) -> till.hear(result, request.cause());
            case News.Hint hint -> {
                var report = hint.report();
                var id = hint.paymentId();
                if (report != null && id != null && concerns(till.payment(id), report)) {
                    var journey = journey(till.payment(id), request);
                    till.hear(id, report, request.cause().correlatedTo(journey));
                }
            }
        }
    }

    private static @Nullable UUID refund(@Nullable Report report) {
        return report == null ? null : report.concernedRefund();
    }

    private static UUID journey(Payment payment, Request<News> request) {
        return payment instanceof Payment.Known known
                ? known.terms().journey()
                : request.cause().correlationId();
    }

    private static Stream<News.Hint> hint(News news) {
        return news instanceof News.Hint hint ? Stream.of(hint) : Stream.empty();
    }

    private static void addIfGiven(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
