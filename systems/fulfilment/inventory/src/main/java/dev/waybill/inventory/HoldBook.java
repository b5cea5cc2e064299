package dev.waybill.inventory;

import static dev.waybill.contracts.inventory.ReleaseReason.EXPIRED;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.inventory.Hold.Commit;
import dev.waybill.inventory.Hold.Expire;
import dev.waybill.inventory.Hold.Release;
import dev.waybill.inventory.Hold.ReleasePart;
import dev.waybill.inventory.Hold.Reserve;
import dev.waybill.inventory.Hold.Resource;
import dev.waybill.inventory.Hold.Ship;
import dev.waybill.inventory.Movement.Cause;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Movement.Why;
import dev.waybill.inventory.Reservation.Claim;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Held;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Reservation.Shipped;
import dev.waybill.inventory.Stock.Take.Taken;
import dev.waybill.inventory.Stock.Take.TooFew;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
            case Ship sent -> ship(sent, now);
            case Resource ask -> Optional.of(resource(ask, now));
            case Commit order -> commit(order, now);
            case Expire due -> expire(due, now);
        };
    }

    private Reservation reserve(Reserve ask, UUID journeyId, Instant now) {
        var known = find(ask.reservationId());
        if (known != null) {
            return known; // asking twice is normal
        }
        var claim =
                new Claim(ask.reservationId(), ask.orderId(), ask.cartId(), journeyId, ask.wish());
        if (ask.isLate(now)) {
            return put(new Released(claim, List.of(), EXPIRED, now));
        }
        return put(
                switch (stock.take(ask.question(now))) {
                    case Taken(var lines, var awaited) ->
                            new Held(claim, lines, now, deadline(ask, now), List.of(), awaited);
                    case TooFew(var shortages) -> new Refused(claim, shortages, now);
                });
    }

    private Record release(Release ask, UUID journeyId, Instant now) {
        return switch (find(ask.reservationId())) {
            case null -> put(tombstone(ask, journeyId, now)).fact();
            case Holding holding -> {
                stock.giveBack(Kind.RELEASE, holding.lines(), holding.id());
                stock.forget(holding.awaited());
                yield put(holding.release(ask.reason(), now)).fact();
            }
            case Shipped shipped -> shipped.claim().released(List.of(), ask.reason(), now);
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
        var forgotten = holding.forgotten(ask.demand());
        var part = holding.part(left(ask.demand(), forgotten));
        stock.forget(forgotten);
        stock.giveBack(Kind.RELEASE, part, holding.id());
        var rest = holding.without(part, forgotten, ask.releaseId());
        if (rest.isEmpty()) {
            return put(holding.release(ask.reason(), now)).fact();
        }
        put(rest);
        return holding.claim().released(items(part, forgotten), ask.reason(), now);
    }

    private static Map<UUID, Integer> left(Map<UUID, Integer> demand, List<Awaited> gone) {
        var left = new HashMap<>(demand);
        gone.forEach(each -> left.merge(each.productId(), -each.quantity(), Integer::sum));
        return left;
    }

    private static List<StockLine> items(List<Line> lines, List<Awaited> awaited) {
        var all = new ArrayList<>(lines);
        awaited.forEach(each -> all.add(each.line()));
        return Reservation.items(all);
    }

    /**
     * What has left is not held any more. Whoever sends more than is held sends units of no books.
     */
    private Optional<Record> ship(Ship sent, Instant now) {
        if (find(sent.reservationId()) instanceof Holding holding
                && !holding.parts().contains(sent.shipmentId())) {
            var part = holding.partOf(sent.demand(), sent.location());
            stock.giveBack(Kind.SHIP, part, holding.id());
            var rest = holding.without(part, List.of(), sent.shipmentId());
            put(rest.isEmpty() ? new Shipped(holding.claim(), part, now) : rest);
        }
        return Optional.empty();
    }

    /** A place has not found units: its stock is lower by them, and others are asked. */
    private InventoryResourced resource(Resource ask, Instant now) {
        var known = find(ask.reservationId());
        if (!(known instanceof Holding holding) || holding.parts().contains(ask.requestId())) {
            return resourced(ask, new Taken(List.of()), ask.demand(), now);
        }
        var place = holding.placeFor(ask.location());
        var part = holding.part(ask.demand(), place);
        var why = new Why(Cause.valueOf(ask.reason().name()), null, "system warehouse");
        part.forEach(line -> stock.move(Movement.of(Kind.REJECT, line, holding.id(), why)));
        var taken =
                takeElsewhere(ask.at(place), Reservation.demand(part), holding.claim().wish(), now);
        var rest = holding.without(part, List.of(), ask.requestId());
        var lines = new ArrayList<>(rest.lines());
        lines.addAll(taken.lines());
        var awaited = new ArrayList<>(rest.awaited());
        awaited.addAll(taken.awaited());
        var next = holding.with(Allocations.merged(lines), awaited, ask.requestId());
        put(next.isEmpty() ? new Released(holding.claim(), List.of(), null, now) : next);
        return resourced(ask.at(place), taken, ask.demand(), now);
    }

    /** As many as can be had. */
    private Taken takeElsewhere(Resource ask, Map<UUID, Integer> demand, Wish wish, Instant now) {
        if (demand.isEmpty()) {
            return new Taken(List.of());
        }
        return switch (stock.take(ask.question(demand, wish, now))) {
            case Taken taken -> taken;
            case TooFew(var shortages) -> {
                var fewer = new HashMap<>(demand);
                shortages.forEach(item -> fewer.put(item.productId(), item.available()));
                fewer.values().removeIf(units -> units == 0);
                yield fewer.equals(demand)
                        ? new Taken(List.of())
                        : takeElsewhere(ask, fewer, wish, now);
            }
        };
    }

    private static InventoryResourced resourced(
            Resource ask, Taken taken, Map<UUID, Integer> demand, Instant now) {
        var missing = new HashMap<>(demand);
        items(taken.lines(), taken.awaited())
                .forEach(item -> missing.merge(item.productId(), -item.quantity(), Integer::sum));
        return new InventoryResourced(
                ask.reservationId(),
                ask.orderId(),
                ask.requestId(),
                Allocations.of(taken.lines(), taken.awaited()),
                demand.keySet().stream()
                        .filter(product -> missing.getOrDefault(product, 0) > 0)
                        .map(product -> new StockLine(product, missing.getOrDefault(product, 0)))
                        .toList(),
                now,
                ask.location());
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
            case Committed _, Released _, Shipped _ -> Optional.empty();
        };
    }

    /** The order came to life although the sweeper had given up on it. */
    private Reservation takeAgain(Expired expired, Commit order, Instant now) {
        return put(
                switch (stock.take(again(expired, order, now))) {
                    case Taken taken -> {
                        takenAgain++;
                        yield expired.takeAgain(order.orderId(), taken, now);
                    }
                    case TooFew(var shortages) -> {
                        soldMeanwhile++;
                        yield expired.refuse(order.orderId(), shortages, now);
                    }
                });
    }

    private static Question again(Expired expired, Commit order, Instant now) {
        return new Question(
                expired.id(),
                order.orderId(),
                expired.demand(),
                Map.of(),
                expired.claim().wish(),
                null,
                now);
    }

    private Optional<Record> expire(Expire due, Instant now) {
        if (find(due.reservationId()) instanceof Held held && !now.isBefore(held.expiresAt())) {
            stock.giveBack(Kind.EXPIRE, held.lines(), held.id());
            stock.forget(held.awaited());
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

    List<UnavailableItem> shortages(Reserve ask, Instant now) {
        return stock.shortages(ask.question(now));
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
