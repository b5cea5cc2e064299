package dev.waybill.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

/** An idempotency key stands for one command and its one answer, for a day. */
class IdempotencyTest {

    private final IntakeWorld it = new IntakeWorld();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void askingAgainReplaysTheAnswerAndDoesNothing() {
        it.ask("k", "a", 1);
        var again = it.ask("k", "a", 1);

        assertThat(again.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.getHeaders().getFirst("ETag")).isEqualTo("\"1\"");
        assertThat(again.getHeaders().getFirst("Location")).isEqualTo("/entries/a");
        assertThat(text(again)).isEqualTo("{\"name\":\"a\",\"amount\":1}");
        assertThat(it.batches).hasSize(1);
    }

    @Test
    void aRefusalIsReplayedToo() {
        assertThatThrownBy(() -> it.ask("k", "refused", 1)).isInstanceOf(Problem.class);
        var again = it.ask("k", "refused", 1);

        assertThat(again.getStatusCode().value()).isEqualTo(409);
        assertThat(again.getHeaders().getFirst("Content-Type"))
                .isEqualTo("application/problem+json");
        assertThat(text(again)).contains("\"code\":\"no\"");
    }

    @Test
    void whatMaySucceedLaterIsNotKept() {
        assertCode("later", () -> it.ask("k", "later", 1));
        assertCode("thrown", () -> it.ask("k", "thrown", 1));

        assertThat(it.ask("k", "a", 1).getStatusCode().value()).isEqualTo(201);
    }

    @Test
    void theSameKeyForAnotherCommandIsRefused() {
        it.ask("k", "a", 1);

        assertCode("idempotency-key-reused", () -> it.ask("k", "a", 2));
        assertThat(it.names()).containsExactly("a");
    }

    @Test
    void theSameKeyTwiceInOneBatchIsDoneOnce() throws Exception {
        var hold = it.hold();
        var first = it.later(null, "first", 1);
        hold.awaitArrival();
        var twins =
                List.of(
                        it.later("k", "twin", 1),
                        it.later("k", "twin", 1),
                        it.later("k", "twin", 1));
        hold.release();
        first.get(20, TimeUnit.SECONDS);
        var done = 0;
        for (var each : twins) {
            switch (each.get(20, TimeUnit.SECONDS)) {
                case Problem problem ->
                        assertThat(problem.code()).isEqualTo("idempotency-key-in-flight");
                case ResponseEntity<?> answer when isReplayed(answer) -> {}
                default -> done++;
            }
        }

        assertThat(done).isEqualTo(1);
        assertThat(it.names()).containsExactly("first", "twin");
    }

    private static boolean isReplayed(ResponseEntity<?> answer) {
        return answer.getHeaders().containsHeader("Idempotent-Replayed");
    }

    @Test
    void aKeyThatAnotherTransactionHoldsIsUnderWay() throws Exception {
        var hold = it.hold();
        var first = it.later("k", "a", 1);
        hold.awaitArrival();
        Intake<IntakeWorld.Add> another =
                it.intakes.open(
                        "proofs",
                        (requests, _) -> requests.forEach(each -> each.answer(Answer.noContent())));

        assertCode(
                "idempotency-key-in-flight",
                () -> another.ask(IntakeWorld.asking("k"), new IntakeWorld.Add("a", 1)));
        hold.release();
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(ResponseEntity.class);
        assertThat(
                        another.ask(IntakeWorld.asking("k"), new IntakeWorld.Add("a", 1))
                                .getHeaders()
                                .getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        it.ask("k", "a", 1);
        it.clock.move(Duration.ofHours(23));
        assertThat(it.ask("k", "a", 1).getHeaders().containsHeader("Idempotent-Replayed")).isTrue();
        it.clock.move(Duration.ofHours(2));

        assertThat(it.ask("k", "b", 1).getHeaders().containsHeader("Idempotent-Replayed"))
                .isFalse();
    }

    @Test
    void housekeepingPrunesWhatIsForgotten() {
        it.ask("old", "a", 1);
        it.clock.move(Duration.ofHours(25));
        it.ask("new", "b", 1);
        assertThat(it.keys()).isEqualTo(2);

        var pruned =
                it.world
                        .transactor()
                        .run(
                                "platform",
                                (outbox, now) -> it.intakes.forgetsKeys().ring(now, outbox));

        assertThat(pruned).isEqualTo(1);
        assertThat(it.keys()).isEqualTo(1);
    }

    private static void assertCode(String code, Runnable ask) {
        assertThatThrownBy(ask::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static String text(ResponseEntity<Object> answer) {
        return new String((byte[]) answer.getBody(), UTF_8);
    }
}
