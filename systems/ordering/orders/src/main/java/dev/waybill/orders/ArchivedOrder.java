package dev.waybill.orders;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as it lies in a long-term file: as the outside saw it, for whoever reads the file
 * without Waybill, and every row that there was of it.
 *
 * @param format of this record; another one is another number
 * @param version how many events it has
 * @param order as {@code GET /orders/{id}} showed it
 * @param tables its rows, by table, with the names of their columns
 */
record ArchivedOrder(int format, UUID orderId, int version, JsonNode order, JsonNode tables) {

    private static final int FORMAT = 1;

    /**
     * From its rows.
     *
     * @throws IllegalStateException if they do not tell an order that is over
     */
    static ArchivedOrder of(UUID orderId, JsonNode tables) {
        var history = history(tables.path("history"));
        if (!(OrderHistory.refold(history) instanceof Real order) || !isOver(order)) {
            throw new IllegalStateException("order " + orderId + " is not over");
        }
        var goods = ((OrderEvent.Created) history.getFirst().event()).goods();
        return new ArchivedOrder(
                FORMAT,
                orderId,
                order.version(),
                Wire.mapper().valueToTree(details(order, goods)),
                tables);
    }

    private static OrderDetails details(Real order, Goods goods) {
        return OrderSummary.details(order, goods);
    }

    private static boolean isOver(Real order) {
        return order.stage() == OrderStage.COMPLETED || order.stage() == OrderStage.CANCELLED;
    }

    /** The rows of one table, as JSON that the database can read back. */
    String rows(String table) {
        var rows = tables.path(table);
        return rows.isArray() ? rows.toString() : "[]";
    }

    /** The messages of its journey that lie here. */
    List<UUID> messages() {
        return tables.path("journey").valueStream().map(row -> id(row, "message_id")).toList();
    }

    UUID correlationId() {
        return id(tables.path("history").path(0), "correlation_id");
    }

    List<Recorded> history() {
        return history(tables.path("history"));
    }

    /** As it was, with what has become of its money since. */
    OrderDetails now(Real order) {
        var details = (ObjectNode) this.order.deepCopy();
        details.put("stage", order.stage().name());
        details.put("captured", order.sheet().money().captured());
        details.put("refunded", order.sheet().money().refunded());
        return Wire.mapper().treeToValue(details, OrderDetails.class);
    }

    private static List<Recorded> history(JsonNode rows) {
        var history = new ArrayList<Recorded>();
        for (var row : rows) {
            var type = EventTypes.named(row.path("type").asString());
            history.add(
                    new Recorded(
                            id(row, "order_id"),
                            row.path("version").asInt(),
                            OffsetDateTime.parse(row.path("at").asString()).toInstant(),
                            Wire.mapper().treeToValue(row.path("payload"), type),
                            row.path("actor").isString() ? row.path("actor").asString() : null,
                            idOrNone(row, "message_id"),
                            id(row, "correlation_id")));
        }
        return history;
    }

    private static UUID id(JsonNode row, String column) {
        return Objects.requireNonNull(idOrNone(row, column), column);
    }

    private static @Nullable UUID idOrNone(JsonNode row, String column) {
        return row.path(column).isString() ? UUID.fromString(row.path(column).asString()) : null;
    }
}
