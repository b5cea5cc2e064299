package dev.waybill.returns;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How this room's rows are read and written where they are more than a scalar. */
final class Columns {

    private Columns() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(idIfAny(row, column), column);
    }

    static @Nullable UUID idIfAny(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** An array literal of ids, numbers or words, which need no quotes. */
    static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(joining(",", "{", "}"));
    }
}
