package dev.waybill.payments;

import dev.waybill.payments.Payment.Known;
import dev.waybill.payments.Payment.Unheard;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Begins payments that are asked for by HTTP; whoever asked then waits for the outcome. */
final class AuthorizeRequests implements RequestHandler<Ask.Authorize> {

    /** What has been begun, or had been before. */
    record Ticket(UUID paymentId) {}

    private final Books books;

    AuthorizeRequests(Books books) {
        this.books = books;
    }

    @Override
    public void handle(Requests<Ask.Authorize> requests, Outbox outbox) {
        var ids = requests.bodies().map(Ask::paymentId).collect(Collectors.toSet());
        var till = books.open(ids, List.of(), requests.now());
        for (var request : requests) {
            decide(till, request);
        }
        books.close(till, outbox);
    }

    private static void decide(Till till, Request<Ask.Authorize> request) {
        var ask = request.body();
        var payment = till.payment(ask.paymentId());
        if (payment instanceof Known known && !ask.matches(known.terms())) {
            request.refuse(
                    Problem.conflict(
                            "payment-exists",
                            "Payment "
                                    + ask.paymentId()
                                    + " exists already, for something else than is asked for."));
            return;
        }
        if (payment instanceof Unheard) {
            till.hear(ask, request.cause());
        }
        var location = "/payments/" + ask.paymentId();
        request.answer(Answer.accepted(location, new Ticket(ask.paymentId())));
    }
}
