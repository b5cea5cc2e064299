package dev.waybill.platform.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.Migrations;
import dev.waybill.platform.MovableClock;
import dev.waybill.platform.Patience;
import dev.waybill.platform.TestWorld;
import dev.waybill.platform.effects.Effect.State;
import dev.waybill.platform.effects.Outside.IfAbsent;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Intakes;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mechanism with a toy outside: what is asked once has one end, whatever gets lost. */
class EffectsTest {

    sealed interface Ask {
        record Fetch(String what) implements Ask {}

        record SendBack(String what) implements Ask {}
    }

    private static final UUID SUBJECT = new UUID(1, 1);
    private static final UUID JOURNEY = new UUID(2, 2);
    private static final Duration LEASE = Pace.DEFAULT.lease();

    private final MovableClock clock = new MovableClock();
    private final TestWorld world = new TestWorld(clock);
    private final Intakes intakes =
            new Intakes(
                    world.transactor(), world.database(), TestWorld.threads(), Patience.OF_A_CLOCK);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Toy toy = new Toy();
    private final List<Result<Ask, String>> news = new CopyOnWriteArrayList<>();
    private final Effects<Ask> effects;
    private final List<Runnable> held = new ArrayList<>();
    private Executor threads = Runnable::run;
    private final Calls<Ask, String> calls;

    EffectsTest() {
        Migrations.run(world.pool(), "errands");
        effects = new Effects<>(world.database(), "errands", Ask.class, Pace.DEFAULT);
        calls = new Calls<>("errands", toy, task -> threads.execute(task), clock, meters, 4);
        calls.reportTo(intakes.open("errands", this::hear));
    }

    @AfterEach
    void close() {
        intakes.close();
        world.close();
    }

    /** What is outside: it does what the test says, and counts. */
    private static final class Toy implements Outside<Ask, String> {
        private Function<Effect<Ask>, Outcome<String>> sent = _ -> new Outcome.Done<>("done");
        private Function<Effect<Ask>, Outcome<String>> found = _ -> new Outcome.Absent<>();
        private IfAbsent ifAbsent = IfAbsent.SEND;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public Outcome<String> send(Effect<Ask> effect) {
            asked.add("send");
            return sent.apply(effect);
        }

        @Override
        public Outcome<String> find(Effect<Ask> effect) {
            asked.add("find");
            return found.apply(effect);
        }

        @Override
        public IfAbsent ifAbsent(Effect<Ask> effect, Instant now) {
            return ifAbsent;
        }

        @Override
        public Outcome<String> givenUp(Effect<Ask> effect) {
            return new Outcome.Refused<>("given up");
        }
    }

    private void hear(Requests<Result<Ask, String>> requests, Outbox outbox) {
        var endings =
                requests.bodies()
                        .map(result -> result.ending(requests.now(), Pace.DEFAULT))
                        .toList();
        var open = effects.end(endings);
        requests.bodies().filter(result -> open.contains(result.effect().key())).forEach(news::add);
        requests.forEach(request -> request.answer(Answer.noContent()));
    }

    private UUID asked(String what) {
        var key = UUID.randomUUID();
        world.transactor()
                .run(
                        "errands",
                        (outbox, now) -> {
                            var effect =
                                    Effect.<Ask>of(key, SUBJECT, new Ask.Fetch(what), JOURNEY, now);
                            effects.insert(List.of(effect));
                            outbox.afterCommit(() -> calls.send(List.of(effect)));
                            return effect;
                        });
        return key;
    }

    private int ring() {
        var janitor = new Janitor<>(effects, calls);
        return world.transactor().run("errands", (outbox, now) -> janitor.ring(now, outbox));
    }

    private Effects.Attempts<Ask> row(UUID key) {
        return effects.about(List.of(SUBJECT)).stream()
                .filter(row -> row.effect().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void awaitState(UUID key, State state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(row(key).state()).isEqualTo(state));
    }

    /** The outcome has been committed, and it is asked again after that pause. */
    private void awaitNext(UUID key, Duration pause) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(row(key).nextAt()).isEqualTo(clock.instant().plus(pause)));
    }

    @Test
    void whatIsAnsweredHasAnEndAndIsNeverDueAgain() {
        var key = asked("tea");

        awaitState(key, State.DONE);

        assertThat(row(key).outcome()).isEqualTo("done");
        assertThat(row(key).effect().question()).isEqualTo(new Ask.Fetch("tea"));
        clock.move(Duration.ofDays(1));
        assertThat(ring()).isZero();
        assertThat(toy.asked).containsExactly("send");
    }

    @Test
    void whatIsLostWithItsProcessIsFoundAfterItsLease() {
        threads =
                _ -> {
                    throw new RejectedExecutionException("going down");
                };
        var key = asked("tea");
        assertThat(row(key).state()).isEqualTo(State.SENT);
        assertThat(ring()).isZero(); // whoever sent it may still be waiting

        threads = Runnable::run;
        clock.move(LEASE);
        toy.found = _ -> new Outcome.Done<>("it had arrived");
        assertThat(ring()).isEqualTo(1);

        awaitState(key, State.DONE);
        assertThat(toy.asked).containsExactly("find");
        assertThat(row(key).effect().attempts()).isEqualTo(2);
    }

    @Test
    void whatIsUnknownIsAskedForWithLongerAndLongerPausesBeforeItIsSentAgain() {
        toy.sent = _ -> Outcome.unknown("no answer");
        var key = asked("tea");
        awaitState(key, State.UNKNOWN);
        assertThat(row(key).nextAt()).isEqualTo(row(key).effect().firstSentAt().plusMillis(500));

        for (var attempt = 2; attempt <= 4; attempt++) {
            clock.move(Pace.DEFAULT.pause(attempt - 1));
            assertThat(ring()).isEqualTo(1);
            awaitNext(key, Pace.DEFAULT.pause(attempt));
        }

        assertThat(toy.asked)
                .containsExactly("send", "find", "send", "find", "send", "find", "send");
        assertThat(Pace.DEFAULT.pause(4)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Pace.DEFAULT.pause(99)).isEqualTo(Duration.ofMinutes(5));
        assertThat(
                        meters.counter(
                                        "waybill.effects.unknown",
                                        "system",
                                        "errands",
                                        "kind",
                                        "FETCH")
                                .count())
                .isEqualTo(4);
    }

    @Test
    void whatIsAbsentWaitsOrIsGivenUpAsTheOutsideSays() {
        toy.sent = _ -> Outcome.unknown("no answer");
        var key = asked("tea");
        awaitState(key, State.UNKNOWN);

        toy.ifAbsent = IfAbsent.WAIT;
        clock.move(LEASE);
        ring();
        awaitNext(key, Pace.DEFAULT.pause(2));
        assertThat(row(key).state()).isEqualTo(State.UNKNOWN);

        toy.ifAbsent = IfAbsent.GIVE_UP;
        clock.move(LEASE);
        ring();
        awaitState(key, State.FAILED);
        assertThat(row(key).outcome()).isEqualTo("given up");
        assertThat(toy.asked).containsExactly("send", "find", "find");
    }

    @Test
    void anEndIsToldOnceHoweverManyCallsComeBack() {
        var key = asked("tea");
        awaitState(key, State.DONE);

        calls.send(List.of(row(key).effect()));
        calls.send(List.of(row(key).effect()));

        Awaitility.await().untilAsserted(() -> assertThat(toy.asked).hasSize(3));
        assertThat(news).hasSize(1);
    }

    @Test
    void oneThatIsUnderWayIsNotBegunASecondTime() {
        threads = held::add;
        var key = asked("tea");

        calls.send(List.of(row(key).effect()));

        assertThat(held).hasSize(1);
    }

    @Test
    void whatIsWithdrawnOrHasAnOldKeyMayNotBeSentAgain() {
        threads = held::add;
        var key = asked("tea");
        var effect = row(key).effect();
        assertThat(effect.maySend(clock.instant(), Pace.DEFAULT)).isTrue();

        effects.withdraw(List.of(key));
        clock.move(LEASE);
        var taken = effects.takeDue(clock.instant(), 10).getFirst();

        assertThat(taken.withdrawn()).isTrue();
        assertThat(taken.maySend(clock.instant(), Pace.DEFAULT)).isFalse();
        assertThat(taken.lastSentAt()).isEqualTo(effect.lastSentAt());
        assertThat(effect.maySend(effect.firstSentAt().plus(Duration.ofHours(21)), Pace.DEFAULT))
                .isFalse();
    }

    @Test
    void aBurntKeyGivesTheQuestionAnotherName() {
        toy.sent = _ -> new Outcome.Unknown<>("HTTP 500", true);
        var key = asked("tea");
        awaitState(key, State.UNKNOWN);

        assertThat(row(key).effect().idempotencyKey()).isEqualTo(key + "-1");
    }

    @Test
    void whoeverWaitsCanHurryIt() {
        toy.sent = _ -> Outcome.unknown("no answer");
        var key = asked("tea");
        awaitState(key, State.UNKNOWN);
        world.database()
                .sql("update errands.effects set next_at = next_at + interval '5 minutes'")
                .update();
        assertThat(ring()).isZero();

        effects.hurry(List.of(key), clock.instant());

        assertThat(ring()).isEqualTo(1);
    }

    @Test
    void aCallThatThrowsIsUnknown() {
        toy.sent =
                _ -> {
                    throw new IllegalStateException("a bug");
                };

        awaitState(asked("tea"), State.UNKNOWN);
    }

    @Test
    void theSameQuestionAgainKeepsItsRow() {
        threads = held::add;
        var key = asked("tea");
        var second = Effect.<Ask>of(key, SUBJECT, new Ask.SendBack("x"), JOURNEY, clock.instant());

        effects.insert(List.of(second));

        assertThat(row(key).effect().question()).isEqualTo(new Ask.Fetch("tea"));
    }

    @Test
    void theFirstAttemptKnowsWhyItWasAskedAndLaterOnesTheJourney() {
        var because = new Cause(JOURNEY, new UUID(3, 3), null, "customer 7");
        var first =
                Effect.<Ask>of(
                        new UUID(4, 4), SUBJECT, new Ask.Fetch("tea"), because, clock.instant());

        effects.insert(List.of(first));
        var later = effects.under(List.of(first.key())).getFirst().effect();

        assertThat(first.cause("system errands")).isEqualTo(because);
        assertThat(later.cause("system errands")).isEqualTo(Cause.timer(JOURNEY, "system errands"));
    }

    @Test
    void whatWasAskedIsFoundByItsKeyOrByWhatItIsAbout() {
        threads = held::add;
        var tea = asked("tea");
        var milk = asked("milk");

        assertThat(effects.under(List.of(milk))).containsExactly(row(milk));
        assertThat(effects.about(List.of(SUBJECT))).containsExactlyInAnyOrder(row(tea), row(milk));
    }

    @Test
    void whatComesToLightByItselfEndsTheRowWithoutACall() {
        threads = held::add;
        var key = asked("tea");
        var now = clock.instant();

        effects.end(
                List.of(
                        Result.Ending.of(
                                key, new Outcome.Done<>("it is here"), 1, now, Pace.DEFAULT)));

        assertThat(row(key).state()).isEqualTo(State.DONE);
        assertThat(row(key).outcome()).isEqualTo("it is here");
    }

    @Test
    void aRoomMayCallAResultByAWordOfItsOwn() {
        record Word(Result<Ask, String> result) {}
        calls.reportTo(
                intakes.<Word>open(
                        "words",
                        (requests, _) -> {
                            requests.bodies().map(Word::result).forEach(news::add);
                            requests.forEach(request -> request.answer(Answer.noContent()));
                        }),
                Word::new);

        asked("tea");

        Awaitility.await().untilAsserted(() -> assertThat(news).hasSize(1));
    }

    @Test
    void aFamilyThatIsNotSealedCannotBeKept() {
        assertThatThrownBy(() -> new Effects<>(world.database(), "x", Object.class, Pace.DEFAULT))
                .isInstanceOf(NullPointerException.class);
    }
}
