package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.platform.MovableClock;
import dev.waybill.platform.Patience;
import dev.waybill.platform.Setback;
import dev.waybill.platform.TestWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handled, where the reader stands and what is parked are one transaction. */
class DeliveryTest {

    private final TestWorld world = new TestWorld(new MovableClock());
    private final AtomicInteger attempts = new AtomicInteger();
    private Set<Integer> bad = Set.of();
    private Runnable mischief = () -> {};
    private final Delivery delivery = delivery();

    private Delivery delivery() {
        var listening =
                new Listening(
                        List.of(
                                new Ear<ProductDeleted>("r", this::handle)
                                        .on(ProductsContracts.PRODUCT_DELETED)));
        return new Delivery(
                new Delivery.Parts(
                        "proofs",
                        "r",
                        listening,
                        new Positions(world.database()),
                        new ParkedMessages(world.database()),
                        world.transactor(),
                        List.of(Duration.ofMillis(1)),
                        Step.Probe.NONE,
                        Patience.OF_A_CLOCK));
    }

    @BeforeEach
    void table() {
        world.database()
                .sql("create table heard (place bigint generated always as identity, n int)")
                .update();
        delivery.reload();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void handle(Batch<ProductDeleted> batch, Outbox outbox) {
        attempts.incrementAndGet();
        var numbers = batch.bodies().mapToInt(DeliveryTest::number).toArray();
        world.database()
                .sql("insert into heard (n) select unnest(:numbers::int[])")
                .param("numbers", numbers)
                .update();
        mischief.run();
        for (var n : numbers) {
            if (bad.contains(n)) {
                throw new IllegalStateException("bad " + n);
            }
        }
    }

    private static int number(ProductDeleted message) {
        return (int) message.eventId().getLeastSignificantBits();
    }

    private List<Integer> heard() {
        return world.database()
                .sql("select n from heard order by place")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private long position() {
        return world.database()
                .sql("select coalesce(max(last_sequence), 0) from platform.position")
                .query(Long.class)
                .single();
    }

    @Test
    void threeBadMessagesOfTwoHundredAreParkedAndAllOthersHandledInOrder() {
        bad = Set.of(1, 77, 200);

        delivery.deliver(Lines.deleted(1, 200));

        assertThat(heard())
                .isEqualTo(
                        IntStream.rangeClosed(1, 200)
                                .filter(n -> !bad.contains(n))
                                .boxed()
                                .toList());
        assertThat(position()).isEqualTo(200);
        assertThat(new ParkedMessages(world.database()).page(0, 10))
                .extracting(ParkedMessages.Parked::error)
                .satisfiesExactly(
                        error -> assertThat(error).contains("bad 1"),
                        error -> assertThat(error).contains("bad 77"),
                        error -> assertThat(error).contains("bad 200"));
        assertThat(attempts.get()).as("bisected, not one by one").isLessThan(60);
        assertThat(delivery.parkedCount()).isEqualTo(3);
    }

    @Test
    void laterMessagesOfAParkedKeyWaitBehindIt() {
        bad = Set.of(1);
        var key = new UUID(9, 9);
        delivery.deliver(List.of(Lines.deleted(key, 1)));
        delivery.deliver(List.of(Lines.deleted(key, 2), Lines.deleted(3)));

        assertThat(heard()).containsExactly(3);
        assertThat(delivery.parkedCount()).isEqualTo(2);
    }

    @Test
    void aVersionThatCannotBeReadIsParkedAndComesBackWhenItCan() {
        var body = new ProductDeleted(new UUID(0, 2), Lines.NOON, new UUID(9, 2), null);
        delivery.deliver(
                List.of(
                        Lines.deleted(1),
                        Lines.of(body, "2.0.0", Wire.write(body), 2),
                        Lines.deleted(3)));

        assertThat(heard()).containsExactly(1, 3);
        assertThat(new ParkedMessages(world.database()).page(0, 10).getFirst().error())
                .contains("cannot read product-deleted 2.0.0");
    }

    @Test
    void aConnectionKilledInMidBatchIsAnOutageAndTheSameBatchIsDoneLater() {
        mischief =
                () ->
                        world.database()
                                .sql("select pg_terminate_backend(pg_backend_pid())")
                                .query((_, _) -> true)
                                .list();
        var batch = Lines.deleted(1, 20);

        assertThatThrownBy(() -> delivery.deliver(batch))
                .satisfies(failure -> assertThat(Setback.of(failure)).isEqualTo(Setback.OUTAGE));
        assertThat(attempts.get()).as("neither bisected nor parked").isEqualTo(1);
        assertThat(heard()).isEmpty();

        mischief = () -> {};
        delivery.reload();
        delivery.deliver(batch);
        assertThat(heard()).hasSize(20);
        assertThat(position()).isEqualTo(20);
        assertThat(delivery.parkedCount()).isZero();
    }

    @Test
    void anotherReaderThatWasQuickerIsNotOverwritten() {
        var other = delivery();
        other.reload();
        delivery.deliver(Lines.deleted(1, 5));

        assertThatThrownBy(() -> other.deliver(Lines.deleted(1, 3)))
                .isInstanceOf(Delivery.Overtaken.class);
        assertThat(heard()).hasSize(5);
        assertThat(position()).isEqualTo(5);
    }

    private static Received heardAt(int offset, int sequence) {
        var line = Lines.deleted(offset);
        return new Received(
                line.topic(),
                0,
                offset,
                1,
                1,
                sequence,
                line.key(),
                line.type(),
                line.toldAt(),
                line.headers(),
                line.payload());
    }

    private static Received stranger(int offset, int source, int sequence) {
        var line = Lines.deleted(offset);
        return new Received(
                line.topic(),
                0,
                offset,
                source,
                1,
                sequence,
                line.key(),
                "product-renamed",
                line.toldAt(),
                line.headers(),
                line.payload());
    }

    /** Where a reader that is started anew reads on, and what it takes for the next message. */
    private void assertNothingOfAnotherSourceIsLeftOut(int heardOf) {
        var reception =
                new Reception(
                        Acceptance.CONTIGUOUS,
                        new Holes("r", Clock.systemUTC()),
                        new ReaderGauge("r", new SimpleMeterRegistry()));
        var readsFrom = reception.restart(delivery().reload());
        var next = new ArrayList<Received>();
        for (Long offset = readsFrom.values().iterator().next(); offset <= 7; offset++) {
            var at = offset.intValue();
            next.add(stranger(at, 2, at <= heardOf ? at : at - 1));
        }
        assertThat(reception.accept(next, Set.of(next.getFirst().topic())))
                .extracting(Received::sequence)
                .as("the other source's messages after those that were passed")
                .startsWith(heardOf + 1L);
    }

    /** Of another source, for nobody here: the first one has a row, the others are remembered. */
    private void passThree() {
        delivery.deliver(List.of(stranger(1, 2, 1)));
        delivery.settle();
        delivery.deliver(List.of(stranger(2, 2, 2), stranger(3, 2, 3)));
    }

    @Test
    void whoDiesAfterAMessageOfOneSourceHasNoHoleInAnother() {
        passThree();

        delivery.deliver(List.of(heardAt(4, 1)));

        assertNothingOfAnotherSourceIsLeftOut(3);
    }

    @Test
    void aTurnOfTwoSourcesMovesBoth() {
        delivery.deliver(List.of(stranger(1, 2, 1), heardAt(2, 1), stranger(3, 2, 2)));

        assertThat(position()).isEqualTo(2);
    }

    @Test
    void aParkedMessageOfOneSourceLeavesNoHoleInAnother() {
        bad = Set.of(4);
        passThree();

        delivery.deliver(List.of(heardAt(4, 1)));

        assertThat(delivery.parkedCount()).isEqualTo(1);
        assertNothingOfAnotherSourceIsLeftOut(3);
    }

    @Test
    void messagesThatNobodyWantsMoveThePositionOnly() {
        var strangers =
                IntStream.rangeClosed(1, 5).mapToObj(each -> stranger(each, 1, each)).toList();

        delivery.deliver(strangers);
        assertThat(position()).as("not worth a transaction").isZero();
        delivery.settle();

        assertThat(position()).isEqualTo(5);
        assertThat(attempts.get()).isZero();
    }
}
