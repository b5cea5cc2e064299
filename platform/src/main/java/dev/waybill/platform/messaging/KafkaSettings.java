package dev.waybill.platform.messaging;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How Kafka is reached.
 *
 * @param instance this process's lasting name, so that its readers get their partitions back at
 *     once after a crash; empty if it has none
 * @param partitions per topic; never to be changed while messages are kept
 */
public record KafkaSettings(String bootstrap, String instance, int partitions, short replication)
        implements MessageLog {

    @Override
    public List<TopicPartition> prepare() {
        return TopicSetup.ensure(this);
    }

    @Override
    public Producer<byte[], byte[]> producer() {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        // Longer than it takes to hand over a tick, which is flushed when it is complete: sent from
        // its first record on, it would go in several requests.
        settings.put("linger.ms", "25");
        settings.put("batch.size", "262144");
        settings.put("delivery.timeout.ms", "20000");
        settings.put("request.timeout.ms", "8000");
        settings.put("max.block.ms", "8000");
        settings.put("enable.metrics.push", "false");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> consumer(String reader) {
        var settings = consumerBasics();
        settings.put("group.id", "waybill." + reader);
        settings.put("session.timeout.ms", "10000");
        settings.put("heartbeat.interval.ms", "2000");
        settings.put("max.poll.records", "1000");
        settings.put("fetch.max.wait.ms", "500");
        settings.put(
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        if (!instance.isEmpty()) {
            settings.put("group.instance.id", instance + "." + reader);
        }
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> observer() {
        return new KafkaConsumer<>(
                consumerBasics(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Properties consumerBasics() {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.metrics.push", "false");
        return settings;
    }
}
