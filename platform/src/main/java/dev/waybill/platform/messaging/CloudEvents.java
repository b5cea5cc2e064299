package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a message back from a CloudEvent in Kafka's binary mode. */
final class CloudEvents {

    private static final Logger LOG = LoggerFactory.getLogger(CloudEvents.class);

    private CloudEvents() {}

    /**
     * Empty, and loudly so, for a record that no relay has sent: it has no place in any sequence.
     */
    static Optional<Received> received(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(parse(record));
        } catch (RuntimeException notOurs) {
            LOG.error(
                    "{}/{} has a record at {} that is not of Waybill: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    notOurs.toString());
            return Optional.empty();
        }
    }

    private static Received parse(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var system = need(headers, "ce_source");
        var schema = need(headers, "ce_dataschema");
        return new Received(
                record.topic(),
                record.partition(),
                record.offset(),
                Integer.parseInt(need(headers, "source")),
                Long.parseLong(need(headers, "epoch")),
                Long.parseLong(need(headers, "sequence")),
                new String(record.key(), UTF_8),
                need(headers, "ce_type"),
                Instant.parse(need(headers, "ce_time")),
                new MessageHeaders(
                        UUID.fromString(need(headers, "ce_id")),
                        system.substring(system.lastIndexOf('/') + 1),
                        schema.substring(schema.lastIndexOf('/') + 1),
                        UUID.fromString(need(headers, "ce_correlationid")),
                        id(text(headers, "ce_causationid")),
                        text(headers, "traceparent"),
                        text(headers, "ce_actor")),
                record.value());
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String need(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "a record without the header " + name + " is not of Waybill");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
