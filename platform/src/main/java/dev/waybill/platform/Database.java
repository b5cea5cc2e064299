package dev.waybill.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * SQL written as SQL. Inside a handler a statement joins the batch's transaction; outside of one it
 * stands alone. The static methods turn a column of a batch into an array for {@code unnest}; cast
 * it in the statement: {@code unnest(:ids::uuid[], :quantities::int[])}.
 */
public final class Database {

    private final JdbcClient client;

    public Database(DataSource source) {
        this.client = JdbcClient.create(new KnownStatements(source));
    }

    public StatementSpec sql(String statement) {
        return client.sql(statement);
    }

    public static <T> String[] uuids(
            Collection<T> rows, Function<? super T, @Nullable UUID> column) {
        return strings(rows, row -> text(column.apply(row)));
    }

    public static String[] uuids(Collection<UUID> ids) {
        return strings(ids, UUID::toString);
    }

    public static <T> String[] texts(
            Collection<T> rows, Function<? super T, @Nullable String> column) {
        return strings(rows, column);
    }

    public static <T> int[] ints(Collection<T> rows, ToIntFunction<? super T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    public static <T> long[] longs(Collection<T> rows, ToLongFunction<? super T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    /** Instants as text, for {@code :times::timestamptz[]}. */
    public static <T> String[] instants(
            Collection<T> rows, Function<? super T, @Nullable Instant> column) {
        return strings(rows, row -> text(column.apply(row)));
    }

    /** An instant as one parameter; read one back with {@link #instant}. */
    public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(Timestamp column) {
        return column.toInstant();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @SuppressWarnings(
            "NullAway") // null elements become SQL nulls; array element nullness is not modelled by
    // callers
    private static <T> String[] strings(
            Collection<T> rows, Function<? super T, @Nullable String> column) {
        var values = new String[rows.size()];
        var i = 0;
        for (var row : rows) {
            values[i++] = column.apply(row);
        }
        return values;
    }
}
