package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks at the end of the log: what was the last thing that a source said there. */
final class LogTail {

    /** How far back to look: what lies behind was said before, so it cannot be higher. */
    private static final long RECORDS = 200;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<TopicPartition> partitions;

    LogTail(Supplier<Consumer<byte[], byte[]>> consumers, List<TopicPartition> partitions) {
        this.consumers = consumers;
        this.partitions = List.copyOf(partitions);
    }

    /**
     * The highest sequence of the source in its epoch, per {@code topic/partition} where it has
     * spoken.
     */
    Map<String, Long> highestSequences(int source, long epoch) {
        var highest = new HashMap<String, Long>();
        try (var consumer = consumers.get()) {
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((tp, begin) ->
                            consumer.seek(
                                    tp, Math.max(begin, ends.getOrDefault(tp, 0L) - RECORDS)));
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (number(record, "source") == source && number(record, "epoch") == epoch) {
                        highest.merge(
                                record.topic() + "/" + record.partition(),
                                number(record, "sequence"),
                                Math::max);
                    }
                }
            }
        }
        return highest;
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
        var value = record.headers().lastHeader(header);
        return value == null ? -1 : Long.parseLong(new String(value.value(), UTF_8));
    }
}
