package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Stock.Take.Taken;
import dev.waybill.inventory.Stock.Take.TooFew;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {

    private static final UUID TEAPOT = new UUID(0, 1);
    private static final UUID MUG = new UUID(0, 2);
    private static final UUID RESERVATION = new UUID(1, 1);

    @Test
    void takesFromWhatIsAvailableAndCountsItAsReserved() {
        var stock = new Stock(List.of(new Level(TEAPOT, "main", 5, 1)));

        var taken = stock.take(RESERVATION, Map.of(TEAPOT, 3));

        assertThat(taken).isEqualTo(new Taken(List.of(new Line(TEAPOT, "main", 3))));
        assertThat(stock.changes()).containsExactly(new Level(TEAPOT, "main", 2, 4));
        assertThat(stock.movements())
                .containsExactly(new Movement(Kind.RESERVE, TEAPOT, "main", -3, 3, RESERVATION));
    }

    @Test
    void takesEveryLineOrNone() {
        var stock =
                new Stock(List.of(new Level(TEAPOT, "main", 5, 0), new Level(MUG, "main", 1, 0)));

        var taken = stock.take(RESERVATION, Map.of(TEAPOT, 3, MUG, 2));

        assertThat(taken).isEqualTo(new TooFew(List.of(new UnavailableItem(MUG, 2, 1))));
        assertThat(stock.changes()).isEmpty();
        assertThat(stock.movements()).isEmpty();
    }

    @Test
    void sellsTheLastUnitOnce() {
        var stock = new Stock(List.of(new Level(TEAPOT, "main", 1, 0)));

        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 1))).isInstanceOf(Taken.class);
        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 1)))
                .isEqualTo(new TooFew(List.of(new UnavailableItem(TEAPOT, 1, 0))));
    }

    @Test
    void hasNothingOfAProductThatItDoesNotKnow() {
        assertThat(new Stock(List.of()).take(RESERVATION, Map.of(TEAPOT, 1)))
                .isEqualTo(new TooFew(List.of(new UnavailableItem(TEAPOT, 1, 0))));
    }

    @Test
    void prefersOnePlaceThatHasItAllToTwoThatShareIt() {
        var stock =
                new Stock(
                        List.of(new Level(TEAPOT, "east", 2, 0), new Level(TEAPOT, "main", 5, 0)));

        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 4)))
                .isEqualTo(new Taken(List.of(new Line(TEAPOT, "main", 4))));
    }

    @Test
    void takesFromAsFewPlacesAsCanBeWhenNoneHasItAll() {
        var stock =
                new Stock(
                        List.of(
                                new Level(TEAPOT, "east", 2, 0),
                                new Level(TEAPOT, "main", 3, 0),
                                new Level(TEAPOT, "west", 9, 0)));

        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 11)))
                .isEqualTo(
                        new Taken(
                                List.of(new Line(TEAPOT, "east", 2), new Line(TEAPOT, "west", 9))));
    }

    @Test
    void takesFromAllPlacesWhenItNeedsThemAll() {
        var stock =
                new Stock(
                        List.of(
                                new Level(TEAPOT, "east", 2, 0),
                                new Level(TEAPOT, "main", 3, 0),
                                new Level(TEAPOT, "west", 9, 0)));

        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 14)))
                .isEqualTo(
                        new Taken(
                                List.of(
                                        new Line(TEAPOT, "east", 2),
                                        new Line(TEAPOT, "main", 3),
                                        new Line(TEAPOT, "west", 9))));
    }

    @Test
    void givesUnitsBackToThePlaceThatTheyCameFrom() {
        var stock =
                new Stock(
                        List.of(new Level(TEAPOT, "east", 0, 2), new Level(TEAPOT, "main", 0, 3)));

        stock.giveBack(Kind.EXPIRE, List.of(new Line(TEAPOT, "east", 2)), RESERVATION);

        assertThat(stock.changes()).containsExactly(new Level(TEAPOT, "east", 2, 0));
        assertThat(stock.movements())
                .containsExactly(new Movement(Kind.EXPIRE, TEAPOT, "east", 2, -2, RESERVATION));
    }

    @Test
    void refusesToMoveWhatItHasNotLocked() {
        var stock = new Stock(List.of(new Level(TEAPOT, "main", 1, 1)));
        var elsewhere = List.of(new Line(TEAPOT, "east", 1));

        assertThatThrownBy(() -> stock.giveBack(Kind.RELEASE, elsewhere, RESERVATION))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void receivesNoMoreThanCanBeCounted() {
        var stock =
                new Stock(
                        List.of(
                                new Level(TEAPOT, "east", 0, 1),
                                new Level(TEAPOT, "main", Guard.MOST_STOCK - 2, 0)));

        assertThat(stock.hasRoomFor(TEAPOT, 1)).isTrue();
        assertThat(stock.hasRoomFor(TEAPOT, 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensTheLedgerAccountsForTheStockToTheUnit(long seed) {
        var random = new Random(seed);
        var before =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                new Level(
                                        new UUID(0, i / 3),
                                        "place-" + i % 3,
                                        random.nextInt(20),
                                        0))
                        .toList();
        var stock = new Stock(before);

        for (var i = 0; i < 300; i++) {
            var product = new UUID(0, random.nextInt(4));
            var take = stock.take(new UUID(1, i), Map.of(product, 1 + random.nextInt(9)));
            if (take instanceof Taken(var lines, _) && random.nextBoolean()) {
                stock.giveBack(Kind.RELEASE, lines, new UUID(1, i));
            }
        }

        assertThat(stock.changes()).isNotEmpty();
        for (var level : stock.changes()) {
            assertThat(level.available()).isNotNegative();
            assertThat(level.reserved()).isNotNegative();
            assertThat(level).isEqualTo(booked(level, before, stock.movements()));
        }
    }

    private static Level booked(Level level, List<Level> before, List<Movement> movements) {
        var start =
                before.stream().filter(each -> isSamePlace(each, level)).findFirst().orElseThrow();
        var moved =
                movements.stream()
                        .filter(each -> each.productId().equals(level.productId()))
                        .filter(each -> each.location().equals(level.location()))
                        .toList();
        return new Level(
                level.productId(),
                level.location(),
                start.available() + moved.stream().mapToInt(Movement::available).sum(),
                start.reserved() + moved.stream().mapToInt(Movement::reserved).sum());
    }

    private static boolean isSamePlace(Level one, Level other) {
        return one.productId().equals(other.productId()) && one.location().equals(other.location());
    }
}
