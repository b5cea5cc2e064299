package dev.waybill.inventory;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.inventory.Hold.Reserve;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Reservation.Shipped;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The same decisions for those who ask by HTTP. They wait for their answer, so a no is a problem
 * and leaves nothing behind: the next try is a new one.
 */
final class ReservationRequests implements RequestHandler<ReservationRequests.Asked> {

    private final HoldBooks books;
    private final Ids ids;

    ReservationRequests(HoldBooks books, Ids ids) {
        this.books = books;
        this.ids = ids;
    }

    /** What is asked, as it came: ids are chosen later, so that a retry looks the same. */
    sealed interface Asked {

        record ToReserve(ReserveInventory command) implements Asked {}

        record ToRelease(ReleaseInventory command) implements Asked {}
    }

    @Override
    public void handle(Requests<Asked> requests, Outbox outbox) {
        var holds = new LinkedHashMap<Request<Asked>, Hold>();
        requests.forEach(request -> holds.put(request, hold(request.body())));
        var book = books.open(holds.values());
        holds.forEach((request, hold) ->
                refusal(request, hold, book, requests.now())
                        .ifPresentOrElse(
                                request::refuse,
                                () -> grant(request, hold, book, requests.now(), outbox)));
        close(book, requests.now());
    }

    private void close(HoldBook book, Instant now) {
        try {
            books.close(book, now);
        } catch (DuplicateKeyException _) {
            // A message, or another process, began the same reservation between our look and our
            // write.
            throw Problem.tryAgain(
                    409, "reservation-busy", "The reservation is being made right now. Try again.");
        }
    }

    private Hold hold(Asked asked) {
        return switch (asked) {
            case Asked.ToReserve(var command) -> Reserve.of(idOf(command), command);
            case Asked.ToRelease(var command) -> Hold.of(command);
        };
    }

    private UUID idOf(ReserveInventory command) {
        var given = command.reservationId();
        return given == null ? ids.next() : given;
    }

    private static void grant(
            Request<Asked> request, Hold hold, HoldBook book, Instant now, Outbox outbox) {
        var before = book.find(hold.reservationId());
        var fact = book.decide(hold, request.cause().correlationId(), now);
        var after = Objects.requireNonNull(book.find(hold.reservationId()));
        if (!after.equals(before)) {
            fact.ifPresent(news -> outbox.tell(news, request.cause()));
        }
        request.answer(
                answer(request.body(), ReservationDetails.of(after))
                        .at(ReservationDetails.version(after)));
    }

    private static Answer answer(Asked asked, ReservationDetails details) {
        return switch (asked) {
            case Asked.ToReserve _ ->
                    Answer.created("/reservations/" + details.reservationId(), details);
            case Asked.ToRelease _ -> Answer.ok(details);
        };
    }

    private static Optional<Problem> refusal(
            Request<Asked> request, Hold hold, HoldBook book, Instant now) {
        var known = book.find(hold.reservationId());
        return switch (request.body()) {
            case Asked.ToReserve(var command) ->
                    known == null
                            ? refusalOfNew(command, book, now)
                            : refusalOfKnown(command, known);
            case Asked.ToRelease _ -> refusalToRelease(request, hold, known);
        };
    }

    private static Optional<Problem> refusalOfNew(
            ReserveInventory command, HoldBook book, Instant now) {
        if (Reserve.of(command).isLate(now)) {
            return Optional.of(Problem.invalid("/expiresAt", "must be in the future"));
        }
        var shortages = book.shortages(Reserve.of(command), now);
        return shortages.isEmpty()
                ? Optional.empty()
                : Optional.of(OutOfStock.of(command, shortages));
    }

    private static Optional<Problem> refusalOfKnown(ReserveInventory command, Reservation known) {
        return switch (known) {
            case Holding holding when holding.demand().equals(demand(command)) -> Optional.empty();
            case Holding _ -> no("reservation-exists", known, "already holds something else");
            case Refused refused -> Optional.of(OutOfStock.of(command, refused.shortages()));
            case Released _ -> no("reservation-released", known, "has been released");
            case Expired _ -> no("reservation-expired", known, "has expired");
            case Shipped _ -> no("reservation-shipped", known, "has been sent");
        };
    }

    private static Optional<Problem> refusalToRelease(
            Request<Asked> request, Hold hold, @Nullable Reservation known) {
        if (known == null) {
            return Optional.of(Problem.notFound("reservation", hold.reservationId()));
        }
        request.asking().match(ReservationDetails.version(known));
        return Optional.empty();
    }

    private static Optional<Problem> no(String code, Reservation known, String why) {
        return Optional.of(Problem.conflict(code, "Reservation " + known.id() + " " + why + "."));
    }

    private static Map<UUID, Integer> demand(ReserveInventory command) {
        return Reserve.of(command).demand();
    }
}
