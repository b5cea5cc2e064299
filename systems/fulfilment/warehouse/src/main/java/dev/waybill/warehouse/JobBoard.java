package dev.waybill.warehouse;

import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.platform.Database;
import dev.waybill.warehouse.PickingJob.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs as lists show them: what is due first comes first. */
final class JobBoard {

    private static final String AT_RISK =
            "(status in ('WAITING', 'PICKING', 'PICKED') and due_at < :riskBefore)";

    private final Database database;

    JobBoard(Database database) {
        this.database = database;
    }

    /**
     * What to list.
     *
     * @param atRisk only those that are at risk, or only those that are not
     * @param riskBefore what is due before this and not packed is at risk
     * @param after the last job of the page before
     */
    record Question(
            @Nullable Status status,
            @Nullable Boolean atRisk,
            @Nullable String warehouseId,
            Instant riskBefore,
            @Nullable Place after,
            int limit) {}

    /** A place in the list. */
    record Place(Instant dueAt, UUID jobId) {}

    /** One query, whatever is asked. */
    List<PickingJobSummary> list(Question question) {
        var values = new HashMap<String, Object>();
        values.put("riskBefore", Database.time(question.riskBefore()));
        values.put("limit", question.limit());
        return database.sql(
                        """
                        select j.*, %s as at_risk, l.units, l.open
                        from (select * from warehouse.job where %s
                              order by due_at, id limit :limit) j,
                          lateral (select sum(asked) as units, sum(asked - picked - missing - stopped) as open
                                   from warehouse.job_line where job_id = j.id) l
                        order by due_at, id
                        """
                                .formatted(AT_RISK, filter(question, values)))
                .params(values)
                .query(JobBoard::read)
                .list();
    }

    private static String filter(Question question, Map<String, Object> values) {
        var filter = new StringBuilder("true");
        if (question.status() != null) {
            filter.append(" and status = :status::warehouse.job_status");
            values.put("status", question.status().name());
        }
        if (question.warehouseId() != null) {
            filter.append(" and warehouse_id = :warehouse");
            values.put("warehouse", question.warehouseId());
        }
        if (question.atRisk() != null) {
            filter.append(question.atRisk() ? " and " : " and not ").append(AT_RISK);
        }
        if (question.after() != null) {
            filter.append(" and (due_at, id) > (:dueAfter, :after)");
            values.put("dueAfter", Database.time(question.after().dueAt()));
            values.put("after", question.after().jobId());
        }
        return filter.toString();
    }

    private static PickingJobSummary read(ResultSet row, int index) throws SQLException {
        return new PickingJobSummary(
                Columns.id(row, "id"),
                Columns.id(row, "order_id"),
                Columns.id(row, "fulfilment_id"),
                row.getString("warehouse_id"),
                Status.valueOf(row.getString("status")),
                FulfilmentPriority.valueOf(row.getString("priority")),
                row.getString("picker"),
                Columns.givenTime(row, "due_at"),
                row.getBoolean("at_risk"),
                row.getInt("units"),
                row.getInt("open"));
    }
}
