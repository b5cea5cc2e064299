package dev.waybill.inventory;

import static java.util.stream.Collectors.toSet;

import dev.waybill.inventory.MoveStock.Adjust;
import dev.waybill.inventory.MoveStock.Count;
import dev.waybill.inventory.MoveStock.Moved;
import dev.waybill.inventory.MoveStock.Send;
import dev.waybill.inventory.Movement.Cause;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Movement.Why;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves units by hand: under the lock of the rows that are moved, and never those that are held.
 */
final class MoveHandler implements RequestHandler<MoveStock> {

    private final StockLevels levels;
    private final Transfers transfers;
    private final Ids ids;

    MoveHandler(StockLevels levels, Transfers transfers, Ids ids) {
        this.levels = levels;
        this.transfers = transfers;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<MoveStock> requests, Outbox outbox) {
        var stock = levels.lock(requests.bodies().map(MoveStock::productId).collect(toSet()));
        var sent = new ArrayList<Transfer>(0);
        var now = requests.now().truncatedTo(ChronoUnit.MICROS);
        for (var request : requests) {
            try {
                request.answer(move(request, stock, sent, now));
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        levels.save(stock, requests.now());
        transfers.insert(sent);
    }

    private Answer move(Request<MoveStock> request, Stock stock, List<Transfer> sent, Instant now) {
        var body = request.body();
        if (!stock.knows(body.productId())) {
            throw Problem.notFound("product", body.productId());
        }
        if (!stock.knows(body.productId(), body.location())) {
            throw Problem.invalid(pointer(body), "must be a place that has had the product");
        }
        if (!(body instanceof Send) && request.asking().ifMatch() != null) {
            request.asking().match(levels.version(body.productId(), stock));
        }
        return switch (body) {
            case Adjust adjust -> adjust(adjust, stock, by(request));
            case Count count -> count(count, stock, by(request));
            case Send send -> send(send, stock, sent, by(request), now);
        };
    }

    private Answer adjust(Adjust adjust, Stock stock, String by) {
        requireThere(adjust, -adjust.quantity(), "/quantity", stock);
        if (!stock.hasRoomFor(adjust.productId(), Math.max(0, adjust.quantity()))) {
            throw Problem.invalid(
                    "/quantity", "must not make the stock larger than can be counted");
        }
        var why = new Why(adjust.cause().cause(), adjust.note(), by);
        return moved(Kind.ADJUSTMENT, adjust, adjust.quantity(), why, stock);
    }

    /** Fewer than are held cannot be booked: somebody would be sold what is not there. */
    private Answer count(Count count, Stock stock, String by) {
        var level = stock.shelf(count.productId(), count.location()).level();
        if (count.counted() < level.reserved()) {
            throw Problem.conflict(
                    "fewer-than-held",
                    level.reserved()
                            + " units are held for orders: reject those that are not there first.");
        }
        var change = count.counted() - level.reserved() - level.available();
        if (!stock.hasRoomFor(count.productId(), Math.max(0, change))) {
            throw Problem.invalid("/counted", "must not make the stock larger than can be counted");
        }
        return moved(Kind.COUNT, count, change, new Why(Cause.COUNTED, count.note(), by), stock);
    }

    private Answer moved(Kind kind, MoveStock body, int change, Why why, Stock stock) {
        var id = ids.next();
        var line = new Line(body.productId(), body.location(), change);
        var level = stock.move(Movement.of(kind, line, id, why));
        return Answer.created(
                "/stock/" + body.productId() + "/ledger",
                new Moved(
                        id,
                        body.productId(),
                        body.location(),
                        change,
                        level.available(),
                        level.reserved()));
    }

    private Answer send(Send send, Stock stock, List<Transfer> sent, String by, Instant now) {
        requireThere(send, send.quantity(), "/quantity", stock);
        var transfer =
                new Transfer(
                        ids.next(),
                        send.productId(),
                        send.location(),
                        send.destination(),
                        send.quantity(),
                        null,
                        Transfer.State.IN_TRANSIT,
                        send.reference(),
                        now,
                        null);
        var line = new Line(send.productId(), send.location(), send.quantity());
        var why = new Why(Cause.MOVED, send.reference(), by);
        stock.move(Movement.of(Kind.TRANSFER_OUT, line, transfer.transferId(), why));
        sent.add(transfer);
        return Answer.created("/transfers/" + transfer.transferId(), transfer)
                .at(transfer.version());
    }

    private static void requireThere(MoveStock body, int wanted, String pointer, Stock stock) {
        var level = stock.shelf(body.productId(), body.location()).level();
        if (wanted > level.available()) {
            throw Problem.conflict(
                    "not-available",
                    "Only " + level.available() + " units are free at " + body.location() + ".",
                    List.of(
                            new dev.waybill.contracts.Violation(
                                    pointer, "must be at most " + level.available())));
        }
    }

    private static String pointer(MoveStock body) {
        return body instanceof Send ? "/origin" : "/location";
    }

    static String by(Request<?> request) {
        return by(request.cause().actor());
    }

    static String by(@Nullable String actor) {
        return actor == null || actor.isBlank() ? "somebody" : actor;
    }
}
