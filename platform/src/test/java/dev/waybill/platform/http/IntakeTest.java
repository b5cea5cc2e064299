package dev.waybill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ResponseEntity;

/** Commands that come by HTTP: batched, each with its own outcome, whatever goes wrong. */
class IntakeTest {

    private IntakeWorld it = new IntakeWorld();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void aCommandIsAnsweredWhenItIsCommitted() {
        var answer = it.ask("a");

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getHeaders().getFirst("ETag")).isEqualTo("\"1\"");
        assertThat(answer.getBody()).isEqualTo(new IntakeWorld.Entry("a", 1));
        assertThat(it.names()).containsExactly("a");
    }

    @Test
    void commandsThatGatherAreHandledTogether() throws Exception {
        var hold = it.hold();
        var first = it.later(null, "first", 1);
        hold.awaitArrival();
        var others = askAll(20, "x");
        hold.release();

        assertThat(others).allSatisfy(each -> assertThat(status(each)).isEqualTo(201));
        assertThat(status(first)).isEqualTo(201);
        assertThat(it.batches).hasSizeLessThan(6).first().isEqualTo(1);
        assertThat(it.names()).hasSize(21);
    }

    private ArrayList<CompletableFuture<Object>> askAll(int count, String prefix) {
        var asked = new ArrayList<CompletableFuture<Object>>();
        IntStream.range(0, count).forEach(i -> asked.add(it.later(null, prefix + i, i)));
        return asked;
    }

    @Test
    void aBadCommandDoesNotHurtTheOthersOfItsBatch() throws Exception {
        var hold = it.hold();
        var first = it.later(null, "first", 1);
        hold.awaitArrival();
        var good = askAll(5, "good");
        var bug = it.later(null, "bug", 1);
        var thrown = it.later(null, "thrown", 1);
        var refused = it.later(null, "refused", 1);
        var more = askAll(5, "more");
        hold.release();

        assertThat(status(first)).isEqualTo(201);
        assertThat(good).allSatisfy(each -> assertThat(status(each)).isEqualTo(201));
        assertThat(more).allSatisfy(each -> assertThat(status(each)).isEqualTo(201));
        assertThat(outcome(bug)).isInstanceOf(IllegalStateException.class);
        assertThat(code(thrown)).isEqualTo("thrown");
        assertThat(code(refused)).isEqualTo("no");
        assertThat(it.names()).hasSize(11);
    }

    @Test
    void aCommandWithoutAnAnswerIsAFault() {
        try (var broken = new IntakeWorld()) {
            Intake<String> forgetful = broken.intakes.open("proofs", (_, _) -> {});

            assertThatThrownBy(() -> forgetful.ask(IntakeWorld.asking(null), "x"))
                    .hasMessageContaining("POST /entries without an answer");
        }
    }

    @Test
    void aConflictIsTriedOnceMore() {
        var tries = failing(1, new CannotAcquireLockException("deadlock"));

        assertThat(it.ask("a").getStatusCode().value()).isEqualTo(201);
        assertThat(tries.get()).isEqualTo(2);
        assertThat(it.names()).containsExactly("a");
    }

    @Test
    void aConflictThatStaysIsARetryableRefusal() {
        var tries = failing(9, new CannotAcquireLockException("deadlock"));

        assertProblem(() -> it.ask("a"), 503, "busy");
        assertThat(tries.get()).isEqualTo(2);
    }

    private AtomicInteger failing(int times, RuntimeException failure) {
        var tries = new AtomicInteger();
        it.mischief(_ -> {
            if (tries.incrementAndGet() <= times) {
                throw failure;
            }
        });
        return tries;
    }

    @Test
    void aDuplicateKeyIsLookedAtOnceMore() {
        it.ask("a");
        it.batches.clear();

        assertThatThrownBy(() -> it.ask("a")).hasMessageContaining("duplicate key");
        assertThat(it.batches).hasSize(2);
    }

    @Test
    void aLostConnectionIsReplacedAndNobodyNotices() {
        var lost = new AtomicBoolean();
        it.mischief(_ -> {
            if (lost.compareAndSet(false, true)) {
                terminate();
            }
        });

        assertThat(it.ask("a").getStatusCode().value()).isEqualTo(201);
        assertThat(it.names()).containsExactly("a");
    }

    @Test
    void anOutageIsARetryableRefusalForEverybody() {
        it.mischief(_ -> terminate());

        assertProblem(() -> it.ask("a"), 503, "unavailable");
        assertThat(it.names()).isEmpty();
    }

    private void terminate() {
        it.world
                .database()
                .sql("select pg_terminate_backend(pg_backend_pid())")
                .query((_, _) -> true)
                .list();
    }

    @Test
    void aCommitWithoutAnAnswerIsNotDoneAgainButSaidToBeUnknown() {
        it.world
                .database()
                .sql(
                        """
                        create function proofs.die() returns trigger language plpgsql as
                            $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
                        create constraint trigger dies after insert on proofs.entry
                            deferrable initially deferred for each row execute function proofs.die()
                        """)
                .update();

        assertProblem(() -> it.ask("a"), 503, "outcome-unknown");
        assertThat(it.batches).hasSize(1);
    }

    @Test
    void whoIsLeftIsHandledWithoutAnybodyWaiting() {
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("left", 1));
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("bug", 1));
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("left too", 1));

        Awaitility.await()
                .untilAsserted(() -> assertThat(it.names()).containsExactly("left", "left too"));
    }

    @Test
    void aFullQueueRefusesAndTheRestIsServed() throws Exception {
        it.close();
        it = new IntakeWorld(IntakeWorld.SMALL);
        var hold = it.hold();
        var first = it.later(null, "first", 1);
        hold.awaitArrival();
        for (var i = 0; i < 4; i++) {
            it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("waiting" + i, 1));
        }

        assertProblem(() -> it.ask("one too many"), 503, "busy");
        hold.release();
        assertThat(status(first)).isEqualTo(201);
        Awaitility.await().untilAsserted(() -> assertThat(it.names()).hasSize(5));
        assertThat(it.batches).as("at most three at once").containsExactly(1, 3, 1);
    }

    @Test
    void whoHasGivenUpWaitingIsNotBegun() throws Exception {
        it.close();
        it = new IntakeWorld(new IntakeLoop.Limits(10, 10, Duration.ofMillis(200)));
        var hold = it.hold();
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("first", 1));
        hold.awaitArrival();

        assertProblem(() -> it.ask("too late"), 503, "busy");
        hold.release();
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("last", 1));
        Awaitility.await()
                .untilAsserted(() -> assertThat(it.names()).containsExactly("first", "last"));
    }

    @Test
    void closingLetsThoseWhoWaitFinishAndRefusesOthers() throws Exception {
        var hold = it.hold();
        var first = it.later(null, "first", 1);
        hold.awaitArrival();
        it.intake.leave(IntakeWorld.asking(null), new IntakeWorld.Add("waits", 1));
        var closing = Thread.startVirtualThread(it.intakes::close);
        Awaitility.await()
                .untilAsserted(() -> assertProblem(() -> it.ask("late"), 503, "stopping"));
        hold.release();
        closing.join();

        assertThat(status(first)).isEqualTo(201);
        assertThat(it.names()).containsExactly("first", "waits");
    }

    private static Object outcome(CompletableFuture<Object> asked) {
        try {
            return asked.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int status(CompletableFuture<Object> asked) {
        assertThat(outcome(asked)).isInstanceOf(ResponseEntity.class);
        return ((ResponseEntity<?>) outcome(asked)).getStatusCode().value();
    }

    private static String code(CompletableFuture<Object> asked) {
        assertThat(outcome(asked)).isInstanceOf(Problem.class);
        return ((Problem) outcome(asked)).code();
    }

    private static void assertProblem(Runnable ask, int status, String code) {
        assertThatThrownBy(ask::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(code);
                            assertThat(problem.status()).isEqualTo(status);
                            assertThat(problem.retryable()).isTrue();
                        });
    }
}
