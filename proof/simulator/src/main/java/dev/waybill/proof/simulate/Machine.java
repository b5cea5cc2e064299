package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import dev.waybill.app.Roles;
import dev.waybill.platform.Ground;
import dev.waybill.platform.House;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Parts;
import dev.waybill.platform.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of the application, from its start to its death: all systems, a relay, readers. Nothing
 * that it remembers outlives it.
 */
final class Machine {

    private static final Map<String, String> SETTINGS = settings();

    private final String name;
    private final Stage stage;
    private final MemoryLog log;
    private final Outside outside;
    private final Sessions pool;
    private final Sessions unpooled;
    private final Parts parts;
    private final boolean together;
    private final long seed;
    private @Nullable Front front;
    private boolean up = true;
    private boolean failed;
    private int calls;
    private int requests;
    Instant frozenUntil = Instant.MIN;

    /**
     * What all machines of a world share.
     *
     * @param together whether the readers of a machine share a consumer and a transaction
     */
    record Surroundings(
            Stage stage,
            MemoryLog log,
            Outside outside,
            Cellar pool,
            Cellar unpooled,
            Parts parts,
            boolean together) {}

    Machine(String name, Surroundings surroundings, long seed) {
        this.name = name;
        this.stage = surroundings.stage();
        this.log = surroundings.log();
        this.outside = surroundings.outside();
        this.pool = new Sessions(surroundings.pool(), stage);
        this.unpooled = new Sessions(surroundings.unpooled(), stage);
        this.parts = surroundings.parts();
        this.together = surroundings.together();
        this.seed = seed;
    }

    void start() {
        stage.cast(
                this,
                "main",
                () -> {
                    try {
                        open();
                    } catch (RuntimeException refused) {
                        // As in production: it says why and ends, and whoever watches starts it
                        // again.
                        failed = true;
                        stage.stir();
                    }
                });
    }

    /** Whether it has not come up: its process ends by itself. */
    boolean hasFailed() {
        return up && failed;
    }

    private void open() {
        var clock = stage.clock();
        var ids = Ids.of(clock, new Random(seed));
        var givens =
                new House.Givens(
                        clock,
                        ids,
                        new Settings(this::setting),
                        new SimpleMeterRegistry(),
                        work -> stage.cast(this, "thread", work).thread,
                        parts);
        var ground = new Ground(pool, unpooled, log.of(this), calls(), stage);
        var house = new House(Roles.systems(""), givens, ground);
        house.start();
        front = new Front(house.controllers(), ids);
        stage.stir();
    }

    private @Nullable String setting(String key) {
        return key.equals("waybill.messaging.readers")
                ? together ? "together" : "apart"
                : SETTINGS.get(key);
    }

    /** Everything outside is simulated; what takes minutes or days takes seconds. */
    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("waybill.payments.stripe.base-url", url("stripe"));
        settings.put("waybill.payments.stripe.key", "sk_test_simulated");
        settings.put("waybill.payments.stripe.webhook-secret", Outside.SECRET);
        settings.put("waybill.payments.stripe.search-lag", "PT20S");
        settings.put("waybill.payments.fraud.base-url", url("fraud"));
        settings.put("waybill.payments.default-method", "pm_card_visa");
        settings.put("waybill.orders.release-after", "PT5S");
        settings.put("waybill.warehouse.pickers", "3");
        settings.put("waybill.warehouse.pick-time", "PT2S");
        settings.put("waybill.warehouse.pick-errors", "5");
        for (var carrier : List.of("ups", "fedex")) {
            var root = "waybill.shipping." + carrier + ".";
            settings.put(root + "base-url", url(carrier));
            settings.put(root + "client-id", "waybill");
            settings.put(root + "client-secret", "simulated");
            settings.put(root + "account", "W4Y811");
            settings.put(root + "webhook-secret", Outside.SECRET);
        }
        settings.put("waybill.shipping.search-lag", "PT20S");
        settings.put("waybill.shipping.elsewhere-after", "PT5M");
        settings.put("waybill.shipping.ask-after", "PT1H");
        settings.put("waybill.notifications.sms.base-url", url("sms"));
        return Map.copyOf(settings);
    }

    private static String url(String provider) {
        return SimulatedUrls.SCHEME + "://" + provider;
    }

    private ExecutorService calls() {
        return new AbstractExecutorService() {
            @Override
            public void execute(Runnable work) {
                stage.cast(Machine.this, "call-" + calls++, work);
            }

            @Override
            public void shutdown() {}

            @Override
            public List<Runnable> shutdownNow() {
                return List.of();
            }

            @Override
            public boolean isShutdown() {
                return false;
            }

            @Override
            public boolean isTerminated() {
                return false;
            }

            @Override
            public boolean awaitTermination(long time, TimeUnit unit) {
                return true;
            }
        };
    }

    /** The answer comes unless the machine dies before. */
    CompletableFuture<Outside.Reply> serve(Front.Request request) {
        var reply = new CompletableFuture<Outside.Reply>();
        var open = requireNonNull(front, "it takes requests");
        stage.cast(
                this,
                "http-" + requests++,
                () -> {
                    try {
                        var answer = open.serve(request);
                        // What a dead process would have said of its death is heard by nobody.
                        Actor.me().mindDeath();
                        reply.complete(answer);
                    } finally {
                        reply.completeExceptionally(new Death());
                    }
                });
        return reply;
    }

    /** Gone, with all that it had in memory; what it had not committed is undone. */
    void kill() {
        up = false;
        log.expel(this);
        stage.end(this);
    }

    /**
     * Nothing of it moves; meanwhile its readers are given up, and so may be its relay's session.
     */
    void freeze(Instant until, boolean cut) {
        frozenUntil = until;
        log.expel(this);
        if (cut && stage.actors().stream().noneMatch(this::isBlocked)) {
            unpooled.lose();
        }
    }

    private boolean isBlocked(Actor actor) {
        return actor.machine == this && actor.state == Actor.State.BLOCKED;
    }

    void loseSessions() {
        pool.lose();
        unpooled.lose();
    }

    boolean isUp() {
        return up;
    }

    boolean takesRequests() {
        return up && front != null;
    }

    Outside outside() {
        return outside;
    }

    String name() {
        return name;
    }
}
