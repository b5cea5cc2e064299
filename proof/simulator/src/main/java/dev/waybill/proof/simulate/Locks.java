package dev.waybill.proof.simulate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Who waits for a lock in the database. How long it takes to find out differs; what is found does
 * not, since nobody else moves meanwhile.
 */
final class Locks implements AutoCloseable {

    private static final long LOOK_AGAIN_NANOS = 200_000;

    private static final String CIRCLES =
            """
            with recursive waits (pid, for_pid) as (
                select pid, unnest(pg_blocking_pids(pid)) from unnest(?::int[]) as pid
            ), ways (pid, for_pid) as (
                select pid, for_pid from waits
                union
                select ways.pid, waits.for_pid from ways join waits on waits.pid = ways.for_pid
            )
            select exists (select from ways where pid = for_pid)
            """;

    private final Connection connection;
    private final PreparedStatement waiting;
    private final PreparedStatement circles;
    private final PreparedStatement cancel;

    Locks(Connection connection) throws SQLException {
        this.connection = connection;
        this.waiting =
                connection.prepareStatement(
                        "select pid from unnest(?::int[]) as pid where cardinality(pg_blocking_pids(pid)) > 0");
        this.circles = connection.prepareStatement(CIRCLES);
        this.cancel = connection.prepareStatement("select pg_cancel_backend(?)");
    }

    boolean isWaiting(int pid) {
        return pid != 0 && waiting(List.of(pid)).contains(pid);
    }

    /**
     * Those whose lock was given to them: waits until each is either through or behind another lock
     * of somebody who stands still.
     */
    List<Actor> unlocked(List<Actor> actors) {
        var blocked = actors.stream().filter(actor -> actor.state == Actor.State.BLOCKED).toList();
        if (blocked.isEmpty()) {
            return List.of();
        }
        while (true) {
            var pids =
                    blocked.stream().filter(actor -> !actor.returned).map(a -> a.backend).toList();
            var still = waiting(pids);
            if (blocked.stream()
                    .allMatch(actor -> actor.returned || still.contains(actor.backend))) {
                return blocked.stream().filter(actor -> actor.returned).toList();
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Those who wait for each other: PostgreSQL ends one of them, and that is awaited. */
    void settle(List<Actor> actors) {
        var blocked = actors.stream().filter(actor -> actor.state == Actor.State.BLOCKED).toList();
        while (blocked.stream().noneMatch(actor -> actor.returned)
                && waitsForItself(blocked.stream().map(actor -> actor.backend).toList())) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Whether one of them waits, through whomever, for itself. */
    private boolean waitsForItself(List<Integer> pids) {
        if (pids.size() < 2) {
            return false;
        }
        try {
            circles.setArray(1, connection.createArrayOf("int4", pids.toArray()));
            try (var rows = circles.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    /** Ends its statement and waits until it has ended. */
    void interrupt(Actor actor) {
        while (!actor.returned) {
            try {
                cancel.setInt(1, actor.backend);
                try (var rows = cancel.executeQuery()) {
                    rows.next();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL does not answer", e);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private Set<Integer> waiting(List<Integer> pids) {
        try {
            waiting.setArray(1, connection.createArrayOf("int4", pids.toArray()));
            try (var rows = waiting.executeQuery()) {
                var found = new HashSet<Integer>();
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
