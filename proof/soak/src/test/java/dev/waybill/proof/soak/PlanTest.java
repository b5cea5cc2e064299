package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.soak.Fault.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theSameSeedIsTheSamePlan() {
        assertThat(Plan.of(42, 2, 20_000, 40)).isEqualTo(Plan.of(42, 2, 20_000, 40));
        assertThat(Plan.of(43, 2, 20_000, 40)).isNotEqualTo(Plan.of(42, 2, 20_000, 40));
    }

    @Test
    void asManyProcessesAreKilledAsWereAskedFor() {
        for (var kills : List.of(1, 2, 6, 40)) {
            assertThat(Plan.of(7, 2, 1_000, kills).stream().filter(each -> each.kind().kills()))
                    .hasSize(kills);
        }
    }

    @Test
    void eachProcessIsKilledAboutAsOftenAsTheOthers() {
        var times =
                Plan.of(42, 2, 20_000, 40).stream()
                        .map(Fault::kind)
                        .filter(Kind::kills)
                        .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

        assertThat(times).hasSize(5).allSatisfy((_, count) -> assertThat(count).isEqualTo(8));
    }

    @Test
    void theFullRunKnowsEveryKindOfFault() {
        var kinds =
                Plan.of(42, 2, 20_000, 40).stream().map(Fault::kind).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(kinds))).isEmpty();
    }

    @Test
    void faultsAreSpreadOverTheRunAndTheEndIsCalm() {
        var plan = Plan.of(42, 2, 10_000, 40);

        assertThat(plan).isSortedAccordingTo(Comparator.comparingInt(Fault::at));
        assertThat(plan.getFirst().at()).isLessThan(800);
        assertThat(plan.getLast().at()).isBetween(9_000, 9_700);
        for (var tenth = 0; tenth < 9; tenth++) {
            var from = 200 + tenth * 1_000;
            assertThat(plan).anyMatch(each -> each.at() >= from && each.at() < from + 1_000);
        }
    }

    @Test
    void stopsTakeOneToTwentySeconds() {
        assertThat(Plan.of(1, 2, 20_000, 400))
                .filteredOn(each -> each.kind().stops())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.amount()).isBetween(1, 20));
    }

    @Test
    void theClockGoesForwardByMinutesAndBackByLessThanCalmLasts() {
        var jumps =
                Plan.of(1, 2, 20_000, 800).stream()
                        .filter(each -> each.kind() == Kind.CLOCK_JUMPS)
                        .mapToInt(Fault::amount)
                        .toArray();

        assertThat(Arrays.stream(jumps).max().orElseThrow()).isBetween(600, 930);
        assertThat(Arrays.stream(jumps).min().orElseThrow()).isBetween(-15, -1);
    }

    @Test
    void nobodyStrikesASecondApplicationThatIsNotThere() {
        assertThat(Plan.of(42, 1, 20_000, 40)).noneMatch(each -> each.kind().part() == Part.SECOND);
    }

    @Test
    void withoutKillsNothingGoesWrong() {
        assertThat(Plan.of(42, 2, 1_000, 0)).isEmpty();
    }
}
