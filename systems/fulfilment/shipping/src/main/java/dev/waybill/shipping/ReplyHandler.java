package dev.waybill.shipping;

import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Pace;
import dev.waybill.platform.effects.Result;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies what carriers answered: the effect's end, state and messages in one transaction. */
final class ReplyHandler implements RequestHandler<Result<Question, Reply>> {

    private record Taken(boolean taken) {}

    private final Desks desks;
    private final Scans scans;
    private final Pace pace;

    ReplyHandler(Desks desks, Scans scans, Pace pace) {
        this.desks = desks;
        this.scans = scans;
        this.pace = pace;
    }

    @Override
    public void handle(Requests<Result<Question, Reply>> requests, Outbox outbox) {
        var now = requests.now();
        var ids =
                requests.bodies().map(each -> each.effect().subject()).collect(Collectors.toSet());
        var desk = desks.open(ids, now);
        var news = desks.end(requests.bodies().map(each -> each.ending(now, pace)).toList());
        var said = new ArrayList<Scan>();
        for (var request : requests) {
            var effect = request.body().effect();
            var reply = reply(request.body().outcome());
            if (reply.isPresent() && news.remove(effect.key())) {
                desk.hear(effect.subject(), effect.key(), reply.get(), request.cause());
                said.addAll(scans(reply.get()));
            }
            request.answer(Answer.ok(new Taken(true)));
        }
        hear(desk, said);
        desks.close(desk, outbox);
    }

    private static Optional<Reply> reply(Outcome<Reply> outcome) {
        return switch (outcome) {
            case Outcome.Done<Reply>(var reply) -> Optional.of(reply);
            case Outcome.Refused<Reply>(var reply) -> Optional.of(reply);
            case Outcome.Absent<Reply> _, Outcome.Unknown<Reply> _ -> Optional.empty();
        };
    }

    private static List<Scan> scans(Reply reply) {
        return reply instanceof Reply.Scans(var said) ? said : List.of();
    }

    /** New scans, and old ones of parcels whose numbers nobody knew when they were said. */
    private void hear(Desk desk, List<Scan> said) {
        scans.keep(said, desk.now());
        var numbers = new HashSet<>(desk.newlyLabelled());
        said.forEach(scan -> numbers.add(scan.trackingNumber()));
        numbers.retainAll(desk.owners().keySet());
        desk.hear(scans.take(numbers), ShippingSystem.ACTOR);
    }
}
