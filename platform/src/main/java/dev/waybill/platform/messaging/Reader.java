package dev.waybill.platform.messaging;

import dev.waybill.platform.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's loop: poll, accept what comes next on each lane, deliver, ring the alarms. Where it
 * stands is in the database; the offsets that Kafka keeps are never asked for.
 */
final class Reader implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Reception reception;
    private final Holes holes;
    private final ReaderGauge gauge;
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private Instant settled = Instant.MIN;
    private Instant decided = Instant.MIN;

    /** What a reader is made of; the proof swaps parts for wrong ones. */
    record Parts(
            String name,
            Listening listening,
            Delivery delivery,
            Alarms alarms,
            Acceptance acceptance,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Clock clock,
            Patience patience) {}

    Reader(Parts parts, ReaderGauge gauge) {
        this.parts = parts;
        this.gauge = gauge;
        this.holes = new Holes(parts.name(), parts.clock());
        this.reception = new Reception(parts.acceptance(), parts.listening(), holes, gauge);
    }

    @Override
    public void run() {
        while (running) {
            try {
                once();
            } catch (WakeupException _) {
                // closing
            } catch (Delivery.Overtaken _) {
                LOG.info(
                        "{} was overtaken by another reader and looks where it stands",
                        parts.name());
                startOver();
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("{} starts over: {}", parts.name(), e.toString(), e);
                    new Wakeup(parts.patience()).await(RETRY);
                    startOver();
                }
            }
        }
        leave();
    }

    void once() {
        if (parts.listening().topics().isEmpty()) {
            new Wakeup(parts.patience()).await(POLL);
            parts.alarms().ring(parts.clock().instant());
            return;
        }
        var open = open();
        var records = open.poll(POLL);
        var accepted = reception.accept(records);
        parts.delivery().deliver(accepted);
        gauge.polled(accepted.size(), lag(open), holes);
        var now = parts.clock().instant();
        parts.alarms().ring(caughtUp(open) ? now : earliest(accepted, now));
        housekeeping(now);
    }

    private void housekeeping(Instant now) {
        if (now.isAfter(decided.plusMillis(500)) || now.isBefore(decided)) {
            decided = now;
            parts.delivery().resumeDecided();
            gauge.parked(parts.delivery().parkedCount());
        }
        if (now.isAfter(settled.plus(SETTLE)) || now.isBefore(settled)) {
            settled = now;
            parts.delivery().settle();
        }
    }

    /**
     * Alarms never overtake messages that are still waiting: until all are heard, it is as late as
     * the oldest of them.
     */
    private static Instant earliest(List<Received> accepted, Instant now) {
        var earliest = accepted.isEmpty() ? Instant.MIN : now;
        for (var message : accepted) {
            earliest = message.toldAt().isBefore(earliest) ? message.toldAt() : earliest;
        }
        return earliest;
    }

    private static boolean caughtUp(Consumer<byte[], byte[]> consumer) {
        var assigned = consumer.assignment();
        for (var partition : assigned) {
            if (consumer.currentLag(partition).orElse(1) > 0) {
                return false;
            }
        }
        return !assigned.isEmpty();
    }

    private static long lag(Consumer<byte[], byte[]> consumer) {
        var lag = 0L;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        return lag;
    }

    private Consumer<byte[], byte[]> open() {
        var current = consumer;
        if (current == null) {
            current = parts.consumers().get();
            current.subscribe(parts.listening().topics(), new Reassigned(current));
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
                LOG.warn("{} cannot look where it stands yet: {}", parts.name(), e.toString());
                leave();
            }
        }
    }

    private void seek(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        var offsets = reception.restart(parts.delivery().reload());
        for (var partition : partitions) {
            var offset = offsets.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
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

    ReaderGauge gauge() {
        return gauge;
    }

    Holes holes() {
        return holes;
    }

    String name() {
        return parts.name();
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
