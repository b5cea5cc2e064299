package dev.waybill.proof.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bench.Unusable;
import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.platform.Database;
import dev.waybill.proof.soak.Check.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A partner's system that tells into the log by itself, as a source of its own. It is sloppy: its
 * releases overtake their reservations.
 */
final class Partner implements AutoCloseable {

    private static final int EVERY = 25;
    private static final String SOURCE = "99";
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final String bootstrap;
    private final WorldClock clock;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("partner").factory());
    private final Map<String, Long> sequences = new HashMap<>();
    private final Queue<ReserveInventory> overtaken = new ConcurrentLinkedQueue<>();
    private final List<UUID> released = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> keys = Collections.synchronizedSet(new HashSet<>());
    private KafkaProducer<byte[], byte[]> producer;

    Partner(String bootstrap, WorldClock clock) {
        this.bootstrap = bootstrap;
        this.clock = clock;
        this.producer = open();
    }

    private KafkaProducer<byte[], byte[]> open() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "acks", "all",
                        "delivery.timeout.ms", "20000",
                        "request.timeout.ms", "10000",
                        "enable.metrics.push", "false");
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(settings, bytes, bytes);
    }

    /**
     * So many orders have come to their end. Now and then it takes back what it asks for only some
     * orders later, so that the two are not heard in one batch.
     */
    void progress(int orders, String product) {
        if (orders % EVERY == 1) {
            var _ = thread.submit(() -> release(UUID.fromString(product)));
        } else if (orders % EVERY == EVERY / 2) {
            var _ = thread.submit(this::reserve);
        }
    }

    private void release(UUID product) {
        var reservation = UUID.randomUUID();
        var order = UUID.randomUUID();
        var items = List.of(new ReserveInventory.Item(product, 1));
        tell(new ReleaseInventory(reservation, ReleaseReason.ORDER_CANCELLED, order));
        overtaken.add(
                new ReserveInventory(UUID.randomUUID(), null, items, reservation, order, null));
        released.add(reservation);
    }

    private void reserve() {
        for (var late = overtaken.poll(); late != null; late = overtaken.poll()) {
            tell(late);
        }
    }

    private void tell(Object message) {
        tell(message, Contracts.of(message.getClass()));
    }

    private <M> void tell(Object message, Contract<M> contract) {
        var key = contract.subject().apply(contract.type().cast(message)).toString();
        keys.add(contract.topic() + "/" + key);
        var partitions = producer.partitionsFor(contract.topic()).size();
        var part = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
        var record =
                new ProducerRecord<>(
                        contract.topic(), part, key.getBytes(UTF_8), Wire.write(message));
        var sequence = sequences.merge(contract.topic() + "/" + part, 1L, Long::sum);
        headers(contract, key, sequence)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    private Map<String, String> headers(Contract<?> contract, String key, long sequence) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("source", SOURCE);
        headers.put("epoch", "1");
        headers.put("sequence", Long.toString(sequence));
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_type", contract.id());
        headers.put("ce_source", "/waybill/partner");
        headers.put("ce_subject", key);
        headers.put("ce_time", clock.instant().toString());
        headers.put(
                "ce_dataschema",
                "https://waybill.dev/schemas/" + contract.id() + "/" + contract.version());
        headers.put("ce_correlationid", UUID.randomUUID().toString());
        return headers;
    }

    /** Until it is acknowledged; a second copy has the sequence of the first. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        while (true) {
            try {
                producer.send(record).get();
                return;
            } catch (ExecutionException _) {
                producer.close(Duration.ZERO);
                producer = open();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Topic and key of all that it has told. */
    Set<String> keys() {
        return Set.copyOf(keys);
    }

    Check check(Database database) {
        var kept =
                database.sql(
                                """
                                select id, state from inventory.reservation
                                where id = any(:ids) and state not in ('RELEASED', 'REFUSED')
                                """)
                        .param("ids", released.toArray(UUID[]::new))
                        .query((row, _) ->
                                "reservation %s is %s"
                                        .formatted(row.getString(1), row.getString(2)))
                        .list();
        return Check.of(
                Row.STOCK,
                "nothing is held that was released before it was asked for",
                "a partner's system tells the log of releases, and then of the reservations that they overtook",
                released.size(),
                kept);
    }

    /** Returns when all is told. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            var _ = thread.submit(this::reserve);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Unusable("The partner's messages are not taken by Kafka.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
            producer.close(Duration.ofSeconds(5));
        }
    }
}
