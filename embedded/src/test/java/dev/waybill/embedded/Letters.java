package dev.waybill.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of strings on a broker under test. */
record Letters(String bootstrap) {
    private static final String TOPIC = "letters";

    static Letters on(EmbeddedKafka kafka) {
        return new Letters(kafka.bootstrap());
    }

    String clusterId() throws Exception {
        try (var admin = Admin.create(settings())) {
            return admin.describeCluster().clusterId().get();
        }
    }

    Letters newTopic() throws Exception {
        try (var admin = Admin.create(settings())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        return this;
    }

    void describe() throws Exception {
        try (var admin = Admin.create(settings())) {
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void send(String... letters) throws Exception {
        try (var producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            for (var letter : letters) {
                producer.send(new ProducerRecord<>(TOPIC, letter)).get();
            }
        }
    }

    List<String> receive(int count) {
        var partition = new TopicPartition(TOPIC, 0);
        var received = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (var tries = 0; tries < 20 && received.size() < count; tries++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(one -> received.add(one.value()));
            }
        }
        return received;
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrap);
    }
}
