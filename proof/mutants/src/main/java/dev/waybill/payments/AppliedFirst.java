package dev.waybill.payments;

import dev.waybill.platform.http.Request;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.proof.mutants.Apart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A mutant: the payment's new state is committed first; the webhook itself, the ledger and what is
 * told come in the transaction after that. Whoever dies in between has a payment that has moved and
 * nobody who knows of it: the webhook that is delivered again tells nothing new.
 */
final class AppliedFirst extends NewsHandler {

    AppliedFirst(NewsHandler right) {
        super(right.books, right.payments, right.webhooks, right.disputes);
    }

    @Override
    void apply(List<Request<News>> news, Instant now, Outbox outbox) {
        var rest = new ArrayList<Request<News>>();
        var hints = new ArrayList<Request<News>>();
        var ids = new ArrayList<UUID>();
        for (var request : news) {
            if (request.body() instanceof News.Hint hint && isAboutAPayment(hint)) {
                hints.add(request);
                ids.add(hint.paymentId());
            } else {
                rest.add(request);
            }
        }
        applyFirst(hints, ids, now, outbox);
        if (!rest.isEmpty()) {
            super.apply(rest, now, outbox);
        }
    }

    private void applyFirst(List<Request<News>> hints, List<UUID> ids, Instant now, Outbox outbox) {
        if (hints.isEmpty()) {
            return;
        }
        var till =
                Apart.inItsOwnTransaction(() -> {
                    var open = books.open(ids, List.of(), now);
                    hints.forEach(request -> hear(open, request));
                    payments.update(open.changedPayments());
                    return open;
                });
        books.close(till, outbox);
    }

    private static boolean isAboutAPayment(News.Hint hint) {
        var report = hint.report();
        return hint.paymentId() != null && report != null && report.concernedRefund() == null;
    }
}
