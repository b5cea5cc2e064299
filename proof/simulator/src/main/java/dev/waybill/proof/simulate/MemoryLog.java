package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.Topics;
import dev.waybill.platform.messaging.MessageLog;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The log in memory: the same bytes and headers as on Kafka, the same promises and no more. Who
 * reads which partition is the stage's to decide.
 */
final class MemoryLog {

    static final int PARTITIONS = 2;

    private static final int MOST_AT_ONCE = 12;
    private static final Duration ACKNOWLEDGED_LATE = Duration.ofSeconds(8);

    private final Stage stage;
    private final SplittableRandom luck;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
            new TreeMap<>(MemoryLog::compare);
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Long> foreign = new TreeMap<>();

    MemoryLog(Stage stage, SplittableRandom luck) {
        this.stage = stage;
        this.luck = luck;
        for (var topic : new TreeSet<>(Topics.all())) {
            for (var part = 0; part < PARTITIONS; part++) {
                records.put(new TopicPartition(topic, part), new ArrayList<>());
            }
        }
    }

    private static int compare(TopicPartition one, TopicPartition other) {
        var topics = one.topic().compareTo(other.topic());
        return topics != 0 ? topics : Integer.compare(one.partition(), other.partition());
    }

    /** The log as one machine sees it. */
    MessageLog of(Machine machine) {
        return new MessageLog() {
            @Override
            public int partitions() {
                return PARTITIONS;
            }

            @Override
            public List<TopicPartition> prepare() {
                return List.copyOf(records.keySet());
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return MemoryLog.this.producer();
            }

            @Override
            public Consumer<byte[], byte[]> consumer(String reader) {
                var group = groups.computeIfAbsent(reader, _ -> new Group());
                return new Member(machine, group).asConsumer();
            }

            @Override
            public Consumer<byte[], byte[]> observer() {
                return MemoryLog.this.observer();
            }
        };
    }

    Consumer<byte[], byte[]> observer() {
        return new Member(null, new Group()).asConsumer();
    }

    /** Whose readers do not answer: the others get their partitions. */
    void expel(Machine machine) {
        groups.values().forEach(group -> group.expel(machine));
    }

    /** Nothing reaches a reader until then. */
    void silence(String reader, Instant until) {
        groups.computeIfAbsent(reader, _ -> new Group()).silentUntil = until;
    }

    Stream<Instant> silences(Instant now) {
        return groups.values().stream().map(group -> group.silentUntil).filter(now::isBefore);
    }

    /** A teller of another database, with a source and sequences of its own. */
    void tell(String topic, String key, byte[] body, Map<String, String> headers) {
        var part =
                Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
        var record =
                new ProducerRecord<byte[], byte[]>(
                        topic,
                        part,
                        stage.now().toEpochMilli(),
                        key.getBytes(StandardCharsets.UTF_8),
                        body);
        headers.forEach((name, value) ->
                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("source", "2".getBytes(StandardCharsets.UTF_8));
        record.headers().add("epoch", "1".getBytes(StandardCharsets.UTF_8));
        Actor.me().step(Moment.SEND, route(record));
        // Not before: two who tell at the same time must not send in another order than they count.
        var sequence = foreign.merge(topic + "/" + part, 1L, Long::sum);
        record.headers().add("sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        append(record);
    }

    /** Deals the partitions of all groups anew. */
    void rebalance() {
        groups.values().forEach(Group::turn);
    }

    private @SuppressWarnings("unchecked") Producer<byte[], byte[]> producer() {
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(
                        MemoryLog.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        (_, method, given) ->
                                switch (method.getName()) {
                                    case "send" -> send((ProducerRecord<byte[], byte[]>) given[0]);
                                    case "close", "flush" -> null;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        var fault = Actor.me().step(Moment.SEND, label(record));
        append(record);
        if (fault == Fault.SEND_TWICE) {
            append(record);
        }
        if (fault == Fault.SEND_UNKNOWN) {
            stage.pause(ACKNOWLEDGED_LATE);
            return CompletableFuture.failedFuture(new KafkaException("not acknowledged in time"));
        }
        return CompletableFuture.completedFuture(null);
    }

    private static String label(ProducerRecord<byte[], byte[]> record) {
        return route(record) + " as " + text(record.headers().lastHeader("sequence").value());
    }

    private static String route(ProducerRecord<byte[], byte[]> record) {
        return text(record.headers().lastHeader("ce_type").value())
                + " of "
                + text(record.key())
                + " to "
                + record.topic()
                + "/"
                + record.partition();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void append(ProducerRecord<byte[], byte[]> record) {
        var to = new TopicPartition(record.topic(), record.partition());
        var lane = records.get(to);
        if (lane == null) {
            throw new KafkaException("there is no " + to);
        }
        lane.add(
                new ConsumerRecord<>(
                        record.topic(),
                        record.partition(),
                        lane.size(),
                        record.timestamp() == null ? 0 : record.timestamp(),
                        TimestampType.CREATE_TIME,
                        record.key().length,
                        record.value().length,
                        record.key(),
                        record.value(),
                        new RecordHeaders(record.headers()),
                        Optional.empty()));
        stage.stir();
    }

    private List<ConsumerRecord<byte[], byte[]>> lane(TopicPartition partition) {
        return records.getOrDefault(partition, List.of());
    }

    private static final class Group {
        private final List<Member> members = new ArrayList<>();
        private int turned;
        private int generation;
        private Instant silentUntil = Instant.MIN;

        void join(Member member) {
            members.add(member);
            generation++;
        }

        void leave(Member member) {
            if (members.remove(member)) {
                generation++;
            }
        }

        void expel(Machine machine) {
            if (members.removeIf(member -> member.machine == machine)) {
                generation++;
            }
        }

        void turn() {
            turned++;
            generation++;
        }

        boolean owns(Member member, int index) {
            return members.get((index + turned) % members.size()) == member;
        }
    }

    private final class Member {
        private final @Nullable Machine machine;
        private final Group group;
        private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
        private List<TopicPartition> wanted = List.of();
        private @Nullable ConsumerRebalanceListener listener;
        private int seen = -1;
        private boolean woken;

        Member(@Nullable Machine machine, Group group) {
            this.machine = machine;
            this.group = group;
        }

        @SuppressWarnings("unchecked")
        Consumer<byte[], byte[]> asConsumer() {
            return (Consumer<byte[], byte[]>)
                    Proxy.newProxyInstance(
                            MemoryLog.class.getClassLoader(),
                            new Class<?>[] {Consumer.class},
                            (_, method, given) -> answer(method.getName(), given));
        }

        @SuppressWarnings("unchecked")
        private @Nullable Object answer(String question, Object @Nullable [] given) {
            if (given == null) {
                return switch (question) {
                    case "assignment" -> Set.copyOf(positions.keySet());
                    case "wakeup" -> woken = true;
                    case "close" -> {
                        group.leave(this);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(question);
                };
            }
            return switch (question) {
                case "subscribe" -> {
                    subscribe((Collection<String>) given[0], (ConsumerRebalanceListener) given[1]);
                    yield null;
                }
                case "assign" -> {
                    ((Collection<TopicPartition>) given[0])
                            .forEach(each -> positions.put(each, 0L));
                    yield null;
                }
                case "poll" -> poll((Duration) given[0]);
                case "currentLag" -> lag((TopicPartition) given[0]);
                case "position" -> positions.getOrDefault((TopicPartition) given[0], 0L);
                case "seek" -> {
                    positions.put((TopicPartition) given[0], (Long) given[1]);
                    yield null;
                }
                case "seekToBeginning" -> {
                    ((Collection<TopicPartition>) given[0])
                            .forEach(each -> positions.put(each, 0L));
                    yield null;
                }
                case "endOffsets" -> offsets((Collection<TopicPartition>) given[0], true);
                case "beginningOffsets" -> offsets((Collection<TopicPartition>) given[0], false);
                case "partitionsFor" -> infos((String) given[0]);
                case "close" -> {
                    group.leave(this);
                    yield null;
                }
                default -> throw new UnsupportedOperationException(question);
            };
        }

        private void subscribe(Collection<String> topics, ConsumerRebalanceListener heard) {
            wanted =
                    records.keySet().stream()
                            .filter(each -> topics.contains(each.topic()))
                            .toList();
            listener = heard;
            group.join(this);
        }

        private OptionalLong lag(TopicPartition partition) {
            var position = positions.get(partition);
            return position == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(lane(partition).size() - position);
        }

        private static Map<TopicPartition, Long> none() {
            return new HashMap<>();
        }

        private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, boolean end) {
            var offsets = none();
            of.forEach(each -> offsets.put(each, end ? (long) lane(each).size() : 0L));
            return offsets;
        }

        private List<PartitionInfo> infos(String topic) {
            return records.keySet().stream()
                    .filter(each -> each.topic().equals(topic))
                    .map(each -> new PartitionInfo(topic, each.partition(), null, null, null))
                    .toList();
        }

        private ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
            if (listener == null) {
                return take(Integer.MAX_VALUE);
            }
            if (seen != group.generation) {
                reassign();
            }
            if (!isBehind()) {
                stage.waitUntil(() -> woken || isBehind() || seen != group.generation, atMost);
                if (seen != group.generation) {
                    reassign();
                }
            }
            if (!isBehind()) {
                return take(0);
            }
            Actor.me().step(Moment.POLL, "");
            stage.stir();
            return take(1 + luck.nextInt(MOST_AT_ONCE));
        }

        private void reassign() {
            if (!group.members.contains(this)) {
                group.join(this);
            }
            seen = group.generation;
            var before = new LinkedHashMap<>(positions);
            positions.clear();
            for (var i = 0; i < wanted.size(); i++) {
                if (group.owns(this, i)) {
                    var partition = wanted.get(i);
                    positions.put(partition, before.getOrDefault(partition, 0L));
                }
            }
            stage.stir();
            requireNonNull(listener).onPartitionsAssigned(List.copyOf(positions.keySet()));
        }

        private boolean isBehind() {
            if (stage.now().isBefore(group.silentUntil)) {
                return false;
            }
            return positions.entrySet().stream()
                    .anyMatch(each -> lane(each.getKey()).size() > each.getValue());
        }

        private ConsumerRecords<byte[], byte[]> take(int most) {
            var taken = new LinkedHashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
            var left = most;
            for (var each : positions.entrySet()) {
                var lane = lane(each.getKey());
                var from = Math.toIntExact(each.getValue());
                var to = left >= lane.size() ? lane.size() : Math.min(lane.size(), from + left);
                if (to > from) {
                    taken.put(each.getKey(), List.copyOf(lane.subList(from, to)));
                    each.setValue((long) to);
                    left -= to - from;
                }
            }
            return new ConsumerRecords<>(taken, Map.of());
        }
    }
}
