package dev.waybill.warehouse;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How this room's rows are read and written where they are more than a scalar. */
final class Columns {

    private Columns() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Instant givenTime(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** Two arrays side by side: units per product. */
    static @Nullable Map<UUID, Integer> units(ResultSet row, String ids, String quantities)
            throws SQLException {
        if (row.getArray(ids) == null) {
            return null;
        }
        var products = (UUID[]) row.getArray(ids).getArray();
        var numbers = (Integer[]) row.getArray(quantities).getArray();
        var units = new LinkedHashMap<UUID, Integer>();
        for (var at = 0; at < products.length; at++) {
            units.put(products[at], numbers[at]);
        }
        return units;
    }

    /** An array literal of ids or numbers, which need no quotes. */
    static @Nullable String array(@Nullable Collection<?> values) {
        return values == null
                ? null
                : values.stream().map(Object::toString).collect(joining(",", "{", "}"));
    }

    /** An array literal of texts. */
    static String texts(Collection<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }
}
