package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderArchived.TerminalStatus;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.orders.Order.Money;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Order.Resumes;
import dev.waybill.orders.Order.Sheet;
import dev.waybill.orders.Order.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** How an order lies in its row. */
final class OrderRow {

    static final String FORBIDDEN = "FORBIDDEN";

    private static final TypeReference<List<Money.Unpaid>> UNPAID = new TypeReference<>() {};

    private OrderRow() {}

    static Order read(ResultSet row, int index) throws SQLException {
        var stage = row.getString("stage");
        if (stage.equals(FORBIDDEN)) {
            return new Order.Forbidden(
                    id(row, "order_id"),
                    row.getInt("version"),
                    reason(row),
                    time(row, "created_at"));
        }
        var sheet = sheet(row);
        return switch (OrderStage.valueOf(stage)) {
            case CREATED -> new Order.Created(sheet);
            case CONFIRMED -> new Order.Confirmed(sheet);
            case ON_HOLD -> new Order.OnHold(sheet, Resumes.valueOf(row.getString("resumes")));
            case AWAITING_FULFILMENT -> new Order.AwaitingFulfilment(sheet);
            case FULFILLING -> new Order.Fulfilling(sheet);
            case COMPLETED -> new Order.Completed(sheet, time(row, "completed_at"));
            case CANCELLED -> new Order.Cancelled(sheet, reason(row), time(row, "cancelled_at"));
            case ARCHIVED -> new Order.Archived(sheet, ending(row));
        };
    }

    private static Order.Ending ending(ResultSet row) throws SQLException {
        var completedAt = timeOrNone(row, "completed_at");
        return completedAt == null
                ? new Order.Ending(TerminalStatus.CANCELLED, time(row, "cancelled_at"), reason(row))
                : new Order.Ending(TerminalStatus.COMPLETED, completedAt, null);
    }

    /** With what lies in other tables, where the row says that there is something. */
    static Order readWhole(ResultSet row, int index) throws SQLException {
        var order = read(row, index);
        return order instanceof Real real && row.getBoolean("detailed")
                ? real.with(real.sheet().with(WorkTables.read(row, real.work())))
                : order;
    }

    static String stage(Order order) {
        return order instanceof Real real ? real.stage().name() : FORBIDDEN;
    }

    static @Nullable Terms terms(Order order) {
        return order instanceof Real real ? real.sheet().terms() : null;
    }

    static Money money(Order order) {
        return order instanceof Real real ? real.sheet().money() : Money.NONE;
    }

    static int changes(Order order) {
        return order instanceof Real real ? real.sheet().changes() : 0;
    }

    static @Nullable Integer number(Order order) {
        return order instanceof Real real ? real.sheet().number() : null;
    }

    static Instant createdAt(Order order) {
        return switch (order) {
            case Real real -> real.sheet().createdAt();
            case Order.Forbidden forbidden -> forbidden.at();
        };
    }

    static @Nullable Instant cancelledAt(Order order) {
        return switch (order) {
            case Order.Cancelled cancelled -> cancelled.cancelledAt();
            case Order.Archived(_, var ending) -> ending.isCancelled() ? ending.at() : null;
            case Order.Forbidden forbidden -> forbidden.at();
            case Real _ -> null;
        };
    }

    static @Nullable Instant completedAt(Order order) {
        return switch (order) {
            case Order.Completed completed -> completed.completedAt();
            case Order.Archived(_, var ending) -> ending.isCancelled() ? null : ending.at();
            case Order.Forbidden _, Real _ -> null;
        };
    }

    static @Nullable Instant releaseAt(Order order) {
        return order instanceof Real real ? real.sheet().releaseAt() : null;
    }

    /**
     * When the alarm looks at it; an order whose units are still in a warehouse waits for those.
     */
    static @Nullable Instant wakeAt(Order order) {
        return order instanceof Order.Waiting waiting
                        && waiting.work().lines().sum(OrderLine::allocated) == 0
                ? waiting.sheet().releaseAt()
                : null;
    }

    static @Nullable String resumes(Order order) {
        return order instanceof Order.OnHold(_, var resumes) ? resumes.name() : null;
    }

    static Work work(Order order) {
        return order instanceof Real real ? real.work() : Work.NONE;
    }

    static @Nullable CancellationReason cancelReason(Order order) {
        return switch (order) {
            case Order.Cancelled cancelled -> cancelled.reason();
            case Order.Archived archived -> archived.ending().reason();
            case Order.Forbidden forbidden -> forbidden.reason();
            case Real _ -> null;
        };
    }

    /**
     * A list of ids as PostgreSQL writes it, since {@code unnest} would flatten an array of arrays.
     */
    static @Nullable String array(List<UUID> ids) {
        return ids.isEmpty()
                ? null
                : ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        return new Sheet(
                id(row, "order_id"),
                row.getInt("version"),
                time(row, "created_at"),
                terms(row),
                row.getInt("changes"),
                row.getObject("number", Integer.class),
                new Money(
                        row.getLong("captured"),
                        row.getLong("refunded"),
                        row.getBoolean("voided"),
                        ids(row, "refunds"),
                        row.getLong("promised"),
                        row.getInt("asks"),
                        row.getBoolean("paid_ahead"),
                        row.getLong("claimed"),
                        row.getBoolean("claims_closed"),
                        row.getLong("returned"),
                        unpaid(row)),
                timeOrNone(row, "release_at"),
                new Work(
                        OrderLines.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        row.getInt("fulfilments"),
                        row.getInt("revision"),
                        row.getLong("total_change"),
                        address(row),
                        row.getInt("address_revision"),
                        List.of(),
                        amended(row)));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                id(row, "cart_id"),
                id(row, "customer_id"),
                idOrNone(row, "checkout_session_id"),
                id(row, "correlation_id"),
                idOrNone(row, "payment_id"),
                row.getString("payment_authorization_id"),
                idOrNone(row, "reservation_id"),
                row.getLong("total"),
                row.getString("currency"));
    }

    private static @Nullable DeliveryAddress address(ResultSet row) throws SQLException {
        var json = row.getString("address");
        return json == null ? null : Wire.mapper().readValue(json, DeliveryAddress.class);
    }

    private static Amended amended(ResultSet row) throws SQLException {
        var json = row.getString("amended");
        return json == null ? Amended.NOTHING : Wire.mapper().readValue(json, Amended.class);
    }

    static @Nullable Amended amended(Order order) {
        var amended = work(order).amended();
        return amended.equals(Amended.NOTHING) ? null : amended;
    }

    private static @Nullable List<Money.Unpaid> unpaid(ResultSet row) throws SQLException {
        var json = row.getString("unpaid");
        return json == null ? null : Wire.mapper().readValue(json, UNPAID);
    }

    private static CancellationReason reason(ResultSet row) throws SQLException {
        return CancellationReason.valueOf(row.getString("cancel_reason"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(idOrNone(row, column), column);
    }

    static @Nullable UUID idOrNone(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(timeOrNone(row, column), column);
    }

    static @Nullable Instant timeOrNone(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
