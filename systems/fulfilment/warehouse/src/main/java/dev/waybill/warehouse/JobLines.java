package dev.waybill.warehouse;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** The lines of jobs. A line is written only by those who hold the lock of its job's row. */
final class JobLines {

    private final Database database;

    JobLines(Database database) {
        this.database = database;
    }

    private record Row(UUID jobId, int place, Line line) {}

    /** The lines of each job, in the order in which they were asked for. */
    Map<UUID, Lines> of(Collection<UUID> jobs) {
        return database
                .sql(
                        """
                        select * from warehouse.job_line
                        where job_id = any (:jobs::uuid[]) order by job_id, place
                        """)
                .param("jobs", Database.uuids(jobs))
                .query(JobLines::read)
                .list()
                .stream()
                .collect(
                        groupingBy(
                                Row::jobId,
                                mapping(Row::line, collectingAndThen(toList(), Lines::new))));
    }

    /** As they were asked for; what has become of them since is an update. */
    void insert(Collection<PickingJob> added) {
        if (added.isEmpty()) {
            return;
        }
        var rows = rows(added);
        database.sql(
                        """
                        insert into warehouse.job_line
                          (job_id, product_id, place, sku, name, asked)
                        select * from unnest(:jobs::uuid[], :products::uuid[], :places::int[],
                          :skus::text[], :names::text[], :asked::int[])
                        """)
                .param("jobs", Database.uuids(rows, Row::jobId))
                .param("products", Database.uuids(rows, row -> row.line().productId()))
                .param("places", Database.ints(rows, Row::place))
                .param("skus", Database.texts(rows, row -> row.line().sku()))
                .param("names", Database.texts(rows, row -> row.line().name()))
                .param("asked", ints(rows, Line::asked))
                .update();
    }

    void update(Collection<PickingJob> moved) {
        if (moved.isEmpty()) {
            return;
        }
        var rows = rows(moved);
        database.sql(
                        """
                        update warehouse.job_line l
                        set picked = c.picked, missing = c.missing, stopped = c.stopped, packed = c.packed
                        from unnest(:jobs::uuid[], :products::uuid[], :picked::int[], :missing::int[],
                          :stopped::int[], :packed::int[])
                          as c (job_id, product_id, picked, missing, stopped, packed)
                        where l.job_id = c.job_id and l.product_id = c.product_id
                          and (l.picked, l.missing, l.stopped, l.packed)
                            is distinct from (c.picked, c.missing, c.stopped, c.packed)
                        """)
                .param("jobs", Database.uuids(rows, Row::jobId))
                .param("products", Database.uuids(rows, row -> row.line().productId()))
                .param("picked", ints(rows, Line::picked))
                .param("missing", ints(rows, Line::missing))
                .param("stopped", ints(rows, Line::stopped))
                .param("packed", ints(rows, Line::packed))
                .update();
    }

    private static int[] ints(List<Row> rows, ToIntFunction<Line> count) {
        return Database.ints(rows, row -> count.applyAsInt(row.line()));
    }

    private static List<Row> rows(Collection<PickingJob> jobs) {
        var rows = new ArrayList<Row>();
        for (var job : jobs) {
            var place = 0;
            for (var line : job.lines().all()) {
                rows.add(new Row(job.id(), place++, line));
            }
        }
        return rows;
    }

    private static Row read(ResultSet row, int index) throws SQLException {
        var line =
                new Line(
                        Columns.id(row, "product_id"),
                        row.getString("sku"),
                        row.getString("name"),
                        row.getInt("asked"),
                        row.getInt("picked"),
                        row.getInt("missing"),
                        row.getInt("stopped"),
                        row.getInt("packed"));
        return new Row(Columns.id(row, "job_id"), row.getInt("place"), line);
    }
}
