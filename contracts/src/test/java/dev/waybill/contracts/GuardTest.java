package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waybill.contracts.orders.CreateOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final UUID ID = UUID.fromString("0199b2c4-7a03-7f85-93cd-e04a7b6d218c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\u001Fb",
                "a\u007Fb",
                "a\u009Fb",
                "\uD83D",
                "\uDD6F",
                "\uDD6F\uD83D",
                "a\uD83Db",
                "\uD83D\uD83D\uDD6F"
            })
    void textsHoldNoControlCharactersAndNoHalfPairs(String text) {
        var guard = new Guard();
        guard.text("name", text, 0, 100);

        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(guard::check)
                .satisfies(refused ->
                        assertThat(refused.violations().getFirst().pointer()).isEqualTo("/name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Siân O’Neill", "\u00A0", "\uD83D\uDD6F", "漢字", "\u202Eabc", "~"})
    void everyOtherTextIsAllowed(String text) {
        var guard = new Guard();
        guard.text("name", text, 0, 100);

        assertThatNoException().isThrownBy(guard::check);
    }

    @Test
    void proseHasLinesAndTabsButNoNul() {
        var guard = new Guard();
        guard.proseIfGiven("description", "one\r\n\ttwo", 100);
        assertThatNoException().isThrownBy(guard::check);

        guard.proseIfGiven("description", "one\u0000two", 100);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(guard::check);
    }

    @Test
    void lengthsAreCountedInCharactersThatPeopleSend() {
        var guard = new Guard();
        guard.text("name", "\uD83D\uDD6F".repeat(10), 1, 10);
        assertThatNoException().isThrownBy(guard::check);

        guard.text("name", "\uD83D\uDD6F".repeat(11), 1, 10);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(guard::check);
    }

    @Test
    void timesAreCutToTheMicrosecondThatTheDatabaseKeeps() {
        var fine = Instant.parse("2026-11-20T10:15:30.123456789Z");

        assertThat(new Guard().time("at", fine)).isEqualTo("2026-11-20T10:15:30.123456Z");
    }

    @Test
    void timesFarOffAreRefused() {
        var guard = new Guard();
        guard.time("past", Instant.MIN);
        guard.time("future", Instant.MAX);

        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(guard::check)
                .satisfies(refused -> assertThat(refused.violations()).hasSize(2));
    }

    @Test
    void aShareIsANumberBetweenZeroAndOne() {
        var guard = new Guard();
        guard.shareIfGiven("score", Double.NaN);
        guard.shareIfGiven("score", -0.1);
        guard.shareIfGiven("score", 1.1);

        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(guard::check)
                .satisfies(refused -> assertThat(refused.violations()).hasSize(3));
    }

    @Test
    void aRecordKeepsItsListWhenTheCallerChangesHis() {
        var items = new ArrayList<>(List.of(new CreateOrder.Item(ID, 1, 100, null, null)));
        var order = order(items);

        items.clear();

        assertThat(order.items()).hasSize(1);
    }

    @Test
    void aHoleInAListIsNamed() {
        var items = new ArrayList<>(List.of(new CreateOrder.Item(ID, 1, 100, null, null)));
        items.add(null);

        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> order(items))
                .satisfies(refused ->
                        assertThat(refused.violations())
                                .containsExactly(new Violation("/items/1", "must be given")));
    }

    @Test
    void aThousandLinesOfTheLargestAmountStillFitALong() {
        assertThat(Math.multiplyExact(Guard.MOST_MONEY, (long) Guard.MOST_UNITS)).isPositive();
        assertThat(Math.multiplyExact(Guard.MOST_MONEY, (long) Guard.MOST_ITEMS)).isPositive();
        assertThat(Math.multiplyExact(Guard.MOST_UNITS, Guard.MOST_ITEMS))
                .isEqualTo(Guard.MOST_STOCK);
    }

    private static CreateOrder order(List<CreateOrder.Item> items) {
        return new CreateOrder(
                ID, ID, items, 100, "EUR", null, null, null, null, null, null, null, null, null,
                null);
    }
}
