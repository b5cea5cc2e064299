package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Heard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The table of all messages, by the journey that they belong to. */
final class Journeys {

    private final Database database;

    Journeys(Database database) {
        this.database = database;
    }

    void append(List<Heard<Narrator.Line>> messages) {
        database.sql(
                        """
                        insert into orders.journey (correlation_id, message_id, causation_id, at, type, system, subject,
                            actor, summary)
                        select * from unnest(:correlations::uuid[], :messages::uuid[], :causations::uuid[],
                            :times::timestamptz[], :types::text[], :systems::text[], :subjects::uuid[],
                            :actors::text[], :summaries::text[])
                        """)
                .param("correlations", uuids(messages, heard -> heard.origin().correlationId()))
                .param("messages", uuids(messages, Heard::id))
                .param("causations", uuids(messages, heard -> heard.origin().causationId()))
                .param("times", instants(messages, Heard::at))
                .param("types", texts(messages, Heard::type))
                .param("systems", texts(messages, heard -> heard.body().system()))
                .param("subjects", texts(messages, Heard::subject))
                .param("actors", texts(messages, heard -> heard.origin().actor()))
                .param("summaries", texts(messages, heard -> heard.body().summary()))
                .update();
    }

    List<Timeline.Told> of(UUID correlationId) {
        return database.sql(
                        """
                        select message_id, causation_id, at, type, system, actor, summary
                        from orders.journey where correlation_id = :correlation
                        """)
                .param("correlation", correlationId)
                .query(Journeys::read)
                .list();
    }

    /** Messages that lie in a long-term file: the same rows. */
    List<Timeline.Told> ofArchived(String rows) {
        return database.sql(
                        "select * from jsonb_populate_recordset(null::orders.journey, :rows::jsonb)")
                .param("rows", rows)
                .query(Journeys::read)
                .list();
    }

    private static Timeline.Told read(ResultSet row, int index) throws SQLException {
        return new Timeline.Told(
                OrderRow.id(row, "message_id"),
                OrderRow.idOrNone(row, "causation_id"),
                OrderRow.time(row, "at"),
                row.getString("type"),
                row.getString("system"),
                row.getString("actor"),
                row.getString("summary"));
    }
}
