package dev.waybill.inventory;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stock that one batch has locked: taken from and given back to in memory, written once. Every
 * change is a movement, so ledger and stock cannot part. No SQL, no clock.
 */
final class Stock {

    private static final Areas AREAS = Areas.known();

    private final Map<UUID, List<LockedShelf>> products;
    private final RuleBook book;
    private final Today today;
    private final List<Expected> comes;
    private final Planner planner;
    private final List<Movement> movements = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>(0);

    /**
     * @param locked the levels in the order in which places are to be preferred
     */
    Stock(List<Level> locked) {
        this(locked, RuleBook.NONE, List.of(), new Today(List.of()));
    }

    Stock(List<Level> locked, RuleBook book, List<Expected> comes, Today today) {
        this.products =
                locked.stream().map(LockedShelf::new).collect(groupingBy(LockedShelf::productId));
        this.book = book;
        this.today = today;
        this.comes = comes;
        this.planner = new Planner(products, book, AREAS, comes, today);
    }

    /** Takes the whole demand, or nothing. */
    Take take(UUID reservationId, Map<UUID, Integer> demand) {
        return take(Question.of(reservationId, demand, Instant.EPOCH));
    }

    Take take(Question question) {
        var plan = planner.plan(question);
        var decision = plan.decision();
        if (decision != null) {
            var nth = question.now() + "/" + decisions.size();
            decisions.add(decision.named(Ids.derive(question.reservationId(), "decision/" + nth)));
        }
        return switch (plan) {
            case Plan.Unmet(var shortages, _) -> new Take.TooFew(shortages);
            case Plan.Met(var lines, var awaited, _) -> {
                lines.forEach(line -> move(Kind.RESERVE, line, question.reservationId()));
                awaited.forEach(
                        each -> shelf(each.productId(), each.location()).promise(each.quantity()));
                today.count(
                        lines.stream().map(Line::location).distinct().toList(),
                        book,
                        question.now());
                yield new Take.Taken(lines, awaited);
            }
        };
    }

    /** What a reserve would get; nothing is taken. */
    Plan plan(Question question) {
        return planner.plan(question);
    }

    /** Which products of the demand are too few; none if it can be met. */
    List<UnavailableItem> shortages(Question question) {
        return planner.plan(question) instanceof Plan.Unmet(var shortages, _)
                ? shortages
                : List.of();
    }

    void giveBack(Kind kind, List<Line> lines, UUID reservationId) {
        lines.forEach(line -> move(kind, line, reservationId));
    }

    /** These are not waited for any more. */
    void forget(List<Awaited> awaited) {
        awaited.forEach(each -> shelf(each.productId(), each.location()).promise(-each.quantity()));
    }

    Level receive(Line line, UUID receiptId) {
        return move(Kind.RECEIPT, line, receiptId).level();
    }

    /** Whatever else moves units. */
    Level move(Movement movement) {
        return carryOut(movement).level();
    }

    /** Sets a place right; the movement makes the ledger say the same. */
    Level repair(Movement movement, int available, int reserved, int promised) {
        var shelf = shelf(movement.productId(), movement.location());
        shelf.correct(available, reserved, promised);
        movements.add(movement);
        return shelf.level();
    }

    boolean knows(UUID productId) {
        return products.containsKey(productId);
    }

    boolean knows(UUID productId, String location) {
        return shelves(productId).stream().anyMatch(shelf -> shelf.location().equals(location));
    }

    /** Whether a product's units still can be counted by everyone who is told of them. */
    boolean hasRoomFor(UUID productId, int quantity) {
        var onHand =
                shelves(productId).stream()
                        .mapToLong(shelf -> (long) shelf.available() + shelf.reserved())
                        .sum();
        return onHand + quantity <= Guard.MOST_STOCK;
    }

    List<Level> changes() {
        return products.values().stream()
                .flatMap(List::stream)
                .filter(LockedShelf::isChanged)
                .map(LockedShelf::level)
                .toList();
    }

    List<Movement> movements() {
        return List.copyOf(movements);
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** Places that count their orders and have got more of them. */
    List<Today.Day> days() {
        return today.changes();
    }

    /** What is expected of a product at a place. */
    List<Expected> comes(UUID productId, String location) {
        return comes.stream()
                .filter(each ->
                        each.productId().equals(productId) && each.location().equals(location))
                .toList();
    }

    private LockedShelf move(Kind kind, Line line, UUID sourceId) {
        return carryOut(Movement.of(kind, line, sourceId));
    }

    private LockedShelf carryOut(Movement movement) {
        var shelf = shelf(movement.productId(), movement.location());
        shelf.move(movement);
        movements.add(movement);
        return shelf;
    }

    LockedShelf shelf(UUID productId, String location) {
        return shelves(productId).stream()
                .filter(shelf -> shelf.location().equals(location))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(productId + " not locked at " + location));
    }

    private List<LockedShelf> shelves(UUID productId) {
        return products.getOrDefault(productId, List.of());
    }

    /** What became of a demand. */
    sealed interface Take {

        record Taken(List<Line> lines, List<Awaited> awaited) implements Take {

            Taken(List<Line> lines) {
                this(lines, List.of());
            }
        }

        record TooFew(List<UnavailableItem> shortages) implements Take {}
    }
}
