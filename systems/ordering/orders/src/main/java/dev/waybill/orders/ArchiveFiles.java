package dev.waybill.orders;

import static dev.waybill.platform.Database.time;

import dev.waybill.orders.ArchiveWriter.Written;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of long-term files, and of where each order lies in them. */
final class ArchiveFiles {

    private final Database database;

    ArchiveFiles(Database database) {
        this.database = database;
    }

    /**
     * A file as the outside sees it.
     *
     * @param orders that lie in it; while it is being written, those that shall
     * @param leftOut orders that were meant for it and cannot be told from their history
     */
    record Details(
            UUID fileId,
            FileState state,
            @Nullable String name,
            @Nullable String checksum,
            @Nullable Long bytes,
            int orders,
            int leftOut,
            Instant createdAt,
            @Nullable Instant writtenAt,
            @Nullable Instant checkedAt,
            @Nullable String problem) {}

    /** A file that is to be compared with what was written. */
    record Kept(UUID fileId, String name, String checksum) {}

    /** A piece of a file. */
    record Piece(UUID fileId, String name, long start, int length, String checksum) {}

    /** What was found when a file was read again. */
    record Finding(UUID fileId, FileState state, @Nullable String problem) {}

    /** A place in the list of files. */
    record Place(Instant createdAt, UUID fileId) {}

    void open(UUID fileId, int orders, Instant now) {
        database.sql(
                        """
                        insert into orders.archive_file (file_id, state, orders, created_at)
                        values (:file, 'WRITING', :orders, :now)
                        """)
                .param("file", fileId)
                .param("orders", orders)
                .param("now", time(now))
                .update();
    }

    /**
     * @param orders that lie in it: none, and it is nobody's
     */
    void written(Written file, int orders, Instant now, Duration readAgain) {
        database.sql(
                        """
                        update orders.archive_file
                        set state = case :orders when 0 then 'DROPPED' else 'KEPT' end, name = :name,
                            checksum = :checksum, bytes = :bytes, orders = :orders, written_at = :now,
                            checked_at = :now, check_at = case :orders when 0 then null else :next::timestamptz end
                        where file_id = :file and state = 'WRITING'
                        """)
                .param("file", file.fileId())
                .param("name", file.name())
                .param("checksum", file.checksum())
                .param("bytes", file.bytes())
                .param("orders", orders)
                .param("now", time(now))
                .param("next", time(now.plus(readAgain)))
                .update();
    }

    /** The one that has waited longest; it is due again later, whatever comes of it. */
    Optional<Kept> takeDue(Instant now, Duration readAgain) {
        return database.sql(
                        """
                        update orders.archive_file set check_at = :next
                        where file_id = (select file_id from orders.archive_file where check_at <= :now
                            order by check_at limit 1 for update skip locked)
                        returning file_id, name, checksum
                        """)
                .param("now", time(now))
                .param("next", time(now.plus(readAgain)))
                .query((row, _) ->
                        new Kept(
                                OrderRow.id(row, "file_id"),
                                row.getString("name"),
                                row.getString("checksum")))
                .optional();
    }

    /**
     * @return whether that is news
     */
    boolean found(Finding finding, Instant now) {
        var before =
                database.sql(
                                "select state from orders.archive_file where file_id = :file for update")
                        .param("file", finding.fileId())
                        .query((row, _) -> FileState.valueOf(row.getString("state")))
                        .single();
        if (before != finding.state() && !before.leadsTo(finding.state())) {
            return false;
        }
        database.sql(
                        """
                        update orders.archive_file set state = :state, problem = :problem, checked_at = :now
                        where file_id = :file
                        """)
                .param("file", finding.fileId())
                .param("state", finding.state().name())
                .param("problem", finding.problem())
                .param("now", time(now))
                .update();
        return before != finding.state();
    }

    private static final String PIECES =
            """
            select f.file_id, f.name, r.start, r.length, r.checksum
            from orders.archive_record r join orders.archive_file f using (file_id)
            """;

    Optional<Piece> ofOrder(UUID orderId) {
        return database.sql(PIECES + " where r.order_id = :order")
                .param("order", orderId)
                .query(ArchiveFiles::piece)
                .optional();
    }

    List<Piece> ofJourney(UUID correlationId) {
        return database.sql(PIECES + " where r.correlation_id = :journey order by r.order_id")
                .param("journey", correlationId)
                .query(ArchiveFiles::piece)
                .list();
    }

    int beingWritten() {
        return database.sql("select count(*) from orders.archive_file where state = 'WRITING'")
                .query(Integer.class)
                .single();
    }

    int damaged() {
        return database.sql(
                        "select count(*) from orders.archive_file where state in ('CORRUPTED', 'MISSING')")
                .query(Integer.class)
                .single();
    }

    List<Details> list(@Nullable FileState state, @Nullable Place after, int limit) {
        var sql =
                new StringBuilder(
                        """
                        select f.*, case when f.state in ('KEPT', 'CORRUPTED', 'MISSING', 'DROPPED') then (
                            select count(*) from orders.orders o
                            where o.archive_file = f.file_id and o.stage in ('COMPLETED', 'CANCELLED')) else 0 end as left_out
                        from orders.archive_file f where true
                        """);
        var values = new HashMap<String, Object>();
        if (state != null) {
            sql.append(" and f.state = :state");
            values.put("state", state.name());
        }
        if (after != null) {
            sql.append(" and (f.created_at, f.file_id) < (:at, :after)");
            values.put("at", time(after.createdAt()));
            values.put("after", after.fileId());
        }
        values.put("limit", limit);
        sql.append(" order by f.created_at desc, f.file_id desc limit :limit");
        return database.sql(sql.toString()).params(values).query(ArchiveFiles::details).list();
    }

    private static Piece piece(ResultSet row, int index) throws SQLException {
        return new Piece(
                OrderRow.id(row, "file_id"),
                row.getString("name"),
                row.getLong("start"),
                row.getInt("length"),
                row.getString("checksum"));
    }

    private static Details details(ResultSet row, int index) throws SQLException {
        return new Details(
                OrderRow.id(row, "file_id"),
                FileState.valueOf(row.getString("state")),
                row.getString("name"),
                row.getString("checksum"),
                row.getObject("bytes", Long.class),
                row.getInt("orders"),
                row.getInt("left_out"),
                OrderRow.time(row, "created_at"),
                OrderRow.timeOrNone(row, "written_at"),
                OrderRow.timeOrNone(row, "checked_at"),
                row.getString("problem"));
    }
}
