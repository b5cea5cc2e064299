package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.inventory.InventorySystem;
import dev.waybill.platform.Parts;
import dev.waybill.testkit.SystemWorld;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KernelBugsTest {

    private static final SystemWorld WORLD = SystemWorld.of(new InventorySystem());
    private static final String INSERT =
            """
            insert into platform.outbox (topic, part, key, type, payload, headers, told_at)
            values ('t', 0, 'k', '%s', '', '{}', '2026-03-01T12:00:00Z')
            """;

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aSequenceCursorMissesWhatCommitsLate() throws SQLException {
        var right = Parts.AS_BUILT.choose(Window.class, new SnapshotWindow());
        var wrong = KernelBugs.sequenceCursor().choose(Window.class, new SnapshotWindow());
        try (var late = source().getConnection();
                var reader = source().getConnection()) {
            var before = snapshot(reader);
            late.setAutoCommit(false);
            tell(late, "late");
            tell(reader, "early");
            var between = snapshot(reader);
            late.commit();
            var after = snapshot(reader);

            var first = new Tick(1, 1, 1, before, between, Map.of());
            var second = new Tick(1, 1, 2, between, after, Map.of());
            assertThat(types(right, reader, first)).containsExactly("early");
            assertThat(types(right, reader, second)).containsExactly("late");
            assertThat(types(wrong, reader, first)).containsExactly("early");
            assertThat(types(wrong, reader, second)).isEmpty();
        }
    }

    @Test
    void withoutCompareAndSetAReaderThatWasOvertakenMovesThePosition() {
        var right = new Positions(WORLD.database());
        var wrong = KernelBugs.noCompareAndSet().choose(Positions.class, right);
        var lane = new Lane("t", 0, 1);
        var start = new Positions.Move("r", lane, null, new Progress(1, 10, 10));
        assertThat(right.move(List.of(start))).isTrue();
        var further =
                new Positions.Move("r", lane, new Progress(1, 10, 10), new Progress(1, 20, 20));
        assertThat(right.move(List.of(further))).isTrue();

        var overtaken =
                new Positions.Move("r", lane, new Progress(1, 10, 10), new Progress(1, 15, 15));
        assertThat(right.move(List.of(overtaken))).isFalse();
        assertThat(right.of("r")).containsEntry(lane, new Progress(1, 20, 20));

        assertThat(wrong.move(List.of(overtaken))).isTrue();
        assertThat(right.of("r")).containsEntry(lane, new Progress(1, 15, 15));
    }

    private static DataSource source() {
        return WORLD.pool();
    }

    private static List<String> types(Window window, Connection connection, Tick tick)
            throws SQLException {
        return window.read(connection, tick).stream().map(OutboxMessage::type).toList();
    }

    private static void tell(Connection connection, String type) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(INSERT.formatted(type));
        }
    }

    private static String snapshot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_current_snapshot()::text")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
