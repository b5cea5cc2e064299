package dev.waybill.inventory;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.inventory.Stock.Take.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reservation is in exactly one of these states; none of them is ever left for an earlier one.
///
/// ```
///                       ,--------commit-------> Committed --release--.
///                       |                `--the last unit is sent--> Shipped
/// (none) --reserve--> Held ---------------------release------------> Released
///   |  |                `--expire--> Expired ---release--------------^  ^
///   |  |                               |  `-commit, in stock again--> Committed
///   |  |                               `----commit, sold meanwhile--> Refused
///   |  `---reserve, too few----------------------------------------> Refused
///   `------release that overtook its reserve, reserve past its time----'
/// ```
///
/// While it holds, parts of it may be released, sent or taken from another place; it is Released or
/// Shipped with the last of them. Lines may wait for units that are still to come.
///
/// Asked again, it answers again with the same words: [#fact]. A Released one without lines is a
/// tombstone: its reserve holds nothing.
sealed interface Reservation {

    Claim claim();

    State state();

    /** When it came about what the answer tells: reserved, released, expired or refused. */
    Instant at();

    /** What is told to whoever asks for it. */
    Record fact();

    /** What it holds, or held before it was given back. */
    default List<Line> lines() {
        return List.of();
    }

    /** Units per product, wherever they lie. */
    default Map<UUID, Integer> demand() {
        return demand(lines());
    }

    static Map<UUID, Integer> demand(List<Line> lines) {
        var units = new LinkedHashMap<UUID, Integer>();
        lines.forEach(line -> units.merge(line.productId(), line.quantity(), Integer::sum));
        return units;
    }

    /** The same for others: where units lie is nobody else's business. */
    default List<StockLine> items() {
        return items(lines());
    }

    static List<StockLine> items(List<Line> lines) {
        return demand(lines).entrySet().stream()
                .map(each -> new StockLine(each.getKey(), each.getValue()))
                .toList();
    }

    default UUID id() {
        return claim().reservationId();
    }

    /**
     * Who a reservation is for.
     *
     * @param journeyId the correlation id of whatever is told about it later
     * @param wish where the units are wanted
     */
    record Claim(
            UUID reservationId,
            @Nullable UUID orderId,
            @Nullable UUID cartId,
            UUID journeyId,
            Wish wish) {

        Claim(UUID reservationId, @Nullable UUID orderId, @Nullable UUID cartId, UUID journeyId) {
            this(reservationId, orderId, cartId, journeyId, Wish.NONE);
        }

        Claim forOrder(UUID order) {
            return orderId == null
                    ? new Claim(reservationId, order, cartId, journeyId, wish)
                    : this;
        }

        InventoryReleased released(
                List<StockLine> items, @Nullable ReleaseReason reason, Instant releasedAt) {
            return new InventoryReleased(reservationId, orderId, cartId, items, reason, releasedAt);
        }
    }

    /** Its lines are part of what stock counts as reserved. */
    sealed interface Holding extends Reservation {

        @Override
        default InventoryReserved fact() {
            return new InventoryReserved(
                    id(), claim().orderId(), claim().cartId(), items(), at(), allocations());
        }

        /** What is promised of it, but not here yet: no part of what stock counts as reserved. */
        List<Awaited> awaited();

        default List<Line> all() {
            var all = new ArrayList<>(lines());
            awaited().forEach(each -> all.add(each.line()));
            return List.copyOf(all);
        }

        @Override
        default Map<UUID, Integer> demand() {
            return Reservation.demand(all());
        }

        @Override
        default List<StockLine> items() {
            return Reservation.items(all());
        }

        /** Where its units lie, for others; none where that is what goes without saying. */
        private @Nullable List<Allocation> allocations() {
            var plain = lines().stream().allMatch(line -> line.location().equals(Level.MAIN));
            return plain && awaited().isEmpty() ? null : Allocations.of(lines(), awaited());
        }

        default Released release(@Nullable ReleaseReason reason, Instant now) {
            return new Released(claim(), all(), reason, now);
        }

        /** What has been done with parts of it already, by the names of who asked for that. */
        List<UUID> parts();

        /** The same with other lines. */
        Holding with(List<Line> held, List<Awaited> promised, UUID because);

        /** The same without these lines. */
        default Holding without(List<Line> part, List<Awaited> forgotten, UUID releaseId) {
            var promised = new ArrayList<>(awaited());
            for (var each : forgotten) {
                Allocations.take(promised, each);
            }
            return with(rest(lines(), part), promised, releaseId);
        }

        /** Awaited units, as many of these as there are, the latest first. */
        default List<Awaited> forgotten(Map<UUID, Integer> units) {
            var left = new HashMap<>(units);
            var part = new ArrayList<Awaited>();
            for (var each : awaited().reversed()) {
                var taken = Math.min(each.quantity(), left.getOrDefault(each.productId(), 0));
                if (taken > 0) {
                    part.add(each.less(each.quantity() - taken));
                    left.merge(each.productId(), -taken, Integer::sum);
                }
            }
            return List.copyOf(part);
        }

        default boolean isEmpty() {
            return lines().isEmpty() && awaited().isEmpty();
        }

        /** Lines of as many of these units as it holds. */
        default List<Line> part(Map<UUID, Integer> units) {
            return part(units, null);
        }

        /** The same, of one place only if one is named. */
        default List<Line> part(Map<UUID, Integer> units, @Nullable String location) {
            var left = new HashMap<>(units);
            var part = new ArrayList<Line>();
            for (var line : lines()) {
                if (location != null && !location.equals(line.location())) {
                    continue;
                }
                var taken = Math.min(line.quantity(), left.getOrDefault(line.productId(), 0));
                if (taken > 0) {
                    part.add(new Line(line.productId(), line.location(), taken));
                    left.merge(line.productId(), -taken, Integer::sum);
                }
            }
            return List.copyOf(part);
        }

        /** The place of this name; where all of it lies at one place, that one by whatever name. */
        default String placeFor(String name) {
            var places = lines().stream().map(Line::location).distinct().toList();
            return places.size() == 1 ? places.getFirst() : name;
        }

        /** First those at this place, then those elsewhere. */
        default List<Line> partOf(Map<UUID, Integer> units, @Nullable String location) {
            var there = part(units, location);
            var left = new HashMap<>(units);
            there.forEach(line -> left.merge(line.productId(), -line.quantity(), Integer::sum));
            var all = new ArrayList<>(there);
            rest(lines(), there)
                    .forEach(line -> {
                        var taken =
                                Math.min(line.quantity(), left.getOrDefault(line.productId(), 0));
                        if (taken > 0) {
                            all.add(new Line(line.productId(), line.location(), taken));
                            left.merge(line.productId(), -taken, Integer::sum);
                        }
                    });
            return List.copyOf(all);
        }

        private static List<Line> rest(List<Line> lines, List<Line> part) {
            var rest = new ArrayList<Line>();
            for (var line : lines) {
                var gone =
                        part.stream()
                                .filter(each ->
                                        each.productId().equals(line.productId())
                                                && each.location().equals(line.location()))
                                .mapToInt(Line::quantity)
                                .sum();
                if (gone < line.quantity()) {
                    rest.add(new Line(line.productId(), line.location(), line.quantity() - gone));
                }
            }
            return List.copyOf(rest);
        }

        private static List<UUID> with(List<UUID> parts, UUID one) {
            var all = new ArrayList<>(parts);
            all.add(one);
            return List.copyOf(all);
        }
    }

    record Held(
            Claim claim,
            List<Line> lines,
            Instant at,
            Instant expiresAt,
            List<UUID> parts,
            List<Awaited> awaited)
            implements Holding {

        Held(Claim claim, List<Line> lines, Instant at, Instant expiresAt) {
            this(claim, lines, at, expiresAt, List.of(), List.of());
        }

        Committed commit() {
            return new Committed(claim, lines, at, parts, awaited);
        }

        @Override
        public Held with(List<Line> held, List<Awaited> promised, UUID because) {
            var all = Holding.with(parts, because);
            return new Held(claim, held, at, expiresAt, all, List.copyOf(promised));
        }

        Expired expire(Instant now) {
            return new Expired(claim, all(), now);
        }

        @Override
        public State state() {
            return State.HELD;
        }
    }

    /** An order stands behind it: it does not expire. */
    record Committed(
            Claim claim, List<Line> lines, Instant at, List<UUID> parts, List<Awaited> awaited)
            implements Holding {

        Committed(Claim claim, List<Line> lines, Instant at) {
            this(claim, lines, at, List.of(), List.of());
        }

        @Override
        public Committed with(List<Line> held, List<Awaited> promised, UUID because) {
            var all = Holding.with(parts, because);
            return new Committed(claim, held, at, all, List.copyOf(promised));
        }

        @Override
        public State state() {
            return State.COMMITTED;
        }
    }

    /**
     * All that was left of it has been sent.
     *
     * @param lines what the last shipment took: not held any more
     */
    record Shipped(Claim claim, List<Line> lines, Instant at) implements Reservation {

        @Override
        public InventoryReserved fact() {
            return new InventoryReserved(id(), claim.orderId(), claim.cartId(), items(), at);
        }

        @Override
        public State state() {
            return State.SHIPPED;
        }
    }

    record Released(Claim claim, List<Line> lines, @Nullable ReleaseReason reason, Instant at)
            implements Reservation {

        @Override
        public InventoryReleased fact() {
            return claim.released(items(), reason, at);
        }

        @Override
        public State state() {
            return State.RELEASED;
        }
    }

    /**
     * The sweeper gave its lines back; only an order that is confirmed late may still want them.
     */
    record Expired(Claim claim, List<Line> lines, Instant at) implements Reservation {

        /** Nothing is moved: it only ends that a late order may take the stock again. */
        Released release(@Nullable ReleaseReason reason, Instant now) {
            return new Released(claim, lines, reason, now);
        }

        Committed takeAgain(UUID order, Taken taken, Instant now) {
            return new Committed(
                    claim.forOrder(order), taken.lines(), now, List.of(), taken.awaited());
        }

        Refused refuse(UUID order, List<UnavailableItem> shortages, Instant now) {
            return new Refused(claim.forOrder(order), shortages, now);
        }

        @Override
        public InventoryReleased fact() {
            return claim.released(items(), ReleaseReason.EXPIRED, at);
        }

        @Override
        public State state() {
            return State.EXPIRED;
        }
    }

    record Refused(Claim claim, List<UnavailableItem> shortages, Instant at)
            implements Reservation {

        /** A release of what was never held is answered too: whoever waits for it may go on. */
        InventoryReleased release(@Nullable ReleaseReason reason) {
            return claim.released(List.of(), reason, at);
        }

        @Override
        public InventoryUnavailable fact() {
            return new InventoryUnavailable(
                    claim.orderId(), claim.cartId(), shortages, at, claim.reservationId());
        }

        @Override
        public State state() {
            return State.REFUSED;
        }
    }

    /** The states by name, as the table and HTTP know them. */
    enum State {
        HELD,
        COMMITTED,
        RELEASED,
        EXPIRED,
        REFUSED,
        SHIPPED
    }
}
