package dev.waybill.inventory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.inventory.Movement.Cause;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Movement.Why;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.inventory.Transfer.Arrival;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What was sent to another place arrives there, once. */
final class ArrivalHandler implements RequestHandler<Arrival> {

    private final StockLevels levels;
    private final Transfers transfers;

    ArrivalHandler(StockLevels levels, Transfers transfers) {
        this.levels = levels;
        this.transfers = transfers;
    }

    @Override
    public void handle(Requests<Arrival> requests, Outbox outbox) {
        var locked = transfers.lock(requests.bodies().map(Arrival::transferId).collect(toSet()));
        levels.open(
                locked.stream()
                        .map(each -> new Shelf(each.productId(), each.destination()))
                        .toList());
        var stock = levels.lock(locked.stream().map(Transfer::productId).collect(toSet()));
        Map<UUID, Transfer> known =
                locked.stream().collect(toMap(Transfer::transferId, Function.identity()));
        var arrived = new ArrayList<Transfer>();
        for (var request : requests) {
            try {
                var after = arrive(request, known, stock, requests.now());
                known.put(after.transferId(), after);
                arrived.add(after);
                request.answer(Answer.ok(after).at(after.version()));
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        levels.save(stock, requests.now());
        transfers.arrive(arrived);
    }

    private static Transfer arrive(
            Request<Arrival> request, Map<UUID, Transfer> known, Stock stock, Instant now) {
        var arrival = request.body();
        var transfer = known.get(arrival.transferId());
        if (transfer == null) {
            throw Problem.notFound("transfer", arrival.transferId());
        }
        request.asking().match(transfer.version());
        if (transfer.status() == Transfer.State.ARRIVED) {
            throw Problem.conflict("transfer-arrived", "The transfer has arrived already.");
        }
        var units = arrival.quantity() == null ? transfer.quantity() : arrival.quantity();
        if (units > transfer.quantity()) {
            throw Problem.invalid("/quantity", "must be at most " + transfer.quantity());
        }
        if (units > 0) {
            var line = new Line(transfer.productId(), transfer.destination(), units);
            var why = new Why(Cause.MOVED, transfer.reference(), MoveHandler.by(request));
            stock.move(Movement.of(Kind.TRANSFER_IN, line, transfer.transferId(), why));
        }
        return transfer.arrive(units, now.truncatedTo(ChronoUnit.MICROS));
    }
}
