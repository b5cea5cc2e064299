package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told is what is heard, through a real record on a real log. */
class CloudEventsTest {

    /** Nobody in these tests hears it: what is not readable would be parked elsewhere. */
    private static final TopicPartition LOG = new TopicPartition("shopping.carts", 1);

    private static final String HEARD = "catalog.product-events";

    private final KafkaSettings kafka =
            new KafkaSettings(TestServers.kafkaBootstrap(), "", 3, (short) 1);

    private static final MessageHeaders ALL =
            new MessageHeaders(
                    new UUID(1, 1),
                    "products",
                    "1.0.0",
                    new UUID(2, 2),
                    new UUID(3, 3),
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    "operator Zoë");

    private static final MessageHeaders LEAST =
            new MessageHeaders(
                    new UUID(1, 2), "products", "1.0.0", new UUID(2, 2), null, null, null);

    @Test
    void whatIsToldComesBackWhole() {
        var tick = new Tick(77, 3, 9, "", "", Map.of(LOG.topic() + "/" + LOG.partition(), 41L));
        var records = logged(tick, row(ALL), row(LEAST));

        for (var i = 0; i < 2; i++) {
            var message = CloudEvents.received(records.get(i), _ -> true).orElseThrow();
            assertThat(message.headers()).isEqualTo(List.of(ALL, LEAST).get(i));
            assertThat(message.lane()).isEqualTo(new Lane(LOG.topic(), LOG.partition(), 77));
            assertThat(message.epoch()).isEqualTo(3);
            assertThat(message.sequence()).isEqualTo(42 + i);
            assertThat(message.key()).isEqualTo("key");
            assertThat(message.type()).isEqualTo("product-deleted");
            assertThat(message.toldAt()).isEqualTo(Lines.NOON.plusNanos(123_000));
            assertThat(new String(message.payload(), UTF_8)).isEqualTo("{}");
        }
    }

    @Test
    void ofWhatNobodyHearsOnlyThePlaceIsRead() {
        var before = Instant.now().minusSeconds(1);
        var records = logged(new Tick(79, 3, 9, "", "", Map.of()), row(ALL));

        var message = CloudEvents.received(records.getFirst(), _ -> false).orElseThrow();

        assertThat(message.sequence()).isEqualTo(1);
        assertThat(message.headers()).isEqualTo(MessageHeaders.UNHEARD);
        assertThat(message.toldAt()).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void aClockThatIsHoursAheadStopsNobody() {
        var ahead = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MICROS);
        var records = logged(new Tick(80, 1, 1, "", "", Map.of()), row(ALL, ahead));

        var message = CloudEvents.received(records.getFirst(), _ -> true).orElseThrow();
        assertThat(message.toldAt()).isEqualTo(ahead);
        assertThat(records.getFirst().timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 1.0",
        "content-type, application/json",
        "ce_type, product-deleted",
        "ce_source, /waybill/products",
        "ce_subject, key",
        "ce_time, 2026-03-01T12:00:00.000123Z",
        "ce_dataschema, https://waybill.dev/schemas/product-deleted/1.0.0"
    })
    void itIsACloudEventForEverybodyElse(String header, String value) {
        var records = logged(new Tick(78, 1, 1, "", "", Map.of()), row(ALL));

        var found = records.getFirst().headers().lastHeader(header);
        assertThat(new String(found.value(), UTF_8)).isEqualTo(value);
    }

    private List<ConsumerRecord<byte[], byte[]>> logged(Tick tick, OutboxMessage... rows) {
        TopicSetup.ensure(kafka);
        try (var producer = kafka.producer();
                var consumer = kafka.observer()) {
            consumer.assign(List.of(LOG));
            consumer.seekToEnd(List.of(LOG));
            consumer.position(LOG);
            new Sender(producer, Step.Probe.NONE).send(tick, List.of(rows));
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            Awaitility.await()
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                        return records.size() >= rows.length;
                    });
            return records;
        }
    }

    private static OutboxMessage row(MessageHeaders headers) {
        return row(headers, Lines.NOON.plusNanos(123_000));
    }

    private static OutboxMessage row(MessageHeaders headers, Instant toldAt) {
        return new OutboxMessage(
                LOG.topic(),
                LOG.partition(),
                "key",
                "product-deleted",
                "{}".getBytes(UTF_8),
                HeadersJson.write(headers),
                toldAt);
    }

    @Test
    void headersAreKeptAsTheyAre() {
        assertThat(HeadersJson.read(HeadersJson.write(ALL))).isEqualTo(ALL);
        assertThat(HeadersJson.read(HeadersJson.write(LEAST))).isEqualTo(LEAST);
        assertThat(HeadersJson.write(LEAST)).doesNotContain("null");
    }

    @Test
    void aRecordThatNoRelayHasSentIsReportedAndSkipped() throws Exception {
        try (var world = new KernelWorld();
                var producer = world.kafka().producer()) {
            world.reader("r", KernelWorld.ReaderKind.normal());
            world.relay(KernelWorld.RelayKind.normal());
            for (var i = 0; i < 6; i++) {
                world.tell(world.key(i));
                for (var part = 0; part < 3; part++) {
                    producer.send(new ProducerRecord<>(HEARD, part, null, new byte[] {1}));
                    producer.send(new ProducerRecord<>(HEARD, part, new byte[0], new byte[0]));
                }
            }
            producer.flush();
            for (var i = 0; i < 6; i++) {
                world.tell(world.key(i));
            }

            assertThat(world.settle("r", Duration.ofSeconds(30)).isClean()).isTrue();
            assertThat(world.meters().counter("waybill.reader.foreign", "reader", "r").count())
                    .isPositive();
        }
    }
}
