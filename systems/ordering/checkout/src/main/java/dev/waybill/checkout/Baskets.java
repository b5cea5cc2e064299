package dev.waybill.checkout;

import dev.waybill.platform.Database;
import java.util.List;

/** The baskets of sessions that had to wait for their price; others are written with theirs. */
final class Baskets {

    private final Database database;

    Baskets(Database database) {
        this.database = database;
    }

    /** From here on the session is the one that is under way for its cart. */
    void fill(List<OpenSession> priced) {
        if (priced.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        with priced as (
                            select * from unnest(:sessions::uuid[], :totals::bigint[], :baskets::text[])
                                as v(session_id, total, basket)
                        ), filled as (
                            insert into checkout.basket (session_id, content)
                            select session_id, basket::jsonb from priced
                        )
                        update checkout.session s set total = v.total, priced = true
                        from priced v where s.session_id = v.session_id
                        """)
                .param("sessions", Database.uuids(priced, OpenSession::id))
                .param("totals", Database.longs(priced, each -> each.now().journey().total()))
                .param(
                        "baskets",
                        Database.texts(priced, each -> each.filled().orElseThrow().write()))
                .update();
    }
}
