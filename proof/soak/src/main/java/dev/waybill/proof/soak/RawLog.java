package dev.waybill.proof.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every record of every topic, by a consumer that is none of Waybill's. */
record RawLog(String bootstrap) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** From the first record to the last, in the order of each partition. */
    void read(BiConsumer<LogFold.Heard, byte[]> each) {
        var settings = new Properties();
        settings.putAll(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false",
                        "max.poll.records", "5000",
                        "enable.metrics.push", "false"));
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var all = partitions(consumer);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all, PATIENCE);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    each.accept(heard(record), record.value());
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return Topics.all().stream()
                .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private static LogFold.Heard heard(ConsumerRecord<byte[], byte[]> record) {
        return new LogFold.Heard(
                record.topic(),
                record.partition(),
                header(record, "source"),
                Long.parseLong(header(record, "epoch")),
                Long.parseLong(header(record, "sequence")),
                new String(record.key(), UTF_8),
                header(record, "ce_type"),
                UUID.fromString(header(record, "ce_id")));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException(
                    "%s/%d has a record at %d without the header %s"
                            .formatted(record.topic(), record.partition(), record.offset(), name));
        }
        return new String(header.value(), UTF_8);
    }
}
