package dev.waybill.notifications;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;

/** Writes down what came of messages, and which addresses are dead. */
final class OutcomeHandler implements RequestHandler<Outcome> {

    private final Messages messages;
    private final DeadAddresses dead;
    private final Duration patience;

    OutcomeHandler(Messages messages, DeadAddresses dead, Duration patience) {
        this.messages = messages;
        this.dead = dead;
        this.patience = patience;
    }

    @Override
    public void handle(Requests<Outcome> requests, Outbox outbox) {
        var outcomes = requests.bodies().toList();
        messages.end(
                outcomes.stream().map(outcome -> outcome.ending(requests.now(), patience)).toList(),
                requests.now());
        var refusals =
                outcomes.stream()
                        .filter(outcome -> outcome.report() instanceof Report.AddressDead)
                        .toList();
        dead.insert(refusals, requests.now());
        messages.skip(
                refusals.stream()
                        .map(outcome -> DeadAddress.of(outcome.errand().address()))
                        .distinct()
                        .toList(),
                requests.now());
        requests.forEach(request -> request.answer(Answer.noContent()));
    }
}
