package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.notifications.Message.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Walks what an attempt can end in. */
class OutcomeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Outcome.Ending ending(Report report, int attempts, Instant now) {
        var errand =
                new Errand(
                        new UUID(1, 1),
                        new Address(Channel.EMAIL, "ada@example.com", null),
                        "s",
                        "b",
                        attempts,
                        NOON);
        return new Outcome(errand, report).ending(now, DAY);
    }

    @Test
    void whatWasTakenIsDone() {
        var ending = ending(new Report.Accepted("<1@x>"), 1, NOON);

        assertThat(ending.state()).isEqualTo(State.DONE);
        assertThat(ending.nextAt()).isNull();
    }

    @Test
    void whatWasRefusedForGoodHasFailed() {
        assertThat(ending(new Report.Refused("554"), 1, NOON).state()).isEqualTo(State.FAILED);
        assertThat(ending(new Report.AddressDead("550"), 1, NOON).state()).isEqualTo(State.FAILED);
    }

    @Test
    void whatWasNotTakenWaitsLongerEachTime() {
        var first = ending(new Report.NotTaken("421", true), 1, NOON);
        var fourth = ending(new Report.NotTaken("421", true), 4, NOON);

        assertThat(first.state()).isEqualTo(State.WAITING);
        assertThat(first.nextAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(fourth.nextAt()).isEqualTo(NOON.plusSeconds(16));
        assertThat(Outcome.pause(1_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whatNobodyKnowsStaysUnknownUntilItIsAskedAgain() {
        var ending = ending(new Report.Unknown("no answer"), 1, NOON);

        assertThat(ending.state()).isEqualTo(State.UNKNOWN);
        assertThat(ending.nextAt()).isNotNull();
    }

    @Test
    void whatIsTooOldToBeNewsIsGivenUp() {
        var late = ending(new Report.NotTaken("421", true), 9, NOON.plus(DAY));
        var lost = ending(new Report.Unknown("no answer"), 9, NOON.plus(DAY));

        assertThat(late.state()).isEqualTo(State.FAILED);
        assertThat(lost.state()).isEqualTo(State.FAILED);
        assertThat(late.outcome()).isEqualTo("given up: 421");
    }
}
