package dev.waybill.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told, or is going to be.
 *
 * @param dueAt when it may be sent first: later than planned if it waits for the end of quiet hours
 * @param nextAt when it is tried next; none if it has ended
 * @param outcome what the provider said last, or why nothing was sent
 */
record MessageView(
        UUID messageId,
        UUID orderId,
        UUID customerId,
        String template,
        Channel channel,
        String address,
        String language,
        String subject,
        String body,
        Message.State state,
        int attempts,
        Instant plannedAt,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable String outcome) {

    static MessageView of(ResultSet row) throws SQLException {
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("template"),
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                Message.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("planned_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                time(row, "sent_at"),
                time(row, "next_at"),
                time(row, "ended_at"),
                row.getString("outcome"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
