package dev.waybill.cli;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedPostgres;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the application stands on, started side by side: PostgreSQL, Kafka, and simulators of what
 * is outside. What the user's environment names is taken from there instead.
 */
final class Surroundings {
    private static final Executor SIDE_BY_SIDE =
            task -> Thread.ofPlatform().daemon().name("start").start(task);

    private final DataFolder folder;
    private final Wanted wanted;
    private final @Nullable CompletableFuture<EmbeddedPostgres> postgres;
    private final @Nullable CompletableFuture<EmbeddedKafka> kafka;
    private final @Nullable CompletableFuture<SimulatorsProcess> simulators;

    /** What the environment leaves to us. */
    record Wanted(
            boolean postgres,
            boolean kafka,
            boolean stripe,
            boolean fraud,
            boolean messages,
            boolean carriers) {
        static Wanted with(Map<String, String> environment) {
            return new Wanted(
                    !environment.containsKey("WAYBILL_DATABASE_URL"),
                    !environment.containsKey("WAYBILL_KAFKA_BOOTSTRAP"),
                    environment.keySet().stream()
                            .noneMatch(key -> key.startsWith("WAYBILL_PAYMENTS_STRIPE_")),
                    !environment.containsKey("WAYBILL_PAYMENTS_FRAUD_BASE_URL"),
                    environment.keySet().stream()
                            .noneMatch(
                                    key -> key.matches("WAYBILL_NOTIFICATIONS_(SMTP|SMS|PUSH)_.*")),
                    environment.keySet().stream()
                            .noneMatch(key ->
                                    key.startsWith("WAYBILL_SHIPPING_UPS_")
                                            || key.startsWith("WAYBILL_SHIPPING_FEDEX_")));
        }

        boolean simulators() {
            return stripe || fraud || messages || carriers;
        }
    }

    private Surroundings(DataFolder folder, Wanted wanted, int port, Stopwatch watch) {
        this.folder = folder;
        this.wanted = wanted;
        this.postgres =
                begin(
                        wanted.postgres(),
                        watch.timed(
                                "PostgreSQL",
                                () ->
                                        EmbeddedPostgres.start(
                                                EmbeddedPostgres.Settings.durable(
                                                        folder.postgresql(), 0))));
        this.kafka =
                begin(
                        wanted.kafka(),
                        watch.timed(
                                "Kafka",
                                () ->
                                        EmbeddedKafka.startProcess(
                                                EmbeddedKafka.Settings.on(folder.kafka(), 0))));
        this.simulators =
                begin(
                        wanted.simulators(),
                        watch.timed(
                                "simulators",
                                () ->
                                        SimulatorsProcess.start(
                                                folder,
                                                "http://127.0.0.1:" + port + "/webhooks/stripe")));
    }

    /** Begins to start them; {@link #settings} waits for them. */
    static Surroundings begin(
            DataFolder folder, Map<String, String> environment, int port, Stopwatch watch) {
        return new Surroundings(folder, Wanted.with(environment), port, watch);
    }

    private static <T> @Nullable CompletableFuture<T> begin(boolean wanted, Supplier<T> start) {
        return wanted ? CompletableFuture.supplyAsync(start, SIDE_BY_SIDE) : null;
    }

    /**
     * The application's settings that follow from them.
     *
     * @throws RuntimeException of the first part that did not start
     */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        if (postgres != null) {
            settings.put("waybill.database.url", started(postgres).jdbcUrl());
            settings.put("waybill.database.user", "waybill");
            settings.put("waybill.orders.archive.folder", folder.root() + "/archive");
        }
        if (kafka != null) {
            settings.put("waybill.kafka.bootstrap", started(kafka).bootstrap());
        }
        if (simulators != null) {
            simulated(started(simulators).url(), settings);
        }
        return settings;
    }

    private void simulated(String url, Map<String, String> settings) {
        if (wanted.stripe()) {
            settings.put("waybill.simulators.url", url); // its books are compared with ours
            settings.put("waybill.payments.stripe.base-url", url + "/stripe");
            settings.put("waybill.payments.stripe.key", "sk_test_waybill");
            settings.put(
                    "waybill.payments.stripe.webhook-secret", SimulatorsProcess.WEBHOOK_SECRET);
            settings.put("waybill.payments.default-method", "pm_card_visa");
            settings.put("waybill.warehouse.pickers", "20");
            settings.put("waybill.warehouse.pick-errors", "2");
        }
        if (wanted.fraud()) {
            settings.put("waybill.payments.fraud.base-url", url + "/fraud");
        }
        if (wanted.messages()) {
            settings.putAll(Inbox.settings(url));
        }
        if (wanted.carriers()) {
            SimulatorsProcess.CARRIERS.forEach(carrier -> carrier(url, carrier, settings));
        }
    }

    private static void carrier(String url, String carrier, Map<String, String> settings) {
        var root = "waybill.shipping." + carrier + ".";
        settings.put(root + "base-url", url + "/" + carrier);
        settings.put(root + "client-id", "waybill");
        settings.put(root + "client-secret", "simulated");
        settings.put(root + "account", "W4Y811");
        settings.put(root + "webhook-secret", SimulatorsProcess.WEBHOOK_SECRET);
    }

    private static <T> T started(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }

    /** The processes of what has been started, by name. */
    Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        if (postgres != null) {
            pids.put("PostgreSQL", started(postgres).pid());
        }
        if (kafka != null) {
            pids.put("Kafka", started(kafka).pid());
        }
        if (simulators != null) {
            pids.put("simulators", started(simulators).pid().pid());
        }
        return pids;
    }

    @Nullable String simulatorsUrl() {
        return simulators == null ? null : started(simulators).url();
    }

    /** Tells the name of one that ends by itself. */
    void watch(Consumer<String> ended) {
        pids().forEach((name, pid) ->
                ProcessHandle.of(pid)
                        .ifPresent(process -> process.onExit().thenRun(() -> ended.accept(name))));
    }

    /** Stops what has been started and what is still starting, side by side. */
    void stop() {
        var ends =
                List.of(
                        stopping(simulators, SimulatorsProcess::stop),
                        stopping(kafka, EmbeddedKafka::stop),
                        stopping(postgres, EmbeddedPostgres::stop));
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new Failure(
                    "Not everything on " + folder.root() + " could be stopped: " + e.getCause(), e);
        }
    }

    /** What did not start needs no stop. */
    private static <T> CompletableFuture<Void> stopping(
            @Nullable CompletableFuture<T> part, Consumer<T> stop) {
        if (part == null) {
            return CompletableFuture.completedFuture(null);
        }
        return part.handle((started, _) -> started)
                .thenAcceptAsync(
                        started -> {
                            if (started != null) {
                                stop.accept(started);
                            }
                        },
                        SIDE_BY_SIDE);
    }
}
