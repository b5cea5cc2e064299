package dev.waybill.orders;

import dev.waybill.orders.AmendmentMoves.Word;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;

/** Pending amendments that people commit or withdraw. */
final class AmendmentAsks {

    private AmendmentAsks() {}

    static void end(
            Request<OrderAsk> request,
            OrderAsk.EndAmendment ask,
            OrderBook book,
            AmendmentDesk amendments) {
        var found =
                amendments
                        .find(ask.amendmentId())
                        .filter(each -> each.orderId().equals(ask.orderId()));
        if (found.isEmpty() || !(book.order(ask.orderId()) instanceof Order.Real order)) {
            request.refuse(Problem.notFound("amendment", ask.amendmentId()));
            return;
        }
        request.asking().match(order.version());
        var cause = OrderAskHandler.by(request.cause());
        var word = ask.commit() ? new Word.Commit() : new Word.Withdraw();
        var after = amendments.hear(found.get(), word, cause);
        if (ask.commit()) {
            committed(request, after, book);
        } else {
            withdrawn(request, after, book);
        }
    }

    private static void committed(Request<OrderAsk> request, Amendment amendment, OrderBook book) {
        switch (amendment.state()) {
            case APPLIED -> answer(request, amendment, book, true);
            case COMMITTING -> answer(request, amendment, book, false);
            case RESERVING ->
                    request.refuse(
                            Problem.tryAgain(
                                    409,
                                    "amendment-not-ready",
                                    "Stock and price are still asked for. Ask again in a moment."));
            // What has just failed has been told and is kept, so it is an answer and no refusal.
            case FAILED -> answer(request, amendment, book, true);
            case PENDING, EXPIRED, WITHDRAWN -> over(request, amendment);
        }
    }

    private static void withdrawn(Request<OrderAsk> request, Amendment amendment, OrderBook book) {
        switch (amendment.state()) {
            case WITHDRAWN -> answer(request, amendment, book, true);
            case COMMITTING ->
                    request.refuse(
                            Problem.conflict(
                                    "amendment-committing",
                                    "The payment is being asked about the difference: it is too late to withdraw. Amend the order again afterwards."));
            case RESERVING, PENDING, APPLIED, FAILED, EXPIRED -> over(request, amendment);
        }
    }

    private static void over(Request<OrderAsk> request, Amendment amendment) {
        request.refuse(
                Problem.conflict(
                        "amendment-is-over",
                        "The amendment is "
                                + amendment.state()
                                + ". Ask for it again: POST /orders/"
                                + amendment.orderId()
                                + "/amendments."));
    }

    private static void answer(
            Request<OrderAsk> request, Amendment amendment, OrderBook book, boolean done) {
        if (!(book.order(amendment.orderId()) instanceof Order.Real order)) {
            throw new IllegalStateException("an amendment without its order");
        }
        var body = PendingAmendment.of(amendment);
        var answer =
                done ? Answer.ok(body) : Answer.accepted(PendingAmendment.path(amendment), body);
        request.answer(answer.at(order.version()).consistency(Consistency.of(order).text()));
    }
}
