package dev.waybill.returns;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.returns.Policy.Version;
import java.time.Instant;
import java.util.Objects;

/** Changes the return policy: each change is a version of its own. */
final class PolicyRequests implements RequestHandler<Policy> {

    private final Policies policies;

    PolicyRequests(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void handle(Requests<Policy> requests, Outbox outbox) {
        var current = policies.lock();
        for (var request : requests) {
            try {
                current = change(request, current, requests.now());
                request.answer(Answer.ok(current.policy()).at(current.number()));
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
    }

    private Version change(Request<Policy> request, Version current, Instant now) {
        if (request.asking().ifMatch() == null) {
            throw Problem.of(
                    428,
                    "precondition-required",
                    "Say with If-Match which version of the policy you have seen.");
        }
        request.asking().match(current.number());
        if (request.body().equals(current.policy())) {
            return current;
        }
        var next = new Version(current.number() + 1, request.body());
        policies.insert(next, Objects.requireNonNullElse(request.cause().actor(), "somebody"), now);
        return next;
    }
}
