package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.platform.MovableClock;
import dev.waybill.platform.Patience;
import dev.waybill.platform.TestWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers that share a transaction keep every promise that each of them gives alone. */
class TogetherTest {

    private static final UUID NEWS = new UUID(7, 7);

    private final TestWorld world = new TestWorld(new MovableClock());
    private final Map<String, Set<Integer>> bad = new HashMap<>();
    private final Together together =
            new Together(new Positions(world.database()), world.transactor());
    private final Reader left = reader("left");
    private final Reader right = reader("right");

    private Reader reader(String name) {
        BatchHandler<ProductDeleted> handler = (batch, outbox) -> handle(name, batch, outbox);
        var listening =
                new Listening(
                        List.of(new Ear<>(name, handler).on(ProductsContracts.PRODUCT_DELETED)));
        var delivery =
                new Delivery(
                        new Delivery.Parts(
                                name,
                                name,
                                listening,
                                new Positions(world.database()),
                                new ParkedMessages(world.database()),
                                world.transactor(),
                                List.of(Duration.ofMillis(1)),
                                Step.Probe.NONE,
                                Patience.OF_A_CLOCK));
        return new Reader(
                new Reader.Parts(
                        name,
                        listening,
                        delivery,
                        new Alarms(name, List.of(), world.transactor()),
                        Acceptance.CONTIGUOUS,
                        new MovableClock()),
                new ReaderGauge(name, new SimpleMeterRegistry()));
    }

    @BeforeEach
    void table() {
        world.database().sql("create table heard (reader text, n int, xid xid8)").update();
        left.restart();
        right.restart();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void handle(String name, Batch<ProductDeleted> batch, Outbox outbox) {
        for (var message : batch) {
            var n = (int) message.body().eventId().getLeastSignificantBits();
            world.database()
                    .sql("insert into heard values (:reader, :n, pg_current_xact_id())")
                    .param("reader", name)
                    .param("n", n)
                    .update();
            outbox.tell(
                    new ProductDeleted(new UUID(n, name.hashCode()), Lines.NOON, NEWS, null),
                    message.cause());
            if (bad.getOrDefault(name, Set.of()).contains(n)) {
                throw new IllegalStateException("bad " + n);
            }
        }
    }

    private void poll(List<Received> messages) {
        together.deliver(Stream.of(left, right).filter(reader -> reader.accept(messages)).toList());
    }

    private List<Integer> heard(String reader) {
        return world.database()
                .sql("select n from heard where reader = :reader order by n")
                .param("reader", reader)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private long count(String sql) {
        return world.database().sql(sql).query(Long.class).single();
    }

    private long position(String reader) {
        return world.database()
                .sql(
                        "select coalesce(max(last_sequence), 0) from platform.position where reader = :reader")
                .param("reader", reader)
                .query(Long.class)
                .single();
    }

    @Test
    void onePollIsOneTransactionForAllAndEachTellsInItsOwnName() {
        poll(Lines.deleted(1, 10));

        assertThat(count("select count(distinct xid) from heard")).isEqualTo(1);
        assertThat(heard("left")).hasSize(10).isEqualTo(heard("right"));
        assertThat(position("left")).isEqualTo(10);
        assertThat(position("right")).isEqualTo(10);
        assertThat(
                        count(
                                "select count(*) from platform.outbox where headers->>'system' in ('left', 'right')"))
                .isEqualTo(20);
        assertThat(count("select count(distinct headers->>'system') from platform.outbox"))
                .isEqualTo(2);
    }

    @Test
    void whatIsBadForOneIsParkedForItAndHeardByTheOthers() {
        bad.put("right", Set.of(4));

        poll(Lines.deleted(1, 10));

        assertThat(heard("left")).hasSize(10);
        assertThat(heard("right")).hasSize(9).doesNotContain(4);
        assertThat(position("left")).isEqualTo(10);
        assertThat(position("right")).isEqualTo(10);
        assertThat(right.delivery().parkedCount()).isEqualTo(1);
        assertThat(left.delivery().parkedCount()).isZero();
        assertThat(count("select count(*) from platform.outbox"))
                .as("nothing is told twice, and nothing for what was rolled back")
                .isEqualTo(19);
    }

    @Test
    void ifOneIsOvertakenNobodyHasDoneAnything() {
        var other = reader("right");
        other.restart();
        other.accept(Lines.deleted(1, 3));
        other.deliver();

        assertThatThrownBy(() -> poll(Lines.deleted(1, 5))).isInstanceOf(Delivery.Overtaken.class);

        assertThat(heard("left")).isEmpty();
        assertThat(position("left")).isZero();
        left.restart();
        right.restart();
        poll(Lines.deleted(1, 5));
        assertThat(heard("left")).hasSize(5);
        assertThat(heard("right")).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whoIsAheadDropsWhatItHasAndTheOtherCatchesUp() {
        left.accept(Lines.deleted(1, 5));
        left.deliver();

        poll(Lines.deleted(1, 8));

        assertThat(heard("left")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(heard("right")).hasSize(8);
    }
}
