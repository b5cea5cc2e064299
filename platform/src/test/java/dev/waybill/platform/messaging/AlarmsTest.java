package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.Database;
import dev.waybill.platform.MovableClock;
import dev.waybill.platform.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Due rows are rung in time, in transactions, and never before what was told earlier. */
class AlarmsTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void anAlarmRingsUntilNothingIsDueAndThenNotAgainAtOnce() {
        try (var world = new TestWorld(clock)) {
            var due = new AtomicInteger(3);
            var rounds = new AtomicInteger();
            Alarm alarm =
                    (_, _) -> {
                        rounds.incrementAndGet();
                        return due.getAndUpdate(n -> Math.max(0, n - 1));
                    };
            var alarms = new Alarms("proofs", List.of(alarm), world.transactor());

            alarms.ring(clock.instant());
            assertThat(rounds.get()).isEqualTo(4);
            alarms.ring(clock.instant().plusMillis(100));
            assertThat(rounds.get()).isEqualTo(4);
            alarms.ring(clock.instant().plusMillis(250));
            assertThat(rounds.get()).isEqualTo(5);
        }
    }

    @Test
    void anAlarmThatFailsRingsAgainAndDoesNotHoldUpTheOthers() {
        try (var world = new TestWorld(clock)) {
            var failures = new AtomicInteger(2);
            var other = new AtomicInteger();
            Alarm failing =
                    (_, _) -> {
                        if (failures.getAndDecrement() > 0) {
                            throw new IllegalStateException("not yet");
                        }
                        return 0;
                    };
            Alarm fine = (_, _) -> other.incrementAndGet() * 0;
            var alarms = new Alarms("proofs", List.of(failing, fine), world.transactor());

            for (var i = 0; i < 3; i++) {
                alarms.ring(clock.instant().plus(Duration.ofSeconds(i)));
            }

            assertThat(failures.get()).isEqualTo(-1);
            assertThat(other.get()).isEqualTo(3);
        }
    }

    @Test
    void thoseThatFindNothingShareATransactionAndNobodySharesTheLocksOfAnother() {
        try (var world = new TestWorld(clock)) {
            var transactions = new ArrayList<String>();
            var due = new AtomicInteger(1);
            Alarm idle = (_, _) -> transactions.add(transaction(world)) ? 0 : 0;
            Alarm busy =
                    (_, _) -> {
                        transactions.add(transaction(world));
                        return due.getAndSet(0);
                    };
            var alarms = new Alarms("proofs", List.of(idle, busy, idle), world.transactor());

            alarms.ring(clock.instant());

            assertThat(transactions).hasSize(4);
            assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
            assertThat(transactions.get(2)).isNotEqualTo(transactions.get(1));
            assertThat(transactions.get(3)).isEqualTo(transactions.get(2));
        }
    }

    @Test
    void anAlarmRingsNoOftenerThanItAsksForAndSystemsShareATransaction() {
        try (var world = new TestWorld(clock)) {
            var transactions = new ArrayList<String>();
            Alarm often = (_, _) -> transactions.add(transaction(world)) ? 0 : 0;
            var seldom =
                    new Alarm() {
                        @Override
                        public int ring(Instant now, Outbox outbox) {
                            transactions.add(transaction(world));
                            return 0;
                        }

                        @Override
                        public Duration every() {
                            return Duration.ofMinutes(1);
                        }
                    };
            var one = new Alarms("one", List.of(often), world.transactor());
            var two = new Alarms("two", List.of(seldom), world.transactor());

            for (var after : List.of(0L, 30_000L, 60_000L)) {
                var now = clock.instant().plusMillis(after);
                var due = new ArrayList<>(one.due(now));
                due.addAll(two.due(now));
                Alarms.ring(world.transactor(), due);
            }

            assertThat(transactions).hasSize(5);
            assertThat(transactions.get(0)).isEqualTo(transactions.get(1));
            assertThat(transactions.get(3)).isEqualTo(transactions.get(4));
        }
    }

    private static String transaction(TestWorld world) {
        return world.database()
                .sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single();
    }

    @Test
    void nothingRingsBeforeAnythingIsKnownOfTheLog() {
        try (var world = new TestWorld(clock)) {
            var rung = new ArrayList<Instant>();
            var alarms =
                    new Alarms(
                            "proofs",
                            List.of((now, _) -> rung.add(now) ? 0 : 0),
                            world.transactor());

            alarms.ring(Instant.MIN);

            assertThat(rung).isEmpty();
        }
    }

    @Test
    void anAlarmNeverOvertakesMessagesThatWait() throws Exception {
        try (var world = new KernelWorld()) {
            world.relay(KernelWorld.RelayKind.normal());
            for (var i = 0; i < 450; i++) {
                world.tell(world.key(i % 30));
            }
            awaitSent(world, 450);
            var ahead = new CopyOnWriteArrayList<Long>();
            Alarm watch =
                    (now, _) -> {
                        ahead.add(toldBefore(world, now) - world.heardCount("r"));
                        return 0;
                    };
            world.reader("r", KernelWorld.ReaderKind.normal().waking(watch));

            assertThat(world.settle("r", Duration.ofSeconds(30)).isClean()).isTrue();
            Awaitility.await().until(() -> !ahead.isEmpty());
            assertThat(ahead).allMatch(each -> each <= 0);
        }
    }

    private static long toldBefore(KernelWorld world, Instant now) {
        return world.database()
                .sql("select count(*) from platform.outbox where told_at < :now")
                .param("now", Database.time(now))
                .query(Long.class)
                .single();
    }

    private static void awaitSent(KernelWorld world, int messages) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        world.meters().get("waybill.relay.messages").counter().count() >= messages);
    }
}
