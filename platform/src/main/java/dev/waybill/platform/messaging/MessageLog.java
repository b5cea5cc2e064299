package dev.waybill.platform.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** The log that messages travel on: Kafka, or what stands in for it in a simulation. */
public interface MessageLog {

    /** Per topic; never to be changed while messages are kept. */
    int partitions();

    /** Makes the topics that are missing. */
    List<TopicPartition> prepare();

    Producer<byte[], byte[]> producer();

    /** A member of the reader's group; its offsets are kept by the reader, not by the log. */
    Consumer<byte[], byte[]> consumer(String reader);

    /** One that belongs to no group, to look at the log. */
    Consumer<byte[], byte[]> observer();
}
