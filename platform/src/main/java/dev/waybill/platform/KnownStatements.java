package dev.waybill.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Spring's template, which writes a statement's text anew each time, because a list among its
 * parameters would change it. Here lists are arrays, so a text is written once; it is also the
 * driver's key to the prepared statement.
 */
final class KnownStatements extends NamedParameterJdbcTemplate {

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    KnownStatements(DataSource source) {
        super((JdbcOperations) new JdbcTemplate(source));
    }

    private record Known(ParsedSql parsed, PreparedStatementCreatorFactory factory) {}

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String statement,
            SqlParameterSource parameters,
            @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        if (customizer != null) {
            return super.getPreparedStatementCreator(statement, parameters, customizer);
        }
        var written =
                known.computeIfAbsent(statement, each -> write(getParsedSql(each), parameters));
        var values = NamedParameterUtils.buildValueArray(written.parsed(), parameters, null);
        return written.factory().newPreparedStatementCreator(values);
    }

    private static Known write(ParsedSql parsed, SqlParameterSource parameters) {
        return new Known(
                parsed,
                new PreparedStatementCreatorFactory(
                        NamedParameterUtils.substituteNamedParameters(parsed, parameters),
                        NamedParameterUtils.buildSqlParameterList(parsed, parameters)));
    }
}
