package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.orders.AmendmentMoves.Look;
import dev.waybill.orders.AmendmentMoves.Word;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole table of a pending amendment: each word in each state, whatever the order is by then.
 */
class AmendmentMovesTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private static final Map<String, Word> WORDS = new LinkedHashMap<>();
    private static final Map<String, Look> LOOKS = new LinkedHashMap<>();

    static {
        WORDS.put("stock", new Word.StockHeld());
        WORDS.put("price", new Word.PriceKnown(100));
        WORDS.put("refused", new Word.Refused("no"));
        WORDS.put("commit", new Word.Commit());
        WORDS.put("withdraw", new Word.Withdraw());
        WORDS.put("time", new Word.TimeUp());
        WORDS.put("over", new Word.OrderOver());
        WORDS.put("authorized", new Word.Authorized());
        WORDS.put("declined", new Word.Declined("no"));
        LOOKS.put("costs", new Look.Fits(3_000, 700, 2));
        LOOKS.put("free", new Look.Fits(3_000, 0, 2));
        LOOKS.put("changed", new Look.Fits(2_999, 699, 3));
        LOOKS.put("late", new Look.No("too late"));
    }

    @ParameterizedTest(name = "{0}, the order {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RESERVING          | costs   | stock=RESERVING price=RESERVING refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    RESERVING, stock   | costs   | price=PENDING refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    RESERVING, stock   | free    | price=PENDING refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    RESERVING, stock   | late    | price=FAILED refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    RESERVING, price   | costs   | stock=PENDING refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    RESERVING, price   | late    | stock=FAILED refused=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    PENDING            | costs   | commit=COMMITTING withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    PENDING            | free    | commit=APPLIED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    PENDING            | changed | commit=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    PENDING            | late    | commit=FAILED withdraw=WITHDRAWN time=EXPIRED over=FAILED
                    COMMITTING         | costs   | authorized=APPLIED declined=FAILED
                    COMMITTING         | free    | authorized=APPLIED declined=FAILED
                    COMMITTING         | changed | authorized=FAILED declined=FAILED
                    COMMITTING         | late    | authorized=FAILED declined=FAILED
                    """)
    void inThisStateThisWordLeadsThereAndEveryOtherChangesNothing(
            String from, String look, String legal) {
        var expected = new TreeMap<String, String>();
        for (var each : legal.split(" ")) {
            expected.put(each.split("=")[0], each.split("=")[1]);
        }

        var moves = new TreeMap<String, String>();
        WORDS.forEach((name, word) -> {
            var before = in(from);
            var after = next(before, word, look);
            if (!after.equals(before)) {
                moves.put(name, after.state().name());
                assertThat(after.state() == before.state() || before.state().leadsTo(after.state()))
                        .isTrue();
            }
        });
        assertThat(moves).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPLIED", "FAILED", "EXPIRED", "WITHDRAWN"})
    void whatIsOverStaysAsItEnded(AmendmentState over) {
        WORDS.values()
                .forEach(word ->
                        LOOKS.keySet()
                                .forEach(look ->
                                        assertThat(next(in(over.name()), word, look))
                                                .isEqualTo(in(over.name()))));
    }

    @Test
    void theTableHasARowForEachStateAndNoWayLeadsOutOfAnEnd() {
        for (var from : AmendmentState.values()) {
            for (var to : AmendmentState.values()) {
                if (from.isOver() || to == AmendmentState.RESERVING || from == to) {
                    assertThat(from.leadsTo(to)).as(from + " to " + to).isFalse();
                }
            }
        }
    }

    @Test
    void thePriceThatIsToldIsTheOneThatIsCommitted() {
        var pending = next(in("RESERVING, stock"), new Word.PriceKnown(100), "costs");

        assertThat(pending.newTotal()).isEqualTo(3_000);
        assertThat(pending.offer().discount()).isEqualTo(100);
        assertThat(next(pending, new Word.Commit(), "changed").failure()).contains("changed");
        assertThat(next(pending, new Word.Commit(), "free").revision()).isEqualTo(2);
    }

    private static Amendment next(Amendment before, Word word, String look) {
        return AmendmentMoves.next(
                before, word, _ -> Objects.requireNonNull(LOOKS.get(look)), LATER);
    }

    private static Amendment in(String described) {
        var state = AmendmentState.valueOf(described.split(",")[0]);
        var reserving = state == AmendmentState.RESERVING;
        return new Amendment(
                ID,
                ID,
                ID,
                state,
                new Wish(List.of(), null, null, "TEN", "Ada", null),
                new Offer(List.of(), described.endsWith("price") ? 100L : null),
                2_300,
                3_000,
                "GBP",
                !reserving || described.endsWith("stock"),
                !reserving || described.endsWith("price"),
                NOON,
                NOON.plusSeconds(900),
                NOON,
                state == AmendmentState.APPLIED ? 2 : null,
                state == AmendmentState.FAILED ? "no" : null);
    }
}
