package dev.waybill.shipping;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Columns, read with their nulls. */
final class Columns {

    private Columns() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable UUID idIfGiven(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable String textIfGiven(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    static @Nullable Integer numberIfGiven(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(timeIfGiven(row, column), column);
    }

    static @Nullable Instant timeIfGiven(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : Database.instant(time);
    }

    static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column));
    }

    static <E extends Enum<E>> @Nullable E wordIfGiven(ResultSet row, String column, Class<E> type)
            throws SQLException {
        var word = row.getString(column);
        return word == null ? null : Enum.valueOf(type, word);
    }

    static <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type)
            throws SQLException {
        var json = row.getString(column);
        return json == null ? List.of() : Wire.mapper().readValue(json, type);
    }

    static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    static String json(Object value) {
        return Wire.mapper().writeValueAsString(value);
    }
}
