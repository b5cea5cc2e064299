package dev.waybill.proof;

import dev.waybill.platform.Database;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Everything at one moment: all that is asked of it is answered by one transaction. */
final class Snapshot {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    /** How many violations are told apart; beyond that they are only counted. */
    static final int MOST = 10_000;

    /** Nothing is under way: what was told is relayed, and every reader has heard it. */
    private static final String CALM =
            """
            select not exists (
                %s)
              and not exists (
                %s)
            """
                    .formatted(
                            Messages.UNRELAYED.replace(":settled", "'infinity'"),
                            Messages.lagging(
                                    "(select topic, part, source, epoch, sequence from sent)"));

    private final Database database;
    private final Limits limits;
    private final Set<String> schemas;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final boolean calm;

    /**
     * @param connection in a transaction; a repeatable read, so that all is seen at one moment
     */
    Snapshot(Connection connection, Limits limits, Instant now) {
        this.database = new Database(new SingleConnectionDataSource(connection, true));
        this.limits = limits;
        this.schemas =
                Set.copyOf(
                        database.sql("select nspname::text from pg_namespace")
                                .query(String.class)
                                .list());
        // Compiling a query of a second takes longer than it saves; sums of a million rows need
        // room.
        database.sql("set local jit = off").update();
        database.sql("set local work_mem = '64MB'").update();
        database.sql("set local statement_timeout = '300s'").update();
        values.put("source", limits.source());
        this.calm = has(Set.of("platform")) && sql(CALM).query(Boolean.class).single();
        see(now);
    }

    /** When nothing is under way, nothing is excused for being so. */
    private void see(Instant now) {
        values.put("now", Database.time(now));
        values.put("settled", Database.time(calm ? now : now.minus(limits.grace())));
        values.put("overdue", Database.time(now.minus(limits.patience())));
        values.put("forgotten", Database.time(now.minus(limits.redemptionsKept())));
    }

    /** Whether nothing is under way: then what is compared must be equal to the last bit. */
    boolean isCalm() {
        return calm;
    }

    private boolean has(Set<String> needed) {
        return schemas.containsAll(needed);
    }

    StatementSpec sql(String statement) {
        return database.sql(statement).params(values);
    }

    Sight look(Invariant invariant) {
        var missing = new TreeSet<>(invariant.needs());
        missing.removeAll(schemas);
        if (!missing.isEmpty()) {
            return new Sight.NotTaken(
                    "not here: this database has no " + String.join(", no ", missing));
        }
        database.sql("savepoint look").update();
        var began = System.nanoTime();
        try {
            var sight = invariant.look().at(this);
            LOG.debug(
                    "{}: looked for {} ms",
                    invariant.name(),
                    (System.nanoTime() - began) / 1_000_000);
            return sight;
        } catch (DataAccessException e) {
            database.sql("rollback to savepoint look").update();
            // What cannot be read must not look like a zero.
            return Sight.Taken.of(
                    List.of(new Violation("-", "it could not be checked: " + e.getMessage())));
        }
    }

    Sight.Taken violations(String query) {
        var counts = new long[1];
        var found =
                sql("""
                select v.id::text, v.what, count(*) over () as all_of_them
                from (%s) as v (id, what) order by v.id limit %d
                """
                                .formatted(query, MOST))
                        .query((row, _) -> {
                            counts[0] = row.getLong(3);
                            return new Violation(row.getString(1), row.getString(2));
                        })
                        .list();
        return new Sight.Taken(counts[0], found);
    }
}
