package dev.waybill.platform.http;

import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of one transaction: those whose keys are known are answered from memory, the handler
 * decides the others, and what it says is kept under their keys.
 */
final class Round<C> {

    private final List<Waiting<C>> batch;
    private final Idempotency idempotency;
    private final Map<Waiting<C>, Idempotency.Claim> claims = new LinkedHashMap<>();

    Round(List<Waiting<C>> batch, Idempotency idempotency) {
        this.batch = batch;
        this.idempotency = idempotency;
    }

    Map<Waiting<C>, Outcome> decide(RequestHandler<C> handler, Outbox outbox, Instant now) {
        var outcomes = known(now);
        var requests = new LinkedHashMap<Waiting<C>, Request<C>>();
        for (var each : batch) {
            if (!outcomes.containsKey(each)) {
                requests.put(each, new Request<>(each.command(), each.asking()));
            }
        }
        if (!requests.isEmpty()) {
            handler.handle(new Requests<>(List.copyOf(requests.values()), now), outbox);
        }
        requests.forEach((each, request) -> outcomes.put(each, Outcome.of(request)));
        keep(requests, outcomes);
        return outcomes;
    }

    /** Replays, keys that stand for something else, keys that are under way or asked twice here. */
    private Map<Waiting<C>, Outcome> known(Instant now) {
        for (var each : batch) {
            var key = each.asking().idempotencyKey();
            if (key != null) {
                claims.put(each, Idempotency.Claim.of(key, each.asking(), each.command()));
            }
        }
        var outcomes = new HashMap<Waiting<C>, Outcome>();
        if (claims.isEmpty()) {
            return outcomes;
        }
        var firsts = new LinkedHashMap<String, Idempotency.Claim>();
        claims.forEach((each, claim) -> {
            var first = firsts.putIfAbsent(claim.key(), claim);
            if (first != null) {
                outcomes.put(each, Outcome.twice(claim, first));
            }
        });
        var answer = idempotency.claim(List.copyOf(firsts.values()), now);
        claims.forEach((each, claim) -> {
            var kept = answer.kept().get(claim.key());
            if (kept != null) {
                outcomes.put(each, Outcome.again(claim, kept));
            } else if (!answer.mine().contains(claim.key())) {
                outcomes.putIfAbsent(each, Outcome.inFlight());
            }
        });
        return outcomes;
    }

    private void keep(Map<Waiting<C>, Request<C>> decided, Map<Waiting<C>, Outcome> outcomes) {
        var answers = new ArrayList<Idempotency.Kept>();
        var notYet = new ArrayList<String>();
        claims.forEach((each, claim) -> {
            var outcome = outcomes.get(each);
            if (outcome == null || !decided.containsKey(each)) {
                return;
            }
            if (outcome.isFinal()) {
                answers.add(outcome.kept(claim.key()));
            } else {
                notYet.add(claim.key());
            }
        });
        idempotency.keep(answers);
        idempotency.release(notYet);
    }
}
