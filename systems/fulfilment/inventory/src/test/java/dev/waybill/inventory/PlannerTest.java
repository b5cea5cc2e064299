package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Decision.Outcome;
import dev.waybill.inventory.SourcingRules.Filter;
import dev.waybill.inventory.SourcingRules.Order;
import dev.waybill.inventory.Stock.Take.Taken;
import dev.waybill.inventory.Stock.Take.TooFew;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an order comes from, and what is kept of why. */
class PlannerTest {

    private static final UUID TEAPOT = new UUID(0, 1);
    private static final UUID MUG = new UUID(0, 2);
    private static final UUID RESERVATION = new UUID(1, 1);
    private static final Instant FRIDAY_NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Wish BERLIN = new Wish("DE", "10115", null);

    private static final SourcingRules NEAREST =
            new SourcingRules(List.of(Filter.REGION), List.of(Order.DISTANCE), 25, 0, 0, false);

    private static Place place(String id, String postalCode) {
        return new Place(
                id,
                null,
                "DE",
                postalCode,
                List.of(),
                null,
                0,
                false,
                false,
                List.of(),
                ZoneId.of("Europe/Berlin"));
    }

    private static Stock stock(SourcingRules rules, List<Place> places, Level... levels) {
        var byName = new HashMap<String, Place>();
        places.forEach(each -> byName.put(each.id(), each));
        return new Stock(
                List.of(levels),
                new RuleBook(1, 1, rules, byName),
                List.of(),
                new Today(List.of()));
    }

    private static Question question(Map<UUID, Integer> demand, Wish wish) {
        return new Question(RESERVATION, null, demand, Map.of(), wish, null, FRIDAY_NOON);
    }

    private static Map<UUID, Integer> both() {
        var demand = new LinkedHashMap<UUID, Integer>();
        demand.put(TEAPOT, 1);
        demand.put(MUG, 1);
        return demand;
    }

    private static Candidate candidate(Stock stock, String location) {
        return stock.decisions().getFirst().candidates().stream()
                .filter(each -> each.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNearestPlaceIsChosenAndItIsWrittenDownWhy() {
        var stock =
                stock(
                        NEAREST,
                        List.of(place("hamburg", "20095"), place("munich", "80331")),
                        new Level(TEAPOT, "hamburg", 5, 0),
                        new Level(TEAPOT, "munich", 9, 0));

        var taken = stock.take(question(Map.of(TEAPOT, 2), BERLIN));

        assertThat(taken).isEqualTo(new Taken(List.of(new Line(TEAPOT, "hamburg", 2))));
        var decision = stock.decisions().getFirst();
        assertThat(decision.outcome()).isEqualTo(Outcome.ONE_PLACE);
        assertThat(decision.because())
                .isEqualTo("hamburg has it all and is the first by [DISTANCE]");
        var hamburg = candidate(stock, "hamburg");
        assertThat(hamburg.rank()).isOne();
        assertThat(hamburg.chosen()).isTrue();
        assertThat(hamburg.distance()).isBetween(200, 300);
        assertThat(candidate(stock, "munich").chosen()).isFalse();
    }

    @Test
    void anOrderGoesOutInOneParcelIfOnePlaceHasItAll() {
        var stock =
                stock(
                        SourcingRules.NONE,
                        List.of(),
                        new Level(TEAPOT, "east", 5, 0),
                        new Level(MUG, "west", 5, 0),
                        new Level(TEAPOT, "west", 5, 0));

        assertThat(stock.take(question(both(), Wish.NONE)))
                .isEqualTo(
                        new Taken(List.of(new Line(TEAPOT, "west", 1), new Line(MUG, "west", 1))));
    }

    @Test
    void aPlaceThatDoesNotSendThereIsNotChosenAndSaysSo() {
        var abroad =
                new Place(
                        "lyon",
                        null,
                        "FR",
                        "69001",
                        List.of("FR"),
                        null,
                        0,
                        false,
                        false,
                        List.of(),
                        ZoneId.of("UTC"));
        var stock = stock(NEAREST, List.of(abroad), new Level(TEAPOT, "lyon", 5, 0));

        assertThat(stock.take(question(Map.of(TEAPOT, 1), BERLIN)))
                .isEqualTo(new TooFew(List.of(new UnavailableItem(TEAPOT, 1, 0))));
        var decision = stock.decisions().getFirst();
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(decision.candidates().getFirst().said())
                .containsExactly(new Candidate.Said("REGION", false, "it sends to FR"));
    }

    @Test
    void areasServeWhatLiesInThem() {
        var place =
                new Place(
                        "berlin",
                        null,
                        "DE",
                        "10115",
                        List.of("AT", "DE-1"),
                        null,
                        0,
                        false,
                        false,
                        List.of(),
                        ZoneId.of("UTC"));

        assertThat(place.serves(BERLIN)).isTrue();
        assertThat(place.serves(new Wish("DE", "20095", null))).isFalse();
        assertThat(place.serves(new Wish("AT", "1010", null))).isTrue();
    }

    @Test
    void aPlaceThatIsFullTodayIsPassedOver() {
        var rules = new SourcingRules(List.of(Filter.CAPACITY), List.of(), 1, 0, 0, false);
        var small =
                new Place(
                        "a-small",
                        null,
                        null,
                        null,
                        List.of(),
                        2,
                        0,
                        false,
                        false,
                        List.of(),
                        ZoneId.of("UTC"));
        var stock =
                new Stock(
                        List.of(new Level(TEAPOT, "a-small", 9, 0), new Level(TEAPOT, "big", 9, 0)),
                        new RuleBook(1, 1, rules, Map.of("a-small", small)),
                        List.of(),
                        new Today(
                                List.of(
                                        new Today.Day(
                                                "a-small", LocalDate.parse("2026-11-27"), 1))));

        assertThat(placeOf(stock.take(question(Map.of(TEAPOT, 1), BERLIN)))).isEqualTo("a-small");
        assertThat(placeOf(stock.take(question(Map.of(TEAPOT, 1), BERLIN)))).isEqualTo("big");
        assertThat(stock.days())
                .containsExactly(new Today.Day("a-small", LocalDate.parse("2026-11-27"), 2));
    }

    @Test
    void yesterdaysOrdersTakeNoPlaceToday() {
        var rules = new SourcingRules(List.of(Filter.CAPACITY), List.of(), 1, 0, 0, false);
        var small =
                new Place(
                        "a-small",
                        null,
                        null,
                        null,
                        List.of(),
                        1,
                        0,
                        false,
                        false,
                        List.of(),
                        ZoneId.of("UTC"));
        var stock =
                new Stock(
                        List.of(new Level(TEAPOT, "a-small", 9, 0)),
                        new RuleBook(1, 1, rules, Map.of("a-small", small)),
                        List.of(),
                        new Today(
                                List.of(
                                        new Today.Day(
                                                "a-small", LocalDate.parse("2026-11-26"), 1))));

        assertThat(placeOf(stock.take(question(Map.of(TEAPOT, 1), BERLIN)))).isEqualTo("a-small");
    }

    private static String placeOf(Stock.Take take) {
        return ((Taken) take).lines().getFirst().location();
    }

    @Test
    void aPlaceWorksByItsOwnClock() {
        var hours =
                List.of(new Place.Hours(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(13, 0)));
        var tokyo =
                new Place(
                        "t",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        0,
                        false,
                        false,
                        hours,
                        ZoneId.of("Asia/Tokyo"));
        var berlin =
                new Place(
                        "b",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        0,
                        false,
                        false,
                        hours,
                        ZoneId.of("Europe/Berlin"));

        assertThat(tokyo.isOpen(FRIDAY_NOON)).isFalse();
        assertThat(berlin.isOpen(FRIDAY_NOON.minusSeconds(3_600))).isTrue();
        assertThat(berlin.isOpen(FRIDAY_NOON)).isFalse();
    }

    @Test
    void whatIsToBeCollectedComesFromThereOrNotAtAll() {
        var store =
                new Place(
                        "store",
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        0,
                        true,
                        false,
                        List.of(),
                        ZoneId.of("UTC"));
        var stock =
                stock(
                        SourcingRules.NONE,
                        List.of(store),
                        new Level(TEAPOT, "main", 9, 0),
                        new Level(TEAPOT, "store", 1, 0));
        var collected = new Wish(null, null, "store");

        assertThat(placeOf(stock.take(question(Map.of(TEAPOT, 1), collected)))).isEqualTo("store");
        assertThat(stock.take(question(Map.of(TEAPOT, 1), collected))).isInstanceOf(TooFew.class);
    }

    @Test
    void anOrderIsNotSplitIntoParcelsThatAreNotWorthIt() {
        var rules = new SourcingRules(List.of(), List.of(), 1, 2, 1_000, true);
        var levels = new Level[] {new Level(TEAPOT, "east", 1, 0), new Level(MUG, "west", 1, 0)};
        var cheap = Map.of(TEAPOT, 5_000L, MUG, 300L);
        var dear = Map.of(TEAPOT, 5_000L, MUG, 1_300L);

        assertThat(
                        stock(rules, List.of(), levels)
                                .take(
                                        new Question(
                                                RESERVATION,
                                                null,
                                                both(),
                                                cheap,
                                                Wish.NONE,
                                                null,
                                                FRIDAY_NOON)))
                .isEqualTo(new TooFew(List.of(new UnavailableItem(MUG, 1, 0))));
        assertThat(
                        stock(rules, List.of(), levels)
                                .take(
                                        new Question(
                                                RESERVATION,
                                                null,
                                                both(),
                                                dear,
                                                Wish.NONE,
                                                null,
                                                FRIDAY_NOON)))
                .isInstanceOf(Taken.class);
    }

    @Test
    void rulesThatAreNotStrictSplitNeverthelessAndSayIt() {
        var rules = new SourcingRules(List.of(), List.of(), 1, 1, 0, false);
        var stock =
                stock(
                        rules,
                        List.of(),
                        new Level(TEAPOT, "east", 1, 0),
                        new Level(MUG, "west", 1, 0));

        assertThat(stock.take(question(both(), Wish.NONE))).isInstanceOf(Taken.class);
        assertThat(stock.decisions().getFirst().outcome()).isEqualTo(Outcome.SPLIT);
        assertThat(stock.decisions().getFirst().because()).contains("against the limits");
    }

    @Test
    void whereThereIsNothingToChooseNothingIsWrittenDown() {
        var stock =
                stock(
                        SourcingRules.NONE,
                        List.of(),
                        new Level(TEAPOT, "main", 5, 0),
                        new Level(MUG, "main", 5, 0),
                        new Level(MUG, "empty", 0, 0));

        stock.take(question(Map.of(TEAPOT, 1), BERLIN));
        stock.take(question(both(), BERLIN));

        assertThat(stock.decisions()).isEmpty();
    }

    @Test
    void unitsThatAreKeptBackAreNotSold() {
        var stock =
                new Stock(
                        List.of(
                                new Level(
                                        TEAPOT, "main", 5, 0, 0, new Terms(3, 0, 0, false, null))));

        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 3)))
                .isEqualTo(new TooFew(List.of(new UnavailableItem(TEAPOT, 3, 2))));
        assertThat(stock.take(RESERVATION, Map.of(TEAPOT, 2))).isInstanceOf(Taken.class);
    }

    @Test
    void backordersEndAtTheirCap() {
        var stock =
                new Stock(
                        List.of(
                                new Level(
                                        TEAPOT,
                                        "main",
                                        1,
                                        0,
                                        0,
                                        new Terms(0, 4, 10, false, null))));

        var first = stock.take(question(Map.of(TEAPOT, 3), BERLIN));

        assertThat(first)
                .isEqualTo(
                        new Taken(
                                List.of(new Line(TEAPOT, "main", 1)),
                                List.of(
                                        new Awaited(
                                                TEAPOT,
                                                "main",
                                                2,
                                                Instant.parse("2026-12-07T12:00:00Z")))));
        assertThat(stock.take(question(Map.of(TEAPOT, 3), BERLIN))).isInstanceOf(TooFew.class);
        assertThat(stock.take(question(Map.of(TEAPOT, 2), BERLIN))).isInstanceOf(Taken.class);
        assertThat(stock.changes())
                .containsExactly(
                        new Level(TEAPOT, "main", 0, 1, 4, new Terms(0, 4, 10, false, null)));
    }

    @Test
    void whatIsExpectedIsPromisedForTheDayOnWhichItComes() {
        var soon = Instant.parse("2026-12-01T08:00:00Z");
        var late = Instant.parse("2026-12-09T08:00:00Z");
        var stock =
                new Stock(
                        List.of(new Level(TEAPOT, "main", 0, 0, 0, new Terms(0, 0, 0, true, null))),
                        RuleBook.NONE,
                        List.of(
                                new Expected(new UUID(9, 1), TEAPOT, "main", 2, soon),
                                new Expected(new UUID(9, 2), TEAPOT, "main", 2, late)),
                        new Today(List.of()));

        assertThat(dateOf(stock.take(question(Map.of(TEAPOT, 2), BERLIN)))).isEqualTo(soon);
        assertThat(dateOf(stock.take(question(Map.of(TEAPOT, 2), BERLIN)))).isEqualTo(late);
        assertThat(stock.take(question(Map.of(TEAPOT, 1), BERLIN))).isInstanceOf(TooFew.class);
    }

    @Test
    void aPreOrderWaitsForItsDayHoweverMuchIsOnTheShelf() {
        var day = Instant.parse("2026-12-24T00:00:00Z");
        var stock =
                new Stock(
                        List.of(
                                new Level(
                                        TEAPOT, "main", 10, 0, 0, new Terms(0, 1, 0, false, day))));

        var taken = stock.take(question(Map.of(TEAPOT, 4), BERLIN));

        assertThat(dateOf(taken)).isEqualTo(day);
        assertThat(((Taken) taken).lines()).isEmpty();
    }

    private static Instant dateOf(Stock.Take take) {
        return ((Taken) take).awaited().getFirst().expectedAt();
    }

    /**
     * Whatever the rules: what is taken is there, is what was asked for, and is refused only then.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverTheRulesNothingIsSoldThatIsNotThere(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var levels = new ArrayList<Level>();
            for (var product = 1; product <= 3; product++) {
                for (var at = 0; at < 6; at++) {
                    levels.add(
                            new Level(new UUID(0, product), "place-" + at, random.nextInt(4), 0));
                }
            }
            var rules =
                    new SourcingRules(
                            random.nextBoolean() ? List.of() : List.of(Filter.STOCK),
                            List.of(Order.values()[random.nextInt(3)]),
                            1 + random.nextInt(50),
                            random.nextInt(4),
                            0,
                            random.nextBoolean());
            var stock = stock(rules, List.of(), levels.toArray(Level[]::new));
            for (var order = 0; order < 10; order++) {
                var demand = new LinkedHashMap<UUID, Integer>();
                for (var product = 1; product <= 3; product++) {
                    if (random.nextBoolean()) {
                        demand.put(new UUID(0, product), 1 + random.nextInt(5));
                    }
                }
                if (!demand.isEmpty()
                        && stock.take(question(demand, Wish.NONE)) instanceof Taken(var lines, _)) {
                    assertThat(Reservation.demand(lines)).isEqualTo(demand);
                    if (rules.strict() && rules.mostParcels() > 0) {
                        assertThat(lines.stream().map(Line::location).distinct().count())
                                .isLessThanOrEqualTo(rules.mostParcels());
                    }
                }
            }
            assertThat(stock.changes()).allMatch(level -> level.available() >= 0);
        }
    }
}
