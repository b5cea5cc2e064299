package dev.waybill.platform.messaging;

import dev.waybill.contracts.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics that are missing, and refuses to go on with one that has another number of
 * partitions.
 *
 * <p>The broker stamps what comes in ({@code LogAppendTime}). With the sender's own time a clock
 * that is an hour ahead would have every batch refused, for good, and what has waited in the outbox
 * for longer than the retention would be deleted on arrival. When it was told is in {@code
 * ce_time}.
 */
final class TopicSetup {

    private static final Map<String, String> STAMPED_BY_THE_BROKER =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    private TopicSetup() {}

    static List<TopicPartition> ensure(KafkaSettings kafka) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing = Topics.all().stream().filter(topic -> !existing.contains(topic)).toList();
            admin.createTopics(
                            missing.stream()
                                    .map(topic ->
                                            new NewTopic(
                                                            topic,
                                                            kafka.partitions(),
                                                            kafka.replication())
                                                    .configs(STAMPED_BY_THE_BROKER))
                                    .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            stamp(admin, existing);
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

    /** Topics of a Waybill that is older than this. */
    private static void stamp(Admin admin, Set<String> existing)
            throws ExecutionException, TimeoutException, InterruptedException {
        var topics =
                Topics.all().stream()
                        .filter(existing::contains)
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        var configs = admin.describeConfigs(topics).all().get(30, TimeUnit.SECONDS);
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        configs.forEach((topic, config) -> {
            var wrong = new ArrayList<AlterConfigOp>();
            STAMPED_BY_THE_BROKER.forEach((name, value) -> {
                var found = config.get(name);
                if (found == null || !value.equals(found.value())) {
                    wrong.add(
                            new AlterConfigOp(
                                    new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                }
            });
            if (!wrong.isEmpty()) {
                changes.put(topic, wrong);
            }
        });
        admin.incrementalAlterConfigs(changes).all().get(30, TimeUnit.SECONDS);
    }

    private static void check(String topic, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalStateException(
                    "Topic %s has %d partitions, but waybill.kafka.partitions is %d: keys would change their partition and lose their order."
                            .formatted(topic, found, wanted));
        }
    }
}
