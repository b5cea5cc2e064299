package dev.waybill.platform.messaging;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what is told during a transaction and inserts all of it at the end, after every row lock
 * has been taken.
 */
final class OutboxBuffer implements Outbox {

    private static final String INSERT =
            """
            insert into platform.outbox (topic, part, key, type, payload, headers, told_at)
            select topic, part, key, type, payload, headers::jsonb, ?::timestamptz
            from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::bytea[], ?::text[])
                with ordinality as told(topic, part, key, type, payload, headers, place)
            order by place
            """;

    private final String system;
    private final Ids ids;
    private final Partitioner partitioner;
    private final Instant now;
    private final List<OutboxMessage> told = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();

    OutboxBuffer(String system, Ids ids, Partitioner partitioner, Instant now) {
        this.system = system;
        this.ids = ids;
        this.partitioner = partitioner;
        this.now = now;
    }

    @Override
    public void tell(Object message, Cause cause) {
        tell(ids.next(), message, cause);
    }

    @Override
    public void tell(UUID id, Object message, Cause cause) {
        told.add(sealed(id, message, Contracts.of(message.getClass()), cause));
    }

    private <M> OutboxMessage sealed(UUID id, Object message, Contract<M> contract, Cause cause) {
        var key = contract.subject().apply(contract.type().cast(message)).toString();
        var headers =
                new MessageHeaders(
                        id,
                        system,
                        contract.version(),
                        cause.correlationId(),
                        cause.causationId(),
                        cause.traceparent(),
                        cause.actor());
        return new OutboxMessage(
                contract.topic(),
                partitioner.of(key),
                key,
                contract.id(),
                Wire.write(message),
                HeadersJson.write(headers),
                now);
    }

    @Override
    public void afterCommit(Runnable effect) {
        effects.add(effect);
    }

    List<OutboxMessage> told() {
        return told;
    }

    List<Runnable> effects() {
        return effects;
    }

    void insert(Connection connection) throws SQLException {
        insert(connection, told, now);
    }

    /** In the order in which they were told. */
    static void insert(Connection connection, List<OutboxMessage> told, Instant now)
            throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setObject(2, told.stream().map(OutboxMessage::topic).toArray(String[]::new));
            insert.setObject(3, told.stream().mapToInt(OutboxMessage::part).toArray());
            insert.setObject(4, told.stream().map(OutboxMessage::key).toArray(String[]::new));
            insert.setObject(5, told.stream().map(OutboxMessage::type).toArray(String[]::new));
            insert.setObject(6, told.stream().map(OutboxMessage::payload).toArray(byte[][]::new));
            insert.setObject(7, told.stream().map(OutboxMessage::headers).toArray(String[]::new));
            insert.executeUpdate();
        }
    }
}
