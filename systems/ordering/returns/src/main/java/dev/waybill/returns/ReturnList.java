package dev.waybill.returns;

import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.platform.Database;
import dev.waybill.platform.http.Cursor;
import dev.waybill.returns.Return.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returns as lists show them: the youngest first. */
final class ReturnList {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Database database;

    ReturnList(Database database) {
        this.database = database;
    }

    /**
     * What to list.
     *
     * @param after the last return of the page before
     */
    record Question(
            @Nullable Status status,
            @Nullable ReturnKind kind,
            @Nullable UUID orderId,
            @Nullable UUID customerId,
            @Nullable Place after,
            int limit) {}

    /** A place in the list. */
    record Place(Instant requestedAt, UUID returnId) {

        static String cursor(ReturnSummary last) {
            return Cursor.encode(last.requestedAt().toString(), last.returnId().toString());
        }

        static Place of(String cursor) {
            var key = Cursor.decode(cursor, 2);
            try {
                var place = new Place(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
                if (place.requestedAt().isBefore(Instant.EPOCH)
                        || place.requestedAt().isAfter(LATEST)) {
                    throw Cursor.broken();
                }
                return place;
            } catch (DateTimeException | IllegalArgumentException _) {
                throw Cursor.broken();
            }
        }
    }

    /** One query, whatever is asked. */
    List<ReturnSummary> list(Question question) {
        var values = new HashMap<String, Object>();
        values.put("limit", question.limit());
        return database.sql(
                        """
                        select r.*, l.units
                        from (select * from returns.returns where %s
                              order by requested_at desc, return_id desc limit :limit) r,
                          lateral (select sum(quantity) as units from returns.line
                                   where return_id = r.return_id) l
                        order by requested_at desc, return_id desc
                        """
                                .formatted(filter(question, values)))
                .params(values)
                .query(ReturnList::read)
                .list();
    }

    private static String filter(Question question, Map<String, Object> values) {
        var filter = new StringBuilder("true");
        if (question.status() != null) {
            filter.append(" and status = :status");
            values.put("status", question.status().name());
        }
        if (question.kind() != null) {
            filter.append(" and kind = :kind");
            values.put("kind", question.kind().name());
        }
        if (question.orderId() != null) {
            filter.append(" and order_id = :order");
            values.put("order", question.orderId());
        }
        if (question.customerId() != null) {
            filter.append(" and customer_id = :customer");
            values.put("customer", question.customerId());
        }
        if (question.after() != null) {
            filter.append(" and (requested_at, return_id) < (:requestedAfter, :after)");
            values.put("requestedAfter", Database.time(question.after().requestedAt()));
            values.put("after", question.after().returnId());
        }
        return filter.toString();
    }

    private static ReturnSummary read(ResultSet row, int index) throws SQLException {
        return new ReturnSummary(
                Columns.id(row, "return_id"),
                Tellings.number(row.getLong("number")),
                Columns.id(row, "order_id"),
                Columns.id(row, "customer_id"),
                ReturnKind.valueOf(row.getString("kind")),
                Status.valueOf(row.getString("status")),
                row.getInt("units"),
                Columns.time(row, "requested_at"),
                Columns.timeIfAny(row, "wake_at"),
                Columns.timeIfAny(row, "ended_at"));
    }
}
