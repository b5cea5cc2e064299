package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void newIdsAreDistinctInOrderOfTimeAndOfVersionSeven() {
        var ids = Ids.of(clock, new Random(1));
        var made = new ArrayList<UUID>();
        for (var i = 0; i < 1_000; i++) {
            made.add(ids.next());
            clock.move(Duration.ofMillis(i % 2));
        }
        var texts = made.stream().map(UUID::toString).toList();

        assertThat(texts).doesNotHaveDuplicates().isSorted();
        assertThat(made).allMatch(id -> id.version() == 7);
    }

    @Test
    void theSameSeedAndClockGiveTheSameIds() {
        assertThat(Ids.of(clock, new Random(5)).next())
                .isEqualTo(Ids.of(clock, new Random(5)).next());
    }

    @Test
    void aDerivedIdIsTheSameForTheSameQuestionOnly() {
        var parent = new UUID(1, 2);

        assertThat(Ids.derive(parent, "reserve/1"))
                .isEqualTo(Ids.derive(parent, "reserve/1"))
                .isNotEqualTo(Ids.derive(parent, "reserve/2"))
                .isNotEqualTo(Ids.derive(new UUID(2, 1), "reserve/1"));
    }

    @Test
    void onlyANewIdIsFresh() {
        var id = Ids.of(clock, new Random(1)).next();
        var minute = Duration.ofMinutes(1);

        assertThat(Ids.isFresh(id, clock.instant().plusSeconds(59), minute)).isTrue();
        assertThat(Ids.isFresh(id, clock.instant().plusSeconds(61), minute)).isFalse();
        assertThat(Ids.isFresh(id, clock.instant().minusSeconds(61), minute)).isFalse();
        assertThat(Ids.isFresh(Ids.derive(id, "part"), clock.instant(), minute)).isFalse();
    }

    @Test
    void chanceStaysWithinItsBound() {
        var ids = Ids.of(clock, new Random(1));
        for (var i = 0; i < 100; i++) {
            assertThat(ids.chance(10)).isBetween(0, 9);
        }
    }
}
