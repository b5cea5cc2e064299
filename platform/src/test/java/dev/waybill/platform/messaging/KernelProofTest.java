package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.messaging.KernelWorld.ReaderKind;
import dev.waybill.platform.messaging.KernelWorld.RelayKind;
import dev.waybill.platform.messaging.KernelWorld.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel's promise: nothing is missing, nothing comes twice, the order per key is kept, whoever
 * dies whenever.
 */
class KernelProofTest {

    private static final Verdict CLEAN = new Verdict(0, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(
            names = {
                "BEFORE_READ",
                "BEFORE_PRODUCE",
                "AMID_PRODUCE",
                "BEFORE_ACK",
                "BEFORE_ADVANCE"
            })
    void aRelayThatDiesLosesAndDoublesNothing(Step step) throws Exception {
        assertThat(Scenarios.relayDiesAt(step, RelayKind.normal(), ReaderKind.normal(), PATIENCE))
                .isEqualTo(CLEAN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_PRODUCE", "AMID_PRODUCE", "BEFORE_ADVANCE"})
    void aZombieRelayThatWakesUpDoublesNothing(Step step) throws Exception {
        assertThat(Scenarios.zombieWakesUpAt(step, ReaderKind.normal())).isEqualTo(CLEAN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
    void aReaderThatDiesLosesAndDoublesNothing(Step step) throws Exception {
        assertThat(Scenarios.readerDiesAt(step, ReaderKind.normal())).isEqualTo(CLEAN);
    }

    @Test
    void aRebalanceInMidBatchDoublesNothing() throws Exception {
        assertThat(Scenarios.rebalanceInMidBatch(ReaderKind.normal(), PATIENCE)).isEqualTo(CLEAN);
    }

    @Test
    void commitsOutOfTheOrderOfTheirIdsLoseNothing() throws Exception {
        assertThat(Scenarios.writersCommitLate(RelayKind.normal(), PATIENCE)).isEqualTo(CLEAN);
    }

    @Test
    void aLongUnrelatedTransactionHoldsNobodyUp() throws Exception {
        try (var world = new KernelWorld();
                var threads = Executors.newSingleThreadExecutor()) {
            world.reader("r", ReaderKind.normal());
            world.relay(RelayKind.normal());
            world.tell(world.key(0));
            world.settle("r", PATIENCE);
            var open =
                    threads.submit(() -> {
                        try (var connection = world.connections().getConnection();
                                var statement = connection.createStatement()) {
                            connection.setAutoCommit(false);
                            statement.execute(
                                    "insert into proof_key values (gen_random_uuid(), 0)");
                            statement.execute("select pg_sleep(10)");
                            connection.rollback();
                        }
                        return null;
                    });
            world.database().sql("delete from proof_heard").update();
            while (!open.isDone()) {
                world.tell(world.key(1));
                world.database().sql("select pg_sleep(0.01)").query((_, _) -> 0).list();
            }
            var told = world.lastTold(world.key(1));
            Awaitility.await().atMost(PATIENCE).until(() -> world.heardCount("r") == told);
            assertThat(told).isGreaterThan(200);
            assertThat(world.latencyMillis("r", 0.99)).isLessThan(250);
        }
    }

    @Test
    void aBadMessageIsParkedWithItsKeysSuccessorsAndComesBackInOrder() throws Exception {
        try (var world = new KernelWorld()) {
            var poisonous = new AtomicBoolean(true);
            var bad = world.key(1);
            world.reader(
                    "r",
                    ReaderKind.normal()
                            .doing((batch, _) ->
                                    batch.bodies()
                                            .filter(m ->
                                                    poisonous.get()
                                                            && m.productId().equals(bad)
                                                            && KernelWorld.number(m) == 2)
                                            .forEach(_ -> {
                                                throw new IllegalStateException("poison");
                                            })));
            world.relay(RelayKind.normal());
            for (var i = 0; i < 5; i++) {
                world.tell(bad);
                world.tell(world.key(2));
            }
            var parked = new ParkedMessages(world.database());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> parked.count("r") == 4 && world.heardCount("r") == 6);
            assertThat(world.verdict("r")).as("the others went on").isEqualTo(new Verdict(4, 0, 0));

            poisonous.set(false);
            var first = parked.page(0, 10).getFirst();
            assertThat(first.error()).contains("poison");
            parked.decide(first.id(), "RETRY", "the handler is mended", "operator", Instant.now());
            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
            Awaitility.await().atMost(PATIENCE).until(() -> parked.count("r") == 0);
            world.tell(bad);
            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
        }
    }

    @Test
    void aDroppedMessageIsSkippedAndThoseBehindItGoOn() throws Exception {
        try (var world = new KernelWorld()) {
            var bad = world.key(1);
            world.reader(
                    "r",
                    ReaderKind.normal()
                            .doing((batch, _) ->
                                    batch.bodies()
                                            .filter(m ->
                                                    m.productId().equals(bad)
                                                            && KernelWorld.number(m) == 1)
                                            .forEach(_ -> {
                                                throw new IllegalStateException("poison");
                                            })));
            world.relay(RelayKind.normal());
            world.tell(bad);
            world.tell(bad);
            world.tell(bad);
            var parked = new ParkedMessages(world.database());
            Awaitility.await().atMost(PATIENCE).until(() -> parked.count("r") == 3);
            parked.decide(
                    parked.page(0, 1).getFirst().id(),
                    "DROP",
                    "beyond repair",
                    "operator",
                    Instant.now());
            Awaitility.await().atMost(PATIENCE).until(() -> parked.count("r") == 0);
            assertThat(world.verdict("r")).isEqualTo(new Verdict(1, 0, 0));
        }
    }

    @Test
    void aRestoredDatabaseIsRefusedUntilAnOperatorDecides() throws Exception {
        var world = new KernelWorld();
        tellAndHear(world, 10);
        var backup = world.backup();
        try (var later = world.reopened()) {
            tellAndHear(later, 10);
        }
        try (var restored = world.restored(backup);
                var connection = restored.connections().getConnection()) {
            assertThatThrownBy(() ->
                            restored.identity(new SnapshotWindow(), "")
                                    .verify(connection, new Ticks()))
                    .isInstanceOf(SourceIdentity.SourceRefused.class)
                    .hasMessageContaining("restored from a backup");
            restored.tell(restored.key(5));
            var refused = restored.relay(RelayKind.normal());
            refused.awaitDeath();

            restored.identity(new SnapshotWindow(), "the last hour is lost, we go on")
                    .verify(connection, new Ticks());
            restored.reader("r", ReaderKind.normal());
            restored.relay(RelayKind.normal());
            Awaitility.await().atMost(PATIENCE).until(() -> restored.verdict("r").missing() == 0);
        }
    }

    private static void tellAndHear(KernelWorld world, int messages) throws Exception {
        world.reader("r", ReaderKind.normal());
        world.relay(RelayKind.normal());
        for (var i = 0; i < messages; i++) {
            world.tell(world.key(i % 3));
        }
        assertThat(world.settle("r", PATIENCE).missing()).isZero();
        world.stopAll();
    }

    @Test
    void aDatabaseOfAnotherSystemIsRefused() throws Exception {
        try (var world = new KernelWorld();
                var connection = world.connections().getConnection()) {
            world.database().sql("update platform.relay set timeline = timeline + 1").update();

            assertThatThrownBy(() ->
                            world.identity(new SnapshotWindow(), "")
                                    .verify(connection, new Ticks()))
                    .hasMessageContaining("failed over");
        }
    }

    @Test
    void aDumpLoadedIntoAnotherClusterLosesNothing() throws Exception {
        try (var world = new KernelWorld();
                var connection = world.connections().getConnection()) {
            tellAndHear(world, 10);
            for (var i = 0; i < 5; i++) {
                world.tell(world.key(i % 3));
            }
            // As a dump brings them: ids of transactions that this cluster has yet to begin, from a
            // cluster of another name.
            world.database()
                    .sql(
                            """
                            update platform.outbox set xid = (xid::text::bigint + 1000000000)::text::xid8
                            """)
                    .update();
            world.database()
                    .sql(
                            """
                            update platform.relay set system_identifier = 'another',
                              lo = format('%1$s:%1$s:', pg_snapshot_xmax(lo)::text::bigint + 1000000000)::pg_snapshot,
                              hi = format('%1$s:%1$s:', pg_snapshot_xmax(hi)::text::bigint + 1000000000)::pg_snapshot
                            """)
                    .update();

            world.identity(new SnapshotWindow(), "moved to a new machine")
                    .verify(connection, new Ticks());
            world.reader("r", ReaderKind.normal());
            world.relay(RelayKind.normal());

            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
        }
    }

    @Test
    void aRewoundRelaySendsTheSameAgainAndReadersDropIt() throws Exception {
        try (var world = new KernelWorld()) {
            world.reader("r", ReaderKind.normal());
            world.relay(RelayKind.normal());
            for (var i = 0; i < 20; i++) {
                world.tell(world.key(i % 3));
            }
            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
            world.relays().getFirst().rewind(0);
            world.reader("late", ReaderKind.normal());
            assertThat(world.settle("late", PATIENCE)).isEqualTo(CLEAN);
            assertThat(world.verdict("r")).isEqualTo(CLEAN);
        }
    }

    /** The proof can fail: each of these is a kernel with one idea taken out. */
    @Test
    void theProofCatchesASequenceCursorInPlaceOfTicks() throws Exception {
        var verdict =
                Scenarios.writersCommitLate(
                        RelayKind.normal().with(new SequenceCursorWindow()), Duration.ofSeconds(2));
        assertThat(verdict.missing()).isPositive();
    }

    @Test
    void theProofCatchesAPositionWithoutCompareAndSet() throws Exception {
        var verdict =
                Scenarios.rebalanceInMidBatch(
                        ReaderKind.normal().withoutCompareAndSet(), Duration.ofSeconds(5));
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void theProofCatchesAReaderThatDoesNotCheckSequences() throws Exception {
        Acceptance gullible = (_, _, _) -> Acceptance.Verdict.ACCEPT;
        var verdict =
                Scenarios.relayDiesAt(
                        Step.BEFORE_ADVANCE,
                        RelayKind.normal(),
                        ReaderKind.normal().with(gullible),
                        Duration.ofSeconds(10));
        assertThat(verdict.twice()).isPositive();
    }
}
