package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.platform.messaging.KernelWorld.ReaderKind;
import dev.waybill.platform.messaging.KernelWorld.RelayKind;
import dev.waybill.platform.messaging.KernelWorld.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Kafka go away and come back; nobody has to do anything, nothing is lost. */
class OutageTest {

    private static final Verdict CLEAN = new Verdict(0, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aBrokerThatStopsForSecondsLosesNothing(@TempDir Path folder) throws Exception {
        var broker = EmbeddedKafka.start(EmbeddedKafka.Settings.on(folder, 0));
        try (var world = new KernelWorld(broker)) {
            world.reader("r", ReaderKind.normal());
            world.relay(RelayKind.normal());
            tell(world, 40);
            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);

            broker.stop();
            tell(world, 40);
            broker = EmbeddedKafka.start(EmbeddedKafka.Settings.on(folder, broker.port()));
            tell(world, 40);

            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
        } finally {
            broker.stop();
        }
    }

    @Test
    void connectionsThatAreKilledInMidBatchLoseAndDoubleNothing() throws Exception {
        try (var world = new KernelWorld()) {
            var kills = new AtomicInteger();
            world.reader(
                    "r",
                    ReaderKind.normal()
                            .doing((batch, _) -> {
                                if (batch.bodies().anyMatch(world::isMine)
                                        && kills.incrementAndGet() % 2 == 1
                                        && kills.get() < 6) {
                                    killOwn(world);
                                }
                            }));
            world.relay(RelayKind.normal());
            for (var round = 0; round < 4; round++) {
                tell(world, 20);
                Awaitility.await("a relay that leads, to be killed")
                        .atMost(PATIENCE)
                        .until(() -> killRelay(world) == 1);
                // Each round is heard by itself, so that there are batches enough to be killed in.
                assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
            }
            tell(world, 20);

            assertThat(world.settle("r", PATIENCE)).isEqualTo(CLEAN);
            assertThat(kills.get()).isGreaterThan(2);
            assertThat(new ParkedMessages(world.database()).count("r")).isZero();
        }
    }

    private static void tell(KernelWorld world, int messages) {
        for (var i = 0; i < messages; i++) {
            world.tell(world.key(i % 7));
        }
    }

    private static void killOwn(KernelWorld world) {
        world.database()
                .sql("select pg_terminate_backend(pg_backend_pid())")
                .query((_, _) -> true)
                .list();
    }

    /** Whoever holds the relay's lock. */
    private static int killRelay(KernelWorld world) {
        return world.database()
                .sql(
                        """
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and objsubid = 2
                          and database = (select oid from pg_database where datname = current_database())
                        """)
                .query((_, _) -> true)
                .list()
                .size();
    }
}
