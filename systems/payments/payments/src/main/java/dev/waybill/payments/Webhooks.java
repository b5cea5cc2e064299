package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.List;

/** The table of the provider's events that have been heard. */
final class Webhooks {

    private final Database database;

    Webhooks(Database database) {
        this.database = database;
    }

    /**
     * @return the ids of those that had not been heard before
     */
    List<String> add(List<News.Hint> hints, Instant now) {
        if (hints.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        insert into payments.webhooks (event_id, type, object_id, created_at,
                            received_at)
                        select id, type, object, created, :now
                        from unnest(:ids::text[], :types::text[], :objects::text[],
                            :created::timestamptz[]) as v (id, type, object, created)
                        order by id
                        on conflict (event_id) do nothing
                        returning event_id
                        """)
                .param("now", time(now))
                .param("ids", texts(hints, News.Hint::eventId))
                .param("types", texts(hints, News.Hint::type))
                .param("objects", texts(hints, News.Hint::objectId))
                .param("created", instants(hints, News.Hint::created))
                .query((row, _) -> row.getString("event_id"))
                .list();
    }

    /** Forgets in small bites; an event that comes again after that changes nothing. */
    int forgetBefore(Instant age, int limit) {
        return database.sql(
                        """
                        delete from payments.webhooks
                        where event_id in (
                            select event_id from payments.webhooks
                            where received_at < :age
                            limit :limit
                            for update skip locked)
                        """)
                .param("age", time(age))
                .param("limit", limit)
                .update();
    }
}
