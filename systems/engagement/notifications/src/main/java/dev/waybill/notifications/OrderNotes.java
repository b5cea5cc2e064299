package dev.waybill.notifications;

import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The table of what has been heard of orders. */
final class OrderNotes {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    /** What is known of an order whose customer can be reached. */
    record Note(Contact.Kept person, Map<String, Object> facts) {}

    /** What is known of an order. */
    record Known(@Nullable UUID customerId, Map<String, Object> facts) {}

    private record Row(UUID orderId, @Nullable UUID customerId, Map<String, Object> facts) {

        static Row of(News news) {
            return new Row(news.orderId(), news.customerId(), news.facts());
        }

        Row and(Row later) {
            var both = new HashMap<>(facts);
            both.putAll(later.facts);
            return new Row(orderId, customerId == null ? later.customerId : customerId, both);
        }
    }

    private final Database database;

    OrderNotes(Database database) {
        this.database = database;
    }

    /**
     * Adds what is new to what is known. One statement, whatever comes.
     *
     * @return the orders among them whose customers have a contact, with all that is known of them
     */
    Map<UUID, Note> keep(List<News> news, Instant now) {
        var rows = new TreeMap<UUID, Row>();
        news.forEach(each -> rows.merge(each.orderId(), Row.of(each), Row::and));
        return write(rows.values(), now);
    }

    private Map<UUID, Note> write(Collection<Row> rows, Instant now) {
        var noted = new HashMap<UUID, Note>();
        database.sql(
                        """
                        with noted as (
                            insert into notifications.orders as o (order_id, customer_id, facts, heard_at)
                            select v.*, :now
                            from unnest(:orders::uuid[], :customers::uuid[], :facts::jsonb[]) as v
                            on conflict (order_id) do update
                            set customer_id = coalesce(o.customer_id, excluded.customer_id),
                                facts = o.facts || excluded.facts, heard_at = excluded.heard_at
                            returning order_id, customer_id, facts
                        )
                        select n.order_id, n.facts, c.*
                        from noted n join notifications.contacts c using (customer_id)
                        """)
                .param("now", time(now))
                .param("orders", uuids(rows, Row::orderId))
                .param("customers", uuids(rows, Row::customerId))
                .param("facts", texts(rows, row -> json(row.facts())))
                .query((row, _) ->
                        noted.put(
                                row.getObject("order_id", UUID.class),
                                new Note(Contacts.read(row), facts(row))))
                .list();
        return noted;
    }

    Optional<Known> find(UUID orderId) {
        return database.sql("select * from notifications.orders where order_id = :order")
                .param("order", orderId)
                .query((row, _) -> new Known(row.getObject("customer_id", UUID.class), facts(row)))
                .optional();
    }

    int deleteHeardBefore(Instant time, int limit) {
        return database.sql(
                        """
                        delete from notifications.orders where order_id in (
                            select order_id from notifications.orders where heard_at < :time
                            limit :limit for update skip locked)
                        """)
                .param("time", time(time))
                .param("limit", limit)
                .update();
    }

    private static String json(Map<String, Object> facts) {
        return new String(Wire.write(facts), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> facts(ResultSet row) throws SQLException {
        return Wire.mapper().readValue(row.getString("facts"), FACTS);
    }
}
