package dev.waybill.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log on Kafka: which sequences of which source are in it. */
final class Log {

    private static final long MOST_RECORDS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /**
     * @param consumers each of no group
     */
    Log(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /** Where sequences are given out one by one. */
    record Lane(String topic, int part, int source, long epoch) implements Comparable<Lane> {
        @Override
        public int compareTo(Lane other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return topic + "/" + part + " of source " + source + " in epoch " + epoch;
        }
    }

    /**
     * What was read of a lane.
     *
     * @param first where it must be whole from: 1, or what came first if older records were left
     *     out
     */
    record Heard(long first, Ranges sequences) {}

    /**
     * @param lanes those that are in the log
     * @param whole partitions that were read from their very first record
     */
    record Reading(Map<Lane, Heard> lanes, Map<TopicPartition, Boolean> whole) {}

    Reading read() {
        try (var consumer = consumers.get()) {
            var partitions =
                    Topics.all().stream()
                            .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            var whole = seek(consumer, partitions, ends);
            return new Reading(read(consumer, ends, whole), whole);
        }
    }

    /** All of the log if that is not too much, else the newest of each partition. */
    private static Map<TopicPartition, Boolean> seek(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        var begins = consumer.beginningOffsets(partitions, PATIENCE);
        var all = total(ends) - total(begins);
        var most = all <= MOST_RECORDS ? all : MOST_RECORDS / partitions.size();
        var whole = new HashMap<TopicPartition, Boolean>();
        begins.forEach((partition, begin) -> {
            var from = Math.max(begin, ends.getOrDefault(partition, begin) - most);
            consumer.seek(partition, from);
            whole.put(partition, from == 0);
        });
        return whole;
    }

    private static long total(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Lane, Heard> read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Boolean> whole) {
        var lanes = new TreeMap<Lane, Heard>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(Duration.ofMillis(500))) {
                hear(record, lanes, whole);
            }
        }
        return lanes;
    }

    private static void hear(
            ConsumerRecord<byte[], byte[]> record,
            Map<Lane, Heard> lanes,
            Map<TopicPartition, Boolean> whole) {
        var sequence = number(record, "sequence");
        if (sequence < 0) {
            return; // not of Waybill: it has no place in any sequence
        }
        var partition = new TopicPartition(record.topic(), record.partition());
        var lane =
                new Lane(
                        record.topic(),
                        record.partition(),
                        (int) number(record, "source"),
                        number(record, "epoch"));
        lanes.computeIfAbsent(
                        lane,
                        _ ->
                                new Heard(
                                        whole.getOrDefault(partition, false) ? 1 : sequence,
                                        new Ranges()))
                .sequences()
                .add(sequence);
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
        var value = record.headers().lastHeader(header);
        return value == null ? -1 : Long.parseLong(new String(value.value(), UTF_8));
    }

    static Consumer<byte[], byte[]> consumer(String bootstrap) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", "5000");
        // It reads to an end that it knows: what finds nothing must not hold up the next fetch.
        settings.put("fetch.max.wait.ms", "20");
        settings.put("enable.metrics.push", "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
