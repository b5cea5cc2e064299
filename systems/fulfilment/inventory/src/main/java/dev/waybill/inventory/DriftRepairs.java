package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.inventory.Movement.Cause;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Movement.Why;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes stock, ledger and reservations one again, under the lock of the row: what is held is what
 * reservations hold, what is free somebody says, and the ledger gets a line for the difference.
 */
final class DriftRepairs implements RequestHandler<DriftRepairs.Repair> {

    private final StockLevels levels;
    private final Drifts drifts;

    DriftRepairs(StockLevels levels, Drifts drifts) {
        this.levels = levels;
        this.drifts = drifts;
    }

    /** What is asked. */
    record Repair(UUID driftId, String reason, @Nullable Integer available) {}

    /**
     * @param available units that are free, by somebody's count; what the ledger says if none is
     *     given
     */
    record Body(String reason, @Nullable Integer available) {

        Body {
            var guard = new Guard();
            guard.text("reason", reason, 1, 250);
            guard.rangeIfGiven("available", available, 0, Guard.MOST_STOCK);
            guard.check();
        }
    }

    @Override
    public void handle(Requests<Repair> requests, Outbox outbox) {
        for (var request : requests) {
            try {
                var repaired = repair(request, requests.now().truncatedTo(ChronoUnit.MICROS));
                request.answer(Answer.ok(repaired).at(repaired.status().ordinal() + 1L));
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
    }

    /** One by one: it is rare, and each is reckoned under its own lock. */
    private Drift repair(Request<Repair> request, Instant now) {
        var wish = request.body();
        var drift =
                drifts.lock(wish.driftId())
                        .orElseThrow(() -> Problem.notFound("drift", wish.driftId()));
        request.asking().match(drift.status().ordinal() + 1L);
        if (drift.status() != Drift.State.OPEN) {
            throw Problem.conflict("drift-over", "It is " + drift.status() + " already.");
        }
        levels.open(List.of(new Shelf(drift.productId(), drift.location())));
        var stock = levels.lock(List.of(drift.productId()));
        var counts = drifts.at(drift.productId(), drift.location());
        var available =
                wish.available() == null ? Math.max(0, counts.ledgerAvailable()) : wish.available();
        var by = MoveHandler.by(request);
        stock.repair(
                new Movement(
                        Kind.REPAIR,
                        drift.productId(),
                        drift.location(),
                        available - counts.ledgerAvailable(),
                        counts.held() - counts.ledgerReserved(),
                        drift.driftId(),
                        new Why(Cause.DRIFT, wish.reason(), by)),
                available,
                counts.held(),
                counts.awaited());
        levels.save(stock, now);
        var repaired =
                new Drift(
                        drift.driftId(),
                        drift.productId(),
                        drift.location(),
                        Drift.State.REPAIRED,
                        drift.counts(),
                        drift.seenAt(),
                        now,
                        wish.reason(),
                        by);
        drifts.repaired(repaired);
        return repaired;
    }
}
