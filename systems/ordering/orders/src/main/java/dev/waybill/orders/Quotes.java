package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.AmendAsks.AmendmentAnswer;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of prices that are asked for and that nobody is held to. */
final class Quotes {

    /** As long as somebody may ask again under the same key. */
    static final Duration KEPT = Duration.ofDays(1);

    private final Database database;

    Quotes(Database database) {
        this.database = database;
    }

    List<Quote> find(Collection<UUID> ids) {
        return database.sql("select * from orders.quote where quote_id = any (:ids::uuid[])")
                .param("ids", uuids(ids))
                .query(Quotes::read)
                .list();
    }

    /** None before promotions has answered. */
    Optional<Quote> answered(UUID id) {
        return find(List.of(id)).stream().filter(Quote::isAnswered).findFirst();
    }

    void save(Collection<Quote> quotes) {
        if (quotes.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.quote (quote_id, order_id, wish, offer, asked_at, answer, refusal)
                        select id, "order", wish::jsonb, offer::jsonb, asked, answer::jsonb, refusal
                        from unnest(:ids::uuid[], :orders::uuid[], :wishes::text[], :offers::text[],
                            :times::timestamptz[], :answers::text[], :refusals::text[])
                          as v (id, "order", wish, offer, asked, answer, refusal)
                        on conflict (quote_id) do update
                        set answer = excluded.answer, refusal = excluded.refusal
                        """)
                .param("ids", uuids(quotes, Quote::id))
                .param("orders", uuids(quotes, Quote::orderId))
                .param("wishes", texts(quotes, each -> json(each.wish())))
                .param("offers", texts(quotes, each -> json(each.offer())))
                .param("times", instants(quotes, Quote::askedAt))
                .param("answers", texts(quotes, each -> json(each.answer())))
                .param("refusals", texts(quotes, Quote::refusal))
                .update();
    }

    int forget(Instant before, int most) {
        return database.sql(
                        """
                        delete from orders.quote where quote_id in (
                            select quote_id from orders.quote where asked_at < :before
                            order by asked_at limit :most for update skip locked)
                        """)
                .param("before", time(before))
                .param("most", most)
                .update();
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Wire.mapper().writeValueAsString(value);
    }

    private static Quote read(ResultSet row, int index) throws SQLException {
        var answer = row.getString("answer");
        return new Quote(
                OrderRow.id(row, "quote_id"),
                OrderRow.id(row, "order_id"),
                Wire.mapper().readValue(row.getString("wish"), Wish.class),
                Wire.mapper().readValue(row.getString("offer"), Offer.class),
                OrderRow.time(row, "asked_at"),
                answer == null ? null : Wire.mapper().readValue(answer, AmendmentAnswer.class),
                row.getString("refusal"));
    }
}
