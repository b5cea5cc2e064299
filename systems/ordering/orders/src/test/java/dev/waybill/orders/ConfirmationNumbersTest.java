package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfirmationNumbersTest {

    private static final ConfirmationNumbers NUMBERS = new ConfirmationNumbers(0x5EED_0F_0D0E5L);

    @Test
    void everyNumberLeadsBackToTheOneCountItCameFrom() {
        var random = new Random(42);
        for (var i = 0; i < 1_000_000; i++) {
            var count = random.nextInt(ConfirmationNumbers.SPACE);
            assertThat(count(NUMBERS, NUMBERS.number(count))).isEqualTo(count);
        }
        assertThat(count(NUMBERS, NUMBERS.number(0))).isZero();
        assertThat(count(NUMBERS, NUMBERS.number(99_999_999))).isEqualTo(99_999_999);
    }

    @Test
    void noTwoOfTheFirstThreeMillionOrdersShareANumberWhateverTheKey() {
        for (var key : new long[] {0, 1, -1, Long.MIN_VALUE}) {
            var given = new BitSet(ConfirmationNumbers.SPACE);
            var numbers = new ConfirmationNumbers(key);
            for (var count = 0; count < 3_000_000; count++) {
                var number = numbers.number(count);
                assertThat(number >= 0 && number < ConfirmationNumbers.SPACE && !given.get(number))
                        .isTrue();
                given.set(number);
            }
        }
    }

    @Test
    void neighboursAreFarApartSoThatNobodyCountsOrders() {
        var close = 0;
        for (var count = 0; count < 10_000; count++) {
            if (Math.abs(NUMBERS.number(count + 1) - NUMBERS.number(count)) < 10_000) {
                close++;
            }
        }
        // Two numbers drawn at random are that close in 0.02 % of cases.
        assertThat(close).isLessThan(20);
    }

    @Test
    void anotherKeyGivesOtherNumbers() {
        var other = new ConfirmationNumbers(7);
        var same = 0;
        for (var count = 0; count < 10_000; count++) {
            same += NUMBERS.number(count) == other.number(count) ? 1 : 0;
        }
        assertThat(same).isLessThan(5);
    }

    @Test
    void numbersAreAlwaysEightDigits() {
        assertThat(ConfirmationNumbers.text(0)).isEqualTo("ORD-00000000");
        assertThat(ConfirmationNumbers.text(1234)).isEqualTo("ORD-00001234");
        assertThat(ConfirmationNumbers.text(99_999_999)).isEqualTo("ORD-99999999");
    }

    @Test
    void thereIsNoNumberPastTheLast() {
        assertThatThrownBy(() -> NUMBERS.number(100_000_000)).hasMessageContaining("10^8");
        assertThatThrownBy(() -> NUMBERS.number(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The rounds undone, last first: that this exists is why numbers are unique. */
    private static int count(ConfirmationNumbers numbers, int number) {
        var half = ConfirmationNumbers.HALF;
        var left = number / half;
        var right = number % half;
        for (var round = ConfirmationNumbers.ROUNDS - 1; round >= 0; round--) {
            var before = Math.floorMod(right - numbers.scramble(left, round), half);
            right = left;
            left = before;
        }
        return left * half + right;
    }
}
