package dev.waybill.checkout;

import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table of what people have done about checkouts. */
final class Interventions {

    private final Database database;

    Interventions(Database database) {
        this.database = database;
    }

    void add(Collection<Intervention> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into checkout.intervention
                            (intervention_id, session_id, at, wish, actor, reason, found, became)
                        select * from unnest(:ids::uuid[], :sessions::uuid[], :times::timestamptz[], :wishes::text[],
                            :actors::text[], :reasons::text[], :found::text[], :became::text[])
                        """)
                .param("ids", Database.uuids(all, Intervention::interventionId))
                .param("sessions", Database.uuids(all, Intervention::checkoutSessionId))
                .param("times", Database.instants(all, Intervention::at))
                .param("wishes", Database.texts(all, each -> each.wish().name()))
                .param("actors", Database.texts(all, Intervention::actor))
                .param("reasons", Database.texts(all, Intervention::reason))
                .param("found", Database.texts(all, each -> each.found().name()))
                .param("became", Database.texts(all, each -> each.became().name()))
                .update();
    }

    /** The oldest first. */
    List<Intervention> of(UUID sessionId) {
        return database.sql(
                        """
                        select intervention_id, session_id, at, wish, actor, reason, found, became
                        from checkout.intervention where session_id = :session
                        order by at, intervention_id
                        """)
                .param("session", sessionId)
                .query((row, _) ->
                        new Intervention(
                                Columns.uuid(row, "intervention_id"),
                                Columns.uuid(row, "session_id"),
                                Database.instant(row.getTimestamp("at")),
                                Intervention.Wish.valueOf(row.getString("wish")),
                                row.getString("actor"),
                                row.getString("reason"),
                                Status.valueOf(row.getString("found")),
                                Status.valueOf(row.getString("became"))))
                .list();
    }
}
