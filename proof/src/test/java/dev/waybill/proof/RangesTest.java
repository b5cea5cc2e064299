package dev.waybill.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.Ranges.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangesTest {

    @Test
    void whatComesInOrderAndAgainHasNoHole() {
        assertThat(of(1, 2, 3, 2, 3, 4).holesFrom(1)).isEmpty();
        assertThat(of(1, 2, 3).highest()).isEqualTo(3);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(of(3, 4, 7, 9).holesFrom(1))
                .containsExactly(new Range(1, 2), new Range(5, 6), new Range(8, 8));
    }

    @Test
    void whatWasMissingMayComeLater() {
        assertThat(of(1, 3, 2).holesFrom(1)).isEmpty();
    }

    @Test
    void whatCameBeforeTheWindowIsNotAskedFor() {
        assertThat(of(100, 101, 50, 51, 102).holesFrom(100)).isEmpty();
    }

    @Test
    void aSetOfNumbersIsTheSameInWhateverOrderTheyCome() {
        for (var seed = 0; seed < 200; seed++) {
            var chance = new Random(seed);
            var numbers = new ArrayList<>(LongStream.rangeClosed(1, 60).boxed().toList());
            numbers.removeIf(_ -> chance.nextInt(5) == 0);
            Collections.shuffle(numbers, chance);
            var ranges = new Ranges();
            numbers.forEach(ranges::add);
            numbers.forEach(ranges::add);

            var missing = new TreeSet<Long>();
            ranges.holesFrom(1)
                    .forEach(hole ->
                            LongStream.rangeClosed(hole.first(), hole.last())
                                    .forEach(missing::add));
            var expected =
                    new TreeSet<>(LongStream.rangeClosed(1, ranges.highest()).boxed().toList());
            expected.removeAll(numbers);
            assertThat(missing).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Ranges of(long... numbers) {
        var ranges = new Ranges();
        LongStream.of(numbers).forEach(ranges::add);
        return ranges;
    }
}
