package dev.waybill.checkout;

import dev.waybill.platform.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of checkouts, counted over time. */
final class Outcomes {

    private final Database database;

    Outcomes(Database database) {
        this.database = database;
    }

    /**
     * @param from when this slice of time begins
     * @param outcome CONFIRMED, the reason of a failure, or the state of those under way
     * @param medianMs from the start of a checkout to its end, none of those under way
     * @param p95Ms of twenty, the second slowest
     */
    record Outcome(
            Instant from,
            String outcome,
            long count,
            @Nullable Long medianMs,
            @Nullable Long p95Ms) {}

    /**
     * Checkouts that began since then, slice by slice. Their ids are in order of time, so nothing
     * older is looked at.
     */
    List<Outcome> since(Instant since, Duration slice) {
        return database.sql(
                        """
                        select date_bin(make_interval(secs => :seconds), started_at, :since) as slice,
                            coalesce(reason, status) as outcome, count(*) as checkouts,
                            round(percentile_cont(0.5) within group (order by lasted)) as median,
                            round(percentile_cont(0.95) within group (order by lasted)) as p95
                        from (select started_at, reason, status,
                                extract(epoch from finished_at - started_at)::float8 * 1000 as lasted
                              from checkout.session
                              where session_id >= :first and started_at >= :since) recent
                        group by slice, outcome
                        order by slice, outcome
                        """)
                .param("seconds", slice.toSeconds())
                .param("since", Database.time(since))
                .param("first", new UUID(since.toEpochMilli() << 16, 0))
                .query((row, _) ->
                        new Outcome(
                                Database.instant(row.getTimestamp("slice")),
                                row.getString("outcome"),
                                row.getLong("checkouts"),
                                row.getObject("median") == null ? null : row.getLong("median"),
                                row.getObject("p95") == null ? null : row.getLong("p95")))
                .list();
    }
}
