package dev.waybill.inventory;

import dev.waybill.contracts.Wire;
import dev.waybill.inventory.Decision.Outcome;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** The records of why a place was chosen. */
final class Decisions {

    private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};

    private final Database database;

    Decisions(Database database) {
        this.database = database;
    }

    /** What was asked for. */
    record Asked(Map<UUID, Integer> demand, Map<UUID, Long> prices, Wish wish) {}

    /** What came of it. */
    record Allocated(List<Line> lines, List<Awaited> awaited) {}

    /** One statement, and none for a batch in which there was nothing to choose. */
    void insert(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.decision
                          (id, reservation_id, order_id, at, rules_version, outcome, question, candidates,
                           allocations, because)
                        select * from unnest(:ids::uuid[], :reservations::uuid[], :orders::uuid[],
                          :times::timestamptz[], :rules::int[], :outcomes::text[], :questions::jsonb[],
                          :candidates::jsonb[], :allocations::jsonb[], :because::text[])
                        """)
                .param("ids", Database.uuids(decisions, Decision::id))
                .param("reservations", Database.uuids(decisions, Decision::reservationId))
                .param("orders", Database.uuids(decisions, Decision::orderId))
                .param("times", Database.instants(decisions, Decision::at))
                .param("rules", Database.ints(decisions, Decision::rulesVersion))
                .param("outcomes", Database.texts(decisions, each -> each.outcome().name()))
                .param(
                        "questions",
                        Database.texts(
                                decisions,
                                each -> json(new Asked(each.demand(), each.prices(), each.wish()))))
                .param("candidates", Database.texts(decisions, each -> json(each.candidates())))
                .param(
                        "allocations",
                        Database.texts(
                                decisions,
                                each -> json(new Allocated(each.lines(), each.awaited()))))
                .param("because", Database.texts(decisions, Decision::because))
                .update();
    }

    private static String json(Object value) {
        return Wire.mapper().writeValueAsString(value);
    }

    List<Decision> of(List<UUID> reservations, UUID orderId) {
        return database.sql(
                        """
                        select * from inventory.decision
                        where order_id = :order or reservation_id = any (:reservations::uuid[])
                        order by at, id
                        """)
                .param("order", orderId)
                .param("reservations", Database.uuids(reservations))
                .query(Decisions::decision)
                .list();
    }

    /** Those by which reservations came to be; later ones are about parts of them. */
    List<Decision> first(List<UUID> reservations) {
        return database.sql(
                        """
                        select distinct on (reservation_id) * from inventory.decision
                        where reservation_id = any (:reservations::uuid[])
                        order by reservation_id, at, id
                        """)
                .param("reservations", Database.uuids(reservations))
                .query(Decisions::decision)
                .list();
    }

    static Decision decision(ResultSet row, int index) throws SQLException {
        var asked = Wire.mapper().readValue(row.getString("question"), Asked.class);
        var allocated = Wire.mapper().readValue(row.getString("allocations"), Allocated.class);
        return new Decision(
                row.getObject("id", UUID.class),
                row.getObject("reservation_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getInt("rules_version"),
                Outcome.valueOf(row.getString("outcome")),
                asked.demand(),
                asked.prices(),
                asked.wish(),
                Wire.mapper().readValue(row.getString("candidates"), CANDIDATES),
                allocated.lines(),
                allocated.awaited(),
                row.getString("because"));
    }
}
