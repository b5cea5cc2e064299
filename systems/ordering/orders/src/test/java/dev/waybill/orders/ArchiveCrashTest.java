package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.orders.FaultyStore.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails on the way into a file: nothing is lost, and nothing is done twice. */
class ArchiveCrashTest {

    /** Longer than an attempt is waited for. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final ArchiveWorld shop = ArchiveWorld.open();

    @AfterEach
    void close() {
        FaultyStore.FAULT.set(Fault.NONE);
        Checks.hold(shop.world);
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aStoreThatFailsIsAskedAgainUntilTheFileIsThere(Fault fault) {
        var journey = shop.delivered();
        var before = journey.details();
        FaultyStore.FAULT.set(fault);

        shop.later(ArchiveWorld.LONG);
        shop.awaitAttempts(1);
        assertThat(journey.details()).isEqualTo(before);
        assertThat(shop.archived(journey)).isEmpty();
        shop.later(LEASE);
        shop.awaitAttempts(2);
        assertThat(journey.details()).isEqualTo(before);

        FaultyStore.FAULT.set(Fault.NONE);
        shop.later(LEASE);
        shop.awaitArchived(journey);
        shop.later(LEASE);
        assertThat(shop.archived(journey)).hasSize(1);
        assertThat(journey.details().items()).isEqualTo(before.items());
    }

    /** A statement that fails ends the transaction as a crash at that line does. */
    @ParameterizedTest
    @CsvSource({
        "orders.effects, update",
        "orders.orders, update",
        "orders.history, insert",
        "orders.archive_file, update",
        "orders.archive_record, insert",
        "orders.line, delete",
        "orders.shipment, delete",
        "orders.history, delete",
        "orders.journey, delete",
        "platform.outbox, insert"
    })
    void aCrashAtAnyStatementLosesNothingAndDoesNothingTwice(String table, String verb) {
        var journey = shop.delivered();
        var cancelled = shop.cancelled();
        var before = journey.details();
        crashOnce(table, verb);

        shop.later(ArchiveWorld.LONG);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.count("select crashes from crash") > 0);
        assertThat(shop.archived(journey)).isEmpty();
        assertThat(journey.details()).isEqualTo(before);

        shop.world.database().sql("drop trigger crash on " + table).update();
        shop.later(LEASE);
        shop.awaitArchived(journey, cancelled);
        shop.later(LEASE);
        assertThat(shop.archived(journey)).hasSize(1);
        assertThat(shop.archived(cancelled)).hasSize(1);
        assertThat(journey.details().items()).isEqualTo(before.items());
        assertThat(shop.count("select count(*) from orders.archive_file where state = 'KEPT'"))
                .isOne();
    }

    /** Counted outside of the transaction that it ends, so by a sequence. */
    private void crashOnce(String table, String verb) {
        for (var statement :
                new String[] {
                    "create sequence crash_count",
                    "create view crash as select case when is_called then last_value else 0 end as crashes from crash_count",
                    """
                    create function crash() returns trigger language plpgsql as $$
                    begin
                        if exists (select from orders.effects where kind = 'WRITE_FILE') then
                            perform nextval('crash_count');
                            raise exception 'the machine falls';
                        end if;
                        return null;
                    end $$
                    """,
                    "create trigger crash after "
                            + verb
                            + " on "
                            + table
                            + " for each row execute function crash()"
                }) {
            shop.world.database().sql(statement).update();
        }
    }

    @Test
    void anOrderThatMovesWhileItsFileIsWrittenGoesIntoALaterOneAsItIsThen() {
        var journey = shop.delivered();
        var payment = Objects.requireNonNull(journey.wish.paymentId());
        FaultyStore.MEANWHILE.set(() ->
                shop.world.hear(
                        new RefundProcessed(
                                shop.world.ids().next(), payment, 300, "GBP", shop.world.now())));

        shop.later(ArchiveWorld.LONG);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        shop.count(
                                        "select count(*) from orders.archive_file where state = 'DROPPED'")
                                == 1);
        assertThat(shop.archived(journey)).isEmpty();
        shop.later(Duration.ofSeconds(1));
        shop.awaitArchived(journey);

        assertThat(shop.archived(journey)).hasSize(1);
        assertThat(journey.details().refunded()).isEqualTo(300);
        assertThat(shop.count("select count(*) from orders.archive_file where state = 'KEPT'"))
                .isOne();
    }

    @Test
    void anAttemptThatWasThoughtDeadArchivesOnce() {
        var journey = shop.delivered();
        FaultyStore.FAULT.set(Fault.ANSWER_LOST);
        shop.later(ArchiveWorld.LONG);
        shop.awaitAttempts(1);
        FaultyStore.FAULT.set(Fault.NONE);
        FaultyStore.MEANWHILE.set(
                () -> shop.later(LEASE)); // it is thought dead, and another begins

        shop.later(LEASE);
        shop.awaitArchived(journey);
        await().atMost(Duration.ofSeconds(20)).until(() -> FaultyStore.WRITTEN.get() >= 2);

        assertThat(shop.archived(journey)).hasSize(1);
    }

    @Test
    void aFileIsWalkedAsItsPictureShows() {
        var legal =
                Map.of(
                        FileState.WRITING, Set.of(FileState.KEPT, FileState.DROPPED),
                        FileState.KEPT, Set.of(FileState.CORRUPTED, FileState.MISSING),
                        FileState.CORRUPTED, Set.of(FileState.KEPT, FileState.MISSING),
                        FileState.MISSING, Set.of(FileState.KEPT, FileState.CORRUPTED),
                        FileState.DROPPED, Set.<FileState>of());
        for (var from : FileState.values()) {
            for (var to : FileState.values()) {
                assertThat(from.leadsTo(to))
                        .as(from + " to " + to)
                        .isEqualTo(Objects.requireNonNull(legal.get(from)).contains(to));
            }
        }
    }
}
