package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of a tick to Kafka as CloudEvents in binary mode, each with its contiguous
 * sequence.
 */
final class Sender {

    static final String SCHEMAS = "https://waybill.dev/schemas/";

    private static final byte[] SPEC = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private final Producer<byte[], byte[]> producer;
    private final Step.Probe probe;

    Sender(Producer<byte[], byte[]> producer, Step.Probe probe) {
        this.producer = producer;
        this.probe = probe;
    }

    /**
     * Returns when every row is acknowledged.
     *
     * @return the tick's base, moved on by what was sent
     * @throws SendFailed if any row was not acknowledged; the tick must be sent again
     */
    Map<String, Long> send(Tick tick, List<OutboxMessage> rows) {
        var sequences = new HashMap<>(tick.base());
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(rows.size());
        for (var row : rows) {
            if (acknowledgements.size() == rows.size() / 2) {
                probe.at(Step.AMID_PRODUCE);
            }
            var sequence = sequences.merge(row.topic() + "/" + row.part(), 1L, Long::sum);
            acknowledgements.add(producer.send(record(tick, row, sequence)));
        }
        producer.flush(); // all at once: whoever sends bit by bit is read bit by bit
        probe.at(Step.BEFORE_ACK);
        acknowledgements.forEach(Sender::await);
        return sequences;
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new SendFailed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            Tick tick, OutboxMessage row, long sequence) {
        var record =
                new ProducerRecord<>(
                        row.topic(),
                        row.part(),
                        row.toldAt().toEpochMilli(),
                        row.key().getBytes(UTF_8),
                        row.payload());
        var headers = record.headers();
        headers.add("source", number(tick.source()));
        headers.add("epoch", number(tick.epoch()));
        headers.add("sequence", number(sequence));
        cloudEvent(headers, row);
        return record;
    }

    private static void cloudEvent(Headers headers, OutboxMessage row) {
        var kept = HeadersJson.read(row.headers());
        headers.add("ce_specversion", SPEC);
        headers.add("content-type", JSON);
        put(headers, "ce_id", kept.id());
        put(headers, "ce_type", row.type());
        put(headers, "ce_source", "/waybill/" + kept.system());
        put(headers, "ce_subject", row.key());
        put(headers, "ce_time", rfc3339(row.toldAt()));
        put(headers, "ce_dataschema", SCHEMAS + row.type() + "/" + kept.version());
        put(headers, "ce_correlationid", kept.correlationId());
        put(headers, "ce_causationid", kept.causationId());
        put(headers, "traceparent", kept.traceparent());
        put(headers, "ce_actor", kept.actor());
    }

    private static String rfc3339(Instant instant) {
        return instant.toString();
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(UTF_8);
    }

    /** Kafka did not acknowledge a message. */
    static final class SendFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        SendFailed(Throwable cause) {
            super("Kafka did not acknowledge: " + cause.getMessage(), cause);
        }
    }
}
