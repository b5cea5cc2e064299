package dev.waybill.shipping;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.shipping.ClaimController.Settlement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ends claims. People do it one by one. */
final class ClaimHandler implements RequestHandler<ClaimHandler.Settle> {

    /** What is asked. */
    record Settle(UUID claimId, Settlement settlement) {}

    private final Claims claims;

    ClaimHandler(Claims claims) {
        this.claims = claims;
    }

    @Override
    public void handle(Requests<Settle> requests, Outbox outbox) {
        var ids = requests.bodies().map(Settle::claimId).collect(Collectors.toSet());
        var known = new HashMap<UUID, Claims.Row>();
        claims.lock(ids).forEach(row -> known.put(row.claim().claimId(), row));
        requests.forEach(request -> settle(known, request, requests.now()));
    }

    private void settle(Map<UUID, Claims.Row> known, Request<Settle> request, Instant now) {
        var row = known.get(request.body().claimId());
        if (row == null) {
            request.refuse(Problem.notFound("claim", request.body().claimId()));
            return;
        }
        request.asking().match(row.version());
        var settled = settled(row.claim(), request.body().settlement(), now);
        if (row.claim().state() == Claim.State.OPEN) {
            claims.settle(settled);
            var next = new Claims.Row(settled, row.version() + 1);
            known.put(settled.claimId(), next);
            answer(request, next);
        } else if (isSame(row.claim(), settled)) {
            answer(request, row);
        } else {
            request.refuse(
                    Problem.conflict(
                            "claim-ended",
                            "Claim %s is %s already."
                                    .formatted(settled.claimId(), row.claim().state())));
        }
    }

    private static void answer(Request<Settle> request, Claims.Row row) {
        var view = ClaimView.of(row.claim(), row.version());
        request.answer(Answer.ok(view).at(row.version()));
    }

    private static boolean isSame(Claim known, Claim asked) {
        return known.state() == asked.state()
                && Objects.equals(known.amount(), asked.amount())
                && Objects.equals(known.currency(), asked.currency());
    }

    private static Claim settled(Claim claim, Settlement settlement, Instant now) {
        return new Claim(
                claim.claimId(),
                claim.shipmentId(),
                claim.parcelId(),
                claim.carrier(),
                claim.trackingNumber(),
                claim.reason(),
                Claim.State.valueOf(settlement.outcome().name()),
                claim.openedAt(),
                now,
                settlement.amount(),
                settlement.currency());
    }
}
