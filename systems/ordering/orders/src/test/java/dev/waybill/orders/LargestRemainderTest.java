package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void theOddCentsGoToTheLargestRemainders() {
        assertThat(LargestRemainder.share(100, List.of(50L, 30L, 20L)))
                .containsExactly(50L, 30L, 20L);
        assertThat(LargestRemainder.share(10, List.of(1L, 1L, 1L))).containsExactly(4L, 3L, 3L);
        assertThat(LargestRemainder.share(250, List.of(2_000L, 550L))).containsExactly(196L, 54L);
    }

    @Test
    void whatWasAddedIsSharedAsWhatWasTakenOff() {
        assertThat(LargestRemainder.share(-10, List.of(1L, 1L, 1L))).containsExactly(-4L, -3L, -3L);
    }

    @Test
    void withoutWeightsAllWeighTheSame() {
        assertThat(LargestRemainder.share(5, List.of(0L, 0L))).containsExactly(3L, 2L);
        assertThat(LargestRemainder.share(5, List.of())).isEmpty();
    }

    @Test
    void noCentIsLostOrMadeAndNobodyGetsACentMoreThanIsDue() {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++) {
            var weights =
                    LongStream.generate(() -> random.nextLong(1_000_000))
                            .limit(1 + random.nextInt(20))
                            .boxed()
                            .toList();
            var amount = random.nextLong(10_000_000);
            var shares = LargestRemainder.share(amount, weights);
            var total = weights.stream().mapToLong(Long::longValue).sum();

            assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
            for (var at = 0; total > 0 && at < weights.size(); at++) {
                assertThat(shares.get(at) - (double) amount * weights.get(at) / total)
                        .isBetween(-1.0, 1.0);
            }
        }
    }

    @Test
    void unitAfterUnitAddsUpToTheWholeWhateverTheOrderOfCancelling() {
        for (var amount : List.of(0L, 1L, 250L, -250L, 999_999L)) {
            for (var all = 1; all < 30; all++) {
                assertThat(LargestRemainder.ofUnits(amount, all, all)).isEqualTo(amount);
                assertThat(LargestRemainder.ofUnits(amount, 0, all)).isZero();
            }
        }
    }
}
