package dev.waybill.inventory;

import static dev.waybill.contracts.inventory.ReleaseReason.EXPIRED;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Hold.Commit;
import dev.waybill.inventory.Hold.Expire;
import dev.waybill.inventory.Hold.Release;
import dev.waybill.inventory.Hold.ReleasePart;
import dev.waybill.inventory.Hold.Reserve;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Reservation.Claim;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Held;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Stock.Take.Taken;
import dev.waybill.inventory.Stock.Take.TooFew;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reservations and the stock of one batch, decided on in memory in the order of arrival: first
 * come, first served. No SQL, no clock; {@link HoldBooks} opens and closes it.
 */
final class HoldBook {

    private final Map<UUID, Reservation> before;
    private final Map<UUID, Reservation> changed = new LinkedHashMap<>();
    private final Stock stock;
    private final Duration longestHold;
    private int takenAgain;
    private int soldMeanwhile;

    HoldBook(Collection<Reservation> locked, Stock stock, Duration longestHold) {
        before = new HashMap<>();
        locked.forEach(each -> before.put(each.id(), each));
        this.stock = stock;
        this.longestHold = longestHold;
    }

    /**
     * @param journeyId the correlation id of the one who asks
     * @return what is to be told; commits are not answered
     */
    Optional<Record> decide(Hold hold, UUID journeyId, Instant clock) {
        var now = clock.truncatedTo(MICROS); // what the table keeps: asked again, it says the same
        return switch (hold) {
            case Reserve ask -> Optional.of(reserve(ask, journeyId, now).fact());
            case Release ask -> Optional.of(release(ask, journeyId, now));
            case ReleasePart ask -> Optional.of(releasePart(ask, now));
            case Commit order -> commit(order, now);
            case Expire due -> expire(due, now);
        };
    }

    private Reservation reserve(Reserve ask, UUID journeyId, Instant now) {
        var known = find(ask.reservationId());
        if (known != null) {
            return known; // asking twice is normal
        }
        var claim = new Claim(ask.reservationId(), ask.orderId(), ask.cartId(), journeyId);
        if (ask.isLate(now)) {
            return put(new Released(claim, List.of(), EXPIRED, now));
        }
        return put(
                switch (stock.take(claim.reservationId(), ask.demand())) {
                    case Taken(var lines) -> new Held(claim, lines, now, deadline(ask, now));
                    case TooFew(var shortages) -> new Refused(claim, shortages, now);
                });
    }

    private Record release(Release ask, UUID journeyId, Instant now) {
        return switch (find(ask.reservationId())) {
            case null -> put(tombstone(ask, journeyId, now)).fact();
            case Holding holding -> {
                stock.giveBack(Kind.RELEASE, holding.lines(), holding.id());
                yield put(holding.release(ask.reason(), now)).fact();
            }
            case Expired expired -> put(expired.release(ask.reason(), now)).fact();
            case Refused refused -> refused.release(ask.reason());
            case Released released -> released.fact();
        };
    }

    /** As many of the units as it still holds; the last of them end it. */
    private Record releasePart(ReleasePart ask, Instant now) {
        var known = find(ask.reservationId());
        if (!(known instanceof Holding holding) || holding.parts().contains(ask.releaseId())) {
            return new InventoryReleased(
                    ask.reservationId(), ask.orderId(), null, List.of(), ask.reason(), now);
        }
        var part = holding.part(ask.demand());
        stock.giveBack(Kind.RELEASE, part, holding.id());
        if (part.size() == holding.lines().size() && part.equals(holding.lines())) {
            return put(holding.release(ask.reason(), now)).fact();
        }
        put(holding.without(part, ask.releaseId()));
        return holding.claim().released(Reservation.items(part), ask.reason(), now);
    }

    private Optional<Record> commit(Commit order, Instant now) {
        return switch (find(order.reservationId())) {
            case null -> Optional.empty(); // an order without a reservation of ours
            case Held held -> {
                put(held.commit());
                yield Optional.empty();
            }
            case Expired expired -> Optional.of(takeAgain(expired, order, now).fact());
            case Refused refused -> Optional.of(refused.fact());
            case Committed _, Released _ -> Optional.empty();
        };
    }

    /** The order came to life although the sweeper had given up on it. */
    private Reservation takeAgain(Expired expired, Commit order, Instant now) {
        return put(
                switch (stock.take(expired.id(), expired.demand())) {
                    case Taken(var lines) -> {
                        takenAgain++;
                        yield expired.takeAgain(order.orderId(), lines, now);
                    }
                    case TooFew(var shortages) -> {
                        soldMeanwhile++;
                        yield expired.refuse(order.orderId(), shortages, now);
                    }
                });
    }

    private Optional<Record> expire(Expire due, Instant now) {
        if (find(due.reservationId()) instanceof Held held && !now.isBefore(held.expiresAt())) {
            stock.giveBack(Kind.EXPIRE, held.lines(), held.id());
            return Optional.of(put(held.expire(now)).fact());
        }
        return Optional.empty();
    }

    private Instant deadline(Reserve ask, Instant now) {
        var latest = now.plus(ask.longest(longestHold));
        return ask.expiresAt() == null || ask.expiresAt().isAfter(latest)
                ? latest
                : ask.expiresAt();
    }

    private static Released tombstone(Release ask, UUID journeyId, Instant now) {
        var claim = new Claim(ask.reservationId(), ask.orderId(), null, journeyId);
        return new Released(claim, List.of(), ask.reason(), now);
    }

    @Nullable Reservation find(UUID id) {
        var now = changed.get(id);
        return now == null ? before.get(id) : now;
    }

    /** The journey of a hold that is known. */
    UUID journeyOf(Expire due) {
        return Objects.requireNonNull(find(due.reservationId())).claim().journeyId();
    }

    List<UnavailableItem> shortages(Map<UUID, Integer> demand) {
        return stock.shortages(demand);
    }

    private <R extends Reservation> R put(R reservation) {
        changed.put(reservation.id(), reservation);
        return reservation;
    }

    Stock stock() {
        return stock;
    }

    /** Reservations that were not there before the batch. */
    List<Reservation> added() {
        return changed.values().stream().filter(each -> !before.containsKey(each.id())).toList();
    }

    /** Reservations that were there and are in another state now. */
    List<Reservation> moved() {
        return changed.values().stream().filter(each -> before.containsKey(each.id())).toList();
    }

    /** Orders that were confirmed after their hold had expired, and got their stock again. */
    int takenAgain() {
        return takenAgain;
    }

    /** Orders that were confirmed after their hold had expired, and whose stock is gone. */
    int soldMeanwhile() {
        return soldMeanwhile;
    }
}
