package dev.waybill.inventory;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.inventory.Hold.Release;
import dev.waybill.inventory.Hold.Reserve;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The same decisions for those who ask by HTTP. They wait for their answer, so a no is a problem and
 * leaves nothing behind: the next try is a new one.
 */
final class ReservationRequests implements RequestHandler<ReservationRequests.Asked> {

    private final HoldBooks books;
    private final Ids ids;

    ReservationRequests(HoldBooks books, Ids ids) {
        this.books = books;
        this.ids = ids;
    }

    /** What is asked, as it came: a retry must look the same. */
    sealed interface Asked {

        record ToReserve(ReserveInventory command) implements Asked {}

        record ToRelease(ReleaseInventory command) implements Asked {}
    }

    @Override
    public void handle(Requests<Asked> requests, Outbox outbox) {
        var holds = new LinkedHashMap<Request<Asked>, Hold>();
        requests.forEach(request -> holds.put(request, hold(request.body())));
        var book = books.open(holds.values());
        holds.forEach((request, hold) -> decide(request, hold, book, requests.now(), outbox));
        books.close(book, requests.now());
    }

    private Hold hold(Asked asked) {
        return switch (asked) {
            case Asked.ToReserve(var command) ->
                    Reserve.of(
                            Objects.requireNonNullElseGet(command.reservationId(), ids::next),
                            command);
            case Asked.ToRelease(var command) -> Release.of(command);
        };
    }

    private static void decide(
            Request<Asked> request, Hold hold, HoldBook book, Instant now, Outbox outbox) {
        var before = book.find(hold.reservationId());
        var refusal = refusal(request, hold, book, now);
        if (refusal.isPresent()) {
            request.refuse(refusal.get());
            return;
        }
        var fact = book.decide(hold, request.cause().correlationId(), now);
        var after = Objects.requireNonNull(book.find(hold.reservationId()));
        if (!after.equals(before)) {
            fact.ifPresent(news -> outbox.tell(news, request.cause()));
        }
        request.answer(answer(hold, after));
    }

    private static Answer answer(Hold hold, Reservation after) {
        var details = ReservationDetails.of(after);
        var answer =
                hold instanceof Reserve
                        ? Answer.created("/reservations/" + after.id(), details)
                        : Answer.ok(details);
        return answer.at(details.version());
    }

    private static Optional<Problem> refusal(
            Request<Asked> request, Hold hold, HoldBook book, Instant now) {
        var known = book.find(hold.reservationId());
        return switch (request.body()) {
            case Asked.ToReserve(var command) ->
                    known == null
                            ? refusalOfNew(command, hold, book, now)
                            : refusalOfKnown(command, hold, known);
            case Asked.ToRelease _ -> refusalToRelease(request, hold, known);
        };
    }

    private static Optional<Problem> refusalToRelease(
            Request<Asked> request, Hold hold, @Nullable Reservation known) {
        if (known == null) {
            return Optional.of(Problem.notFound("reservation", hold.reservationId()));
        }
        request.asking().match(ReservationDetails.of(known).version());
        return Optional.empty();
    }
