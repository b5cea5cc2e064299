package dev.waybill.inventory;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Movement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stock that one batch has locked: taken from and given back to in memory, written once. Every
 * change is a movement, so ledger and stock cannot part. No SQL, no clock.
 */
final class Stock {

    private final Map<UUID, List<Shelf>> products;
    private final List<Movement> movements = new ArrayList<>();

    /**
     * @param locked the levels in the order in which places are to be preferred
     */
    Stock(List<Level> locked) {
        products = locked.stream().map(Shelf::new).collect(groupingBy(shelf -> shelf.productId));
    }

    /** Takes the whole demand, or nothing. */
    Take take(UUID reservationId, Map<UUID, Integer> demand) {
        var shortages = shortages(demand);
        if (!shortages.isEmpty()) {
            return new Take.TooFew(shortages);
        }
        var lines = new ArrayList<Line>(demand.size());
        demand.forEach((product, quantity) -> lines.addAll(pick(product, quantity)));
        lines.forEach(line -> move(Kind.RESERVE, line, reservationId));
        return new Take.Taken(List.copyOf(lines));
    }

    /** Which products of the demand are too few; none if it can be met. */
    List<UnavailableItem> shortages(Map<UUID, Integer> demand) {
        var shortages = new ArrayList<UnavailableItem>(0);
        demand.forEach((product, requested) -> {
            var available = available(product);
            if (available < requested) {
                shortages.add(new UnavailableItem(product, requested, available));
            }
        });
        return shortages;
    }

    void giveBack(Kind kind, List<Line> lines, UUID reservationId) {
        lines.forEach(line -> move(kind, line, reservationId));
    }

    Level receive(Line line, UUID receiptId) {
        return move(Kind.RECEIPT, line, receiptId).level();
    }

    boolean knows(UUID productId) {
        return products.containsKey(productId);
    }

    boolean knows(UUID productId, String location) {
        return shelves(productId).stream().anyMatch(shelf -> shelf.location.equals(location));
    }

    /** Whether a product's units still can be counted by everyone who is told of them. */
    boolean hasRoomFor(UUID productId, int quantity) {
        var onHand =
                shelves(productId).stream()
                        .mapToLong(shelf -> (long) shelf.available + shelf.reserved)
                        .sum();
        return onHand + quantity <= Guard.MOST_STOCK;
    }

    List<Level> changes() {
        return products.values().stream()
                .flatMap(List::stream)
                .filter(shelf -> shelf.changed)
                .map(Shelf::level)
                .toList();
    }

    List<Movement> movements() {
        return List.copyOf(movements);
    }

    private int available(UUID productId) {
        return shelves(productId).stream().mapToInt(shelf -> shelf.available).sum();
    }

    /** From one place if one has it all, so that it can leave in one parcel; else from several. */
    private List<Line> pick(UUID productId, int quantity) {
        for (var shelf : shelves(productId)) {
            if (shelf.available >= quantity) {
                return List.of(new Line(productId, shelf.location, quantity));
            }
        }
        var lines = new ArrayList<Line>();
        var missing = quantity;
        for (var shelf : shelves(productId)) {
            var taken = Math.min(missing, shelf.available);
            if (taken > 0) {
                lines.add(new Line(productId, shelf.location, taken));
                missing -= taken;
            }
        }
        return lines;
    }

    private Shelf move(Kind kind, Line line, UUID sourceId) {
        var movement = Movement.of(kind, line, sourceId);
        var shelf = shelf(line.productId(), line.location());
        shelf.move(movement);
        movements.add(movement);
        return shelf;
    }

    private Shelf shelf(UUID productId, String location) {
        return shelves(productId).stream()
                .filter(shelf -> shelf.location.equals(location))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(productId + " not locked at " + location));
    }

    private List<Shelf> shelves(UUID productId) {
        return products.getOrDefault(productId, List.of());
    }

    /** What became of a demand. */
    sealed interface Take {

        record Taken(List<Line> lines) implements Take {}

        record TooFew(List<UnavailableItem> shortages) implements Take {}
    }

    private static final class Shelf {
        private final UUID productId;
        private final String location;
        private int available;
        private int reserved;
        private boolean changed;

        Shelf(Level level) {
            productId = level.productId();
            location = level.location();
            available = level.available();
            reserved = level.reserved();
        }

        void move(Movement movement) {
            available += movement.available();
            reserved += movement.reserved();
            changed = true;
        }

        Level level() {
            return new Level(productId, location, available, reserved);
        }
    }
}
