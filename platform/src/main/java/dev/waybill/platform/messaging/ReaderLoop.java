package dev.waybill.platform.messaging;

import dev.waybill.platform.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the log for one reader, or for several that share a database: each accepts what comes next
 * for it, all are delivered in one transaction, then their alarms ring. The offsets that Kafka
 * keeps are never asked for.
 */
final class ReaderLoop implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final String name;
    private final List<Reader> readers;
    private final Together together;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Patience patience;
    private final Set<String> topics = new TreeSet<>();
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * @param readers in the order in which they take their turns in a transaction: the same one in
     *     every process, so that two loops do not wait for each other's rows
     */
    ReaderLoop(
            String name,
            List<Reader> readers,
            Together together,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Patience patience) {
        this.name = name;
        this.readers = List.copyOf(readers);
        this.together = together;
        this.consumers = consumers;
        this.patience = patience;
        readers.forEach(reader -> topics.addAll(reader.topics()));
    }

    @Override
    public void run() {
        while (running) {
            try {
                once();
            } catch (WakeupException _) {
                // closing
            } catch (Delivery.Overtaken _) {
                LOG.info("{} was overtaken by another reader and looks where it stands", name);
                startOver();
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("{} starts over: {}", name, e.toString(), e);
                    new Wakeup(patience).await(RETRY);
                    startOver();
                }
            }
        }
        leave();
    }

    void once() {
        if (topics.isEmpty()) {
            new Wakeup(patience).await(POLL);
            ring(Reader::due);
            return;
        }
        var open = open();
        var polled = read(open.poll(POLL));
        together.deliver(readers.stream().filter(reader -> reader.accept(polled)).toList());
        var behind = behind(open);
        ring(reader -> look(reader, behind));
    }

    /** What is due of all of them, in the order of their turns. */
    private void ring(Function<Reader, List<Alarms.Due>> due) {
        together.ring(readers.stream().map(due).flatMap(List::stream).toList());
    }

    /** Each record is read once, whoever hears it. */
    private List<Received> read(ConsumerRecords<byte[], byte[]> records) {
        var messages = new ArrayList<Received>(records.count());
        for (var record : records) {
            var message = CloudEvents.received(record, this::isHeard);
            if (message.isEmpty()) {
                readers.forEach(reader -> reader.gauge().foreign());
            }
            message.ifPresent(messages::add);
        }
        return messages;
    }

    private boolean isHeard(String type) {
        for (var reader : readers) {
            if (reader.hears(type)) {
                return true;
            }
        }
        return false;
    }

    /** Messages still in the log, by topic; of a topic that nobody can tell yet, one. */
    private static Map<String, Long> behind(Consumer<byte[], byte[]> consumer) {
        var behind = new HashMap<String, Long>();
        for (var partition : consumer.assignment()) {
            behind.merge(partition.topic(), consumer.currentLag(partition).orElse(1), Long::sum);
        }
        return behind;
    }

    private static List<Alarms.Due> look(Reader reader, Map<String, Long> behind) {
        var lag = 0L;
        var assigned = false;
        for (var topic : reader.topics()) {
            var left = behind.get(topic);
            assigned |= left != null;
            lag += left == null ? 0 : left;
        }
        return reader.look(lag, lag == 0 && (assigned || reader.topics().isEmpty()));
    }

    private Consumer<byte[], byte[]> open() {
        var current = consumer;
        if (current == null) {
            current = consumers.get();
            current.subscribe(topics, new Reassigned(current));
            consumer = current;
        }
        return current;
    }

    private void startOver() {
        var current = consumer;
        if (current != null) {
            try {
                seek(current, current.assignment());
            } catch (RuntimeException e) {
                LOG.warn("{} cannot look where it stands yet: {}", name, e.toString());
                leave();
            }
        }
    }

    /** From where the one is that has heard least; the others drop what they have. */
    private void seek(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var offsets = new HashMap<TopicPartition, Long>();
        for (var reader : readers) {
            var heard = reader.restart();
            for (var partition : partitions) {
                if (reader.topics().contains(partition.topic())) {
                    offsets.merge(partition, heard.getOrDefault(partition, 0L), Math::min);
                }
            }
        }
        offsets.forEach((partition, from) -> {
            if (from == 0) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, from);
            }
        });
    }

    private final class Reassigned implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> mine;

        Reassigned(Consumer<byte[], byte[]> mine) {
            this.mine = mine;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing to hand over: the position is in the database, and the compare-and-set stops
            // a late writer.
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            seek(mine, mine.assignment());
        }
    }

    private void leave() {
        var current = consumer;
        consumer = null;
        if (current != null) {
            current.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        running = false;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }
}
