package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.platform.messaging.KernelWorld.ReaderKind;
import dev.waybill.platform.messaging.KernelWorld.RelayKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Partitions come before they are needed and go when nobody needs them, and no insert fails. */
class OutboxPartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETENTION = Duration.ofMinutes(3);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_YEAR = START.plus(Duration.ofDays(365));

    private static ExpiredPartitions expired(KernelWorld world) {
        return new ExpiredPartitions(world.connections(), RETENTION);
    }

    @Test
    void twoProcessesMaintainWhileWritersWriteAndNothingIsMissing() throws Exception {
        try (var world = new KernelWorld(50);
                var threads = Executors.newCachedThreadPool()) {
            world.reader("r", ReaderKind.normal());
            world.relay(RelayKind.normal());
            for (var minute = 0; minute < 15; minute++) {
                var now = START.plus(Duration.ofMinutes(minute));
                Callable<Boolean> maintainer = () -> maintain(world, now);
                Callable<Boolean> writer = () -> tell(world, 10);
                for (var each :
                        threads.invokeAll(
                                List.of(maintainer, writer, maintainer, writer, writer))) {
                    each.get(30, TimeUnit.SECONDS);
                }
                awaitSent(world);
            }

            assertThat(world.settle("r", PATIENCE).isClean()).isTrue();
            var left = partitions(world);
            assertThat(left).as("450 ids in partitions of 50").hasSizeBetween(4, 8);
            assertThat(youngestDropped(world)).isLessThanOrEqualTo(450 - 3 * 30);

            assertThatEveryKeptTickIsWhole(world);
            world.relays().getFirst().rewind(0);
            tell(world, 10);
            world.reader("late", ReaderKind.normal());
            assertThat(world.settle("r", PATIENCE).isClean()).isTrue();
            assertThat(world.settle("late", PATIENCE).isClean()).isTrue();
        }
    }

    /** Half of a tick, sent again, would have other sequences than it had. */
    private static void assertThatEveryKeptTickIsWhole(KernelWorld world) throws SQLException {
        var source =
                world.database()
                        .sql("select source from platform.relay")
                        .query(Integer.class)
                        .single();
        try (var connection = world.connections().getConnection()) {
            var ticks = new ArrayList<>(new Ticks().closedFrom(connection, source, 1, 0));
            assertThat(ticks).isNotEmpty();
            ticks.add(new Ticks().open(connection, source));
            for (var i = 0; i + 1 < ticks.size(); i++) {
                assertThat(new SnapshotWindow().read(connection, ticks.get(i)))
                        .hasSize(sent(ticks.get(i + 1)) - sent(ticks.get(i)));
            }
        }
    }

    private static int sent(Tick before) {
        return before.base().values().stream().mapToInt(Long::intValue).sum();
    }

    private static boolean maintain(KernelWorld world, Instant now) {
        world.partitions().createAhead();
        expired(world).drop(now);
        return true;
    }

    private static boolean tell(KernelWorld world, int messages) {
        for (var i = 0; i < messages; i++) {
            world.tell(world.key(i % 5));
        }
        return true;
    }

    /** Until all that is told is in a closed tick. */
    private static void awaitSent(KernelWorld world) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        world.database()
                                .sql(
                                        """
                                        select not exists (
                                            select from platform.outbox o, platform.relay r
                                            where not pg_visible_in_snapshot(o.xid, r.lo))
                                        """)
                                .query(Boolean.class)
                                .single());
    }

    private static List<String> partitions(KernelWorld world) {
        return world.database()
                .sql(
                        """
                        select relid::text from pg_partition_tree('platform.outbox') where isleaf order by 1
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static long youngestDropped(KernelWorld world) {
        return world.database()
                .sql("select min(from_id) from platform.outbox_partition")
                .query(Long.class)
                .single();
    }

    @Test
    void aClockThatJumpsAYearNeitherLosesWhatIsNotSentNorStopsWriters() throws Exception {
        try (var world = new KernelWorld(50)) {
            for (var round = 0; round < 4; round++) {
                world.partitions().createAhead();
                tell(world, 40);
            }
            maintain(world, START);
            maintain(world, NEXT_YEAR);
            assertThat(partitions(world)).contains("platform.outbox_1", "platform.outbox_101");

            world.relay(RelayKind.normal());
            awaitSent(world);
            maintain(world, START.minus(Duration.ofDays(365)));
            assertThat(partitions(world)).as("the clock went back").contains("platform.outbox_1");
            maintain(world, NEXT_YEAR);
            tell(world, 40);

            assertThat(partitions(world)).doesNotContain("platform.outbox_1");
            world.reader("r", ReaderKind.normal());
            assertThat(world.settle("r", PATIENCE).isClean()).isTrue();
        }
    }

    @Test
    void aSecondRelayThatIsBehindKeepsItsPartitions() throws Exception {
        try (var world = new KernelWorld(50)) {
            world.relay(RelayKind.normal());
            tell(world, 90);
            awaitSent(world);
            world.database()
                    .sql(
                            """
                            insert into platform.relay
                            select source + 500000, epoch, 0, '3:3:', '4:4:', '{}', system_identifier, timeline
                            from platform.relay
                            """)
                    .update();
            maintain(world, START);
            maintain(world, NEXT_YEAR);

            assertThat(partitions(world)).contains("platform.outbox_1");
        }
    }

    @Test
    void whatIsToldButNotCommittedYetIsNotDropped() throws Exception {
        try (var world = new KernelWorld(50);
                var open = world.connections().getConnection()) {
            world.relay(RelayKind.normal());
            open.setAutoCommit(false);
            tellIn(world, open);
            tell(world, 90);
            awaitSent(world);
            world.partitions().createAhead();
            expired(world).drop(START);

            assertThatThrownBy(() -> expired(world).drop(NEXT_YEAR))
                    .isInstanceOf(DataAccessException.class);
            open.commit();
            awaitSent(world);
            expired(world).drop(NEXT_YEAR);

            assertThat(partitions(world)).doesNotContain("platform.outbox_1");
            world.reader("r", ReaderKind.normal());
            assertThat(world.settle("r", PATIENCE).isClean()).isTrue();
        }
    }

    private static void tellIn(KernelWorld world, Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute("insert into proof_key values ('" + world.key(77) + "', 1)");
        }
        var buffer = world.buffer();
        buffer.tell(
                new ProductDeleted(new UUID(0, 1), START, world.key(77), null),
                new Cause(world.key(77), null, null, null));
        buffer.insert(open);
    }

    @Test
    void aDetachThatWasInterruptedIsFinished() throws Exception {
        try (var world = new KernelWorld(50);
                var open = world.connections().getConnection()) {
            world.relay(RelayKind.normal());
            tell(world, 90);
            awaitSent(world);
            expired(world).drop(START);
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.executeQuery("select from platform.outbox where id < 0");
            }
            assertThatThrownBy(() -> expired(world).drop(NEXT_YEAR))
                    .isInstanceOf(DataAccessException.class);
            assertThat(halfDetached(world)).isEqualTo(1);
            world.partitions().createAhead();
            tell(world, 60);

            open.rollback();
            expired(world).drop(START);

            assertThat(halfDetached(world)).isZero();
            assertThat(partitions(world)).doesNotContain("platform.outbox_1");
            tell(world, 10);
            world.reader("r", ReaderKind.normal());
            assertThat(world.settle("r", PATIENCE).isClean()).isTrue();
        }
    }

    private static long halfDetached(KernelWorld world) {
        return world.database()
                .sql("select count(*) from pg_inherits where inhdetachpending")
                .query(Long.class)
                .single();
    }

    @Test
    void aProcessThatDiedBetweenDetachingAndForgettingIsTidiedUpAfter() throws Exception {
        try (var world = new KernelWorld(50)) {
            world.relay(RelayKind.normal());
            tell(world, 90);
            awaitSent(world);
            expired(world).drop(START);
            world.database()
                    .sql("alter table platform.outbox detach partition platform.outbox_1")
                    .update();
            world.database().sql("drop table platform.outbox_1").update();

            expired(world).drop(NEXT_YEAR);

            assertThat(
                            world.database()
                                    .sql(
                                            "select count(*) from platform.outbox_partition where name = 'outbox_1'")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }
}
