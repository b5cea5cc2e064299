package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a message back from a CloudEvent in Kafka's binary mode. */
final class CloudEvents {

    private static final Logger LOG = LoggerFactory.getLogger(CloudEvents.class);

    private CloudEvents() {}

    /**
     * Empty, and loudly so, for a record that no relay has sent: it has no place in any sequence.
     *
     * @param heard which types the reader hears; of the others only their place is read, since a
     *     reader comes by far more messages than it hears
     */
    static Optional<Received> received(
            ConsumerRecord<byte[], byte[]> record, Predicate<String> heard) {
        try {
            return Optional.of(new Headers(record).received(record, heard));
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

    /** The values of all headers, found in one walk over them. */
    private static final class Headers {

        private byte @Nullable [] source;
        private byte @Nullable [] epoch;
        private byte @Nullable [] sequence;
        private byte @Nullable [] type;
        private byte @Nullable [] time;
        private byte @Nullable [] id;
        private byte @Nullable [] system;
        private byte @Nullable [] schema;
        private byte @Nullable [] correlation;
        private byte @Nullable [] causation;
        private byte @Nullable [] trace;
        private byte @Nullable [] actor;

        Headers(ConsumerRecord<byte[], byte[]> record) {
            for (var header : record.headers()) {
                put(header.key(), header.value());
            }
        }

        private void put(String name, byte[] value) {
            switch (name) {
                case "source" -> source = value;
                case "epoch" -> epoch = value;
                case "sequence" -> sequence = value;
                case "ce_type" -> type = value;
                case "ce_time" -> time = value;
                case "ce_id" -> id = value;
                case "ce_source" -> system = value;
                case "ce_dataschema" -> schema = value;
                case "ce_correlationid" -> correlation = value;
                case "ce_causationid" -> causation = value;
                case "traceparent" -> trace = value;
                case "ce_actor" -> actor = value;
                default -> {
                    // others may be added
                }
            }
        }

        Received received(ConsumerRecord<byte[], byte[]> record, Predicate<String> heard) {
            var name = need("ce_type", type);
            var wanted = heard.test(name);
            return new Received(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    (int) number("source", source),
                    number("epoch", epoch),
                    number("sequence", sequence),
                    new String(record.key(), UTF_8),
                    name,
                    wanted
                            ? Instant.parse(need("ce_time", time))
                            : Instant.ofEpochMilli(record.timestamp()),
                    wanted ? details() : MessageHeaders.UNHEARD,
                    record.value());
        }

        private MessageHeaders details() {
            var teller = need("ce_source", system);
            var contract = need("ce_dataschema", schema);
            return new MessageHeaders(
                    UUID.fromString(need("ce_id", id)),
                    teller.substring(teller.lastIndexOf('/') + 1),
                    contract.substring(contract.lastIndexOf('/') + 1),
                    UUID.fromString(need("ce_correlationid", correlation)),
                    causation == null ? null : UUID.fromString(new String(causation, UTF_8)),
                    trace == null ? null : new String(trace, UTF_8),
                    actor == null ? null : new String(actor, UTF_8));
        }

        private static long number(String name, byte @Nullable [] value) {
            return Long.parseLong(need(name, value));
        }

        private static String need(String name, byte @Nullable [] value) {
            if (value == null) {
                throw new IllegalArgumentException(
                        "a record without the header " + name + " is not of Waybill");
            }
            return new String(value, UTF_8);
        }
    }
}
