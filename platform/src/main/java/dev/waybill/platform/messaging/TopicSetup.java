package dev.waybill.platform.messaging;

import dev.waybill.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * Creates the topics that are missing, and refuses to go on with one that has another number of
 * partitions.
 */
final class TopicSetup {

    private TopicSetup() {}

    static List<TopicPartition> ensure(KafkaSettings kafka) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing = Topics.all().stream().filter(topic -> !existing.contains(topic)).toList();
            admin.createTopics(
                            missing.stream()
                                    .map(topic ->
                                            new NewTopic(
                                                    topic, kafka.partitions(), kafka.replication()))
                                    .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            var described =
                    admin.describeTopics(Topics.all()).allTopicNames().get(30, TimeUnit.SECONDS);
            described
                    .values()
                    .forEach(topic ->
                            check(topic.name(), topic.partitions().size(), kafka.partitions()));
            return described.values().stream()
                    .flatMap(topic ->
                            topic.partitions().stream()
                                    .map(part ->
                                            new TopicPartition(topic.name(), part.partition())))
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrap() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting topics up", e);
        }
    }

    private static void check(String topic, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalStateException(
                    "Topic %s has %d partitions, but waybill.kafka.partitions is %d: keys would change their partition and lose their order."
                            .formatted(topic, found, wanted));
        }
    }
}
