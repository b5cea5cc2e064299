package dev.waybill.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.Parts;
import dev.waybill.proof.mutants.KnownBug;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real shop under a few seeds. */
class SimulationTest {

    private static Servers servers;
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        servers = Servers.start();
        workshop = servers.workshop();
    }

    @AfterAll
    static void close() throws Exception {
        workshop.close();
        servers.close();
    }

    @Test
    void everythingHoldsUnderTheFirstSeeds() {
        var coverage = new Coverage();
        for (var seed : LongStream.rangeClosed(1, 25).toArray()) {
            var outcome = World.play(Plan.of(seed), workshop, Parts.AS_BUILT);
            coverage.add(outcome.coverage());

            assertThat(outcome.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(coverage.transitions())
                .containsKeys(
                        "session: CREATING_ORDER -> CONFIRMED", "session: COMPENSATING -> FAILED");
        assertThat(coverage.faults()).containsKeys(Fault.KILL, Fault.HOLD);
    }

    /** The one database has been used before and not been emptied thoroughly, the other is new. */
    @Test
    void aSeedGivesTheSameTraceToTheByteWhateverItsDatabaseHasSeen() throws Exception {
        var used = LongStream.rangeClosed(26, 29).mapToObj(SimulationTest::trace).toList();
        for (var seed = 29L; seed >= 26; seed--) {
            try (var other = servers.workshop()) {
                var again = World.play(Plan.of(seed), other, Parts.AS_BUILT).trace();

                assertThat(again).as("seed %d", seed).isEqualTo(used.get((int) seed - 26));
                assertThat(again).hasSizeGreaterThan(200);
            }
        }
    }

    private static List<String> trace(long seed) {
        return World.play(Plan.of(seed), workshop, Parts.AS_BUILT).trace();
    }

    @Test
    void withoutMishapsOrdersAreConfirmed() {
        var plan = Plan.of(3).with(List.of(quick()), List.of());

        var outcome = World.play(plan, workshop, Parts.AS_BUILT);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.coverage().transitions())
                .containsEntry("order:  -> CONFIRMED", 1L)
                .containsEntry("payment: REQUESTED -> AUTHORIZED", 1L);
    }

    /** Of three orders under this seed one parcel is lost. */
    @Test
    void ordersThatSayWhereToGoArePickedAndCarriedThereAndTheirCustomersToldSo() {
        var outcome = World.play(Scene.TO_THE_DOOR.under(1), workshop, Parts.AS_BUILT);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.coverage().transitions())
                .containsEntry("job: PACKED -> HANDED_OVER", 3L)
                .containsEntry("parcel: PACKED -> LABELLED", 3L)
                .containsEntry("shipment: ON_ITS_WAY -> DELIVERED", 2L)
                .containsEntry("order: FULFILLING -> COMPLETED", 2L)
                .containsKey("message: SENT -> DONE");
    }

    @Test
    void whatIsDeliveredComesBackAndIsPaidBackOrExchanged() {
        var reached = new TreeSet<String>();
        // The parcel with what was to be exchanged may be lost on its way to the customer.
        for (var seed = 1; seed <= 4; seed++) {
            var outcome = World.play(Scene.SENT_BACK.under(seed), workshop, Parts.AS_BUILT);

            assertThat(outcome.violations()).as("seed " + seed).isEmpty();
            reached.addAll(outcome.coverage().transitions().keySet());
        }

        assertThat(reached)
                .contains("return: SETTLING -> COMPLETED", "exchange: ORDERING -> ORDERED");
    }

    /** Returns hear at once that a refund is paid and that what pays for the rest is held. */
    @Test
    void aRefundIsNotTakenTwiceFromWhatPaysForAnExchange() {
        var deaf = Scene.RETURNS_ARE_DEAF_WHILE_GOODS_COME_BACK.under(2);

        var outcome = World.play(deaf, workshop, Parts.AS_BUILT);

        assertThat(outcome.violations()).isEmpty();
    }

    @Test
    void aClockThatGoesBackWhileAnOrderIsCancelledBreaksNothing() {
        var cancelled =
                new Wish.Buy(
                        0,
                        0,
                        1,
                        1,
                        null,
                        "pm_card_visa",
                        false,
                        false,
                        Wish.Regret.CANCEL_ORDER,
                        0);
        var back =
                LongStream.rangeClosed(5, 16)
                        .mapToObj(each ->
                                new Plan.Mishap(
                                        100 * each, Fault.CLOCK_JUMP, Moment.STATEMENT, "", 849))
                        .toList();

        var outcome =
                World.play(Plan.of(3).with(List.of(cancelled), back), workshop, Parts.AS_BUILT);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.coverage().transitions()).containsKey("order: CONFIRMED -> CANCELLED");
    }

    @Test
    void aKnownBugIsCaughtAndItsTraceMadeShorter() {
        var bug = KnownBug.NO_TOMBSTONE.parts();
        var failed =
                LongStream.rangeClosed(1, 60)
                        .mapToObj(seed -> World.play(Plan.of(seed), workshop, bug))
                        .filter(outcome -> !outcome.ok())
                        .findFirst()
                        .orElseThrow();

        var shortest = Shrinking.of(failed, 16, plan -> World.play(plan, workshop, bug));

        assertThat(shortest.breaks(failed.violations().getFirst().invariant())).isTrue();
        assertThat(shortest.plan().wishes().size() + shortest.plan().mishaps().size())
                .isLessThanOrEqualTo(
                        failed.plan().wishes().size() + failed.plan().mishaps().size());
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void everythingHoldsInEachScene(Scene scene) {
        var outcome = World.play(scene.under(1), workshop, Parts.AS_BUILT);

        assertThat(outcome.violations()).isEmpty();
        assertThat(
                        outcome.coverage().faults().values().stream()
                                .flatMap(each -> each.values().stream())
                                .mapToLong(Long::longValue)
                                .sum())
                .as("mishaps that have struck")
                .isGreaterThanOrEqualTo(Math.min(1, outcome.plan().mishaps().size()));
    }

    @ParameterizedTest
    @CsvSource({
        "GIVES_UP_COMPENSATION, PAYMENTS_AWAY_WHILE_MONEY_IS_OWED",
        "WEBHOOK_APPLIED_BEFORE_STORED, DEATH_WHILE_A_WEBHOOK_IS_TAKEN",
        "CHECK_THEN_RESERVE, ALL_WANT_THE_LAST_UNITS",
        "NO_TOMBSTONE, A_RELEASE_OVERTAKES_ITS_RESERVATION",
    })
    void aBugThatSeedsSeldomReachIsCaughtByItsScene(KnownBug bug, Scene scene) {
        assertThat(
                        LongStream.rangeClosed(1, 4)
                                .mapToObj(scene::under)
                                .map(plan -> World.play(plan, workshop, bug.parts()))
                                .anyMatch(outcome -> !outcome.ok()))
                .isTrue();
    }

    private static Wish quick() {
        return new Wish.Buy(0, 0, 1, 1, null, "pm_card_visa", false, false, Wish.Regret.NONE, 0);
    }
}
