package dev.waybill.notifications;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/** Changes texts, one by one: operators are few, and they must have seen what they change. */
final class TextRequests implements RequestHandler<TextRequests.Change> {

    /** A text for a template in a language; it has been checked. */
    record Change(Texts.Which which, Text text) {}

    private final Texts texts;

    TextRequests(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void handle(Requests<Change> requests, Outbox outbox) {
        requests.forEach(request -> change(request, requests.now()));
    }

    private void change(Request<Change> request, Instant now) {
        var kept = texts.find(request.body().which());
        Preconditions.mustHaveSeen(request.asking(), kept.version());
        var next = new Texts.Kept(kept.which(), request.body().text(), kept.version() + 1);
        if (texts.save(next, now)) {
            request.answer(Answer.ok(TextView.of(next)).at(next.version()));
        } else {
            request.refuse(
                    Problem.of(412, "precondition-failed", "The text has changed at this moment."));
        }
    }
}
