package dev.waybill.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Topics;
import dev.waybill.embedded.TestServers;
import dev.waybill.proof.Log.Lane;
import dev.waybill.proof.Ranges.Range;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogTest {

    private static final String TOPIC = Topics.ORDERING_ORDERS;

    @BeforeAll
    static void topics() throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestServers.kafkaBootstrap());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(
                            Topics.all().stream()
                                    .map(topic -> new NewTopic(topic, 2, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    @Test
    void aHoleInASequenceIsFoundHoweverOftenTheRestIsSent() {
        sent(0, 1, 1, 2, 3, 2, 3, 5, 6, 5, 6);
        sent(1, 1, 1, 2, 3);
        sent(1, 2, 1, 2); // another source counts for itself

        var lanes = new Log(() -> Log.consumer(TestServers.kafkaBootstrap())).read().lanes();

        assertThat(lanes.keySet()).containsExactlyInAnyOrder(lane(0, 1), lane(1, 1), lane(1, 2));
        assertThat(lanes.get(lane(0, 1)))
                .satisfies(heard -> {
                    assertThat(heard.first()).isEqualTo(1);
                    assertThat(heard.sequences().holesFrom(1)).containsExactly(new Range(4, 4));
                    assertThat(heard.sequences().highest()).isEqualTo(6);
                });
        assertThat(lanes.get(lane(1, 1)))
                .satisfies(heard -> assertThat(heard.sequences().holesFrom(1)).isEmpty());
    }

    private static Lane lane(int part, int source) {
        return new Lane(TOPIC, part, source, 1);
    }

    private static void sent(int part, int source, long... sequences) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestServers.kafkaBootstrap());
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var sequence : sequences) {
                var record = new ProducerRecord<byte[], byte[]>(TOPIC, part, null, new byte[0]);
                record.headers().add("source", text(source));
                record.headers().add("epoch", text(1));
                record.headers().add("sequence", text(sequence));
                producer.send(record);
            }
        }
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
