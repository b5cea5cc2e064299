package dev.waybill.platform.http;

import dev.waybill.platform.Migrations;
import dev.waybill.platform.MovableClock;
import dev.waybill.platform.Patience;
import dev.waybill.platform.TestWorld;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** An intake over real tables. Its handler can be held, so that requests gather behind it. */
final class IntakeWorld implements AutoCloseable {

    static final IntakeLoop.Limits SMALL = new IntakeLoop.Limits(4, 3, Duration.ofSeconds(20));

    final MovableClock clock = new MovableClock();
    final TestWorld world = new TestWorld(clock);
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final Intakes intakes =
            new Intakes(
                    world.transactor(), world.database(), TestWorld.threads(), Patience.OF_A_CLOCK);
    final Intake<Add> intake;
    private volatile @Nullable Hold hold;
    private volatile Consumer<Requests<Add>> mischief = _ -> {};

    /** Writes an entry down; names say what is to go wrong. */
    record Add(String name, long amount) {}

    record Entry(String name, long amount) {}

    /** The handler waits in it. */
    static final class Hold {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        void release() {
            released.countDown();
        }

        void awaitArrival() throws InterruptedException {
            if (!arrived.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the handler was not called");
            }
        }
    }

    IntakeWorld() {
        this(IntakeLoop.Limits.USUAL);
    }

    IntakeWorld(IntakeLoop.Limits limits) {
        Migrations.run(world.pool(), "proofs");
        intake = intakes.open("proofs", this::handle, limits);
    }

    private void handle(Requests<Add> requests, Outbox outbox) {
        batches.add(requests.all().size());
        var waits = hold;
        if (waits != null) {
            hold = null;
            waits.arrived.countDown();
            await(waits.released);
        }
        var written = new ArrayList<Add>();
        for (var request : requests) {
            switch (request.body().name()) {
                case "refused" -> request.refuse(Problem.conflict("no", "No."));
                case "later" -> request.refuse(Problem.tryAgain(503, "later", "Later."));
                case "thrown" -> throw Problem.conflict("thrown", "Thrown.");
                case "bug" -> throw new IllegalStateException("bug");
                default -> written.add(request.body());
            }
            if (request.isOpen()) {
                var entry = new Entry(request.body().name(), request.body().amount());
                request.answer(Answer.created("/entries/" + entry.name(), entry).at(1));
            }
        }
        insert(written);
        mischief.accept(requests);
    }

    private void insert(List<Add> entries) {
        world.database()
                .sql(
                        """
                        insert into proofs.entry (name, amount)
                        select * from unnest(:names::text[], :amounts::bigint[])
                        """)
                .param("names", entries.stream().map(Add::name).toArray(String[]::new))
                .param("amounts", entries.stream().mapToLong(Add::amount).toArray())
                .update();
    }

    /** Done at the end of each handling, in its transaction. */
    void mischief(Consumer<Requests<Add>> what) {
        mischief = what;
    }

    /** The next batch waits in the handler until it is released. */
    Hold hold() {
        var next = new Hold();
        hold = next;
        return next;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let the handler go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ResponseEntity<Object> ask(@Nullable String key, String name, long amount) {
        return intake.ask(asking(key), new Add(name, amount));
    }

    ResponseEntity<Object> ask(String name) {
        return ask(null, name, 1);
    }

    /** Completes with the answer, or with the refusal. */
    CompletableFuture<Object> later(@Nullable String key, String name, long amount) {
        var outcome = new CompletableFuture<Object>();
        Thread.startVirtualThread(() -> {
            try {
                outcome.complete(ask(key, name, amount));
            } catch (RuntimeException refused) {
                outcome.complete(refused);
            }
        });
        return outcome;
    }

    static Asking asking(@Nullable String key) {
        return new Asking(
                "POST /entries",
                "POST /entries",
                key,
                null,
                new Cause(new UUID(1, 1), null, null, null));
    }

    List<String> names() {
        return world.database()
                .sql("select name from proofs.entry order by name")
                .query((row, _) -> row.getString(1))
                .list();
    }

    long keys() {
        return world.database()
                .sql("select count(*) from platform.idempotency")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        intakes.close();
        world.close();
    }
}
