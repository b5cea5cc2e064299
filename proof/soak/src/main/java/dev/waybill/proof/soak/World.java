package dev.waybill.proof.soak;

import dev.waybill.bench.Unusable;
import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Waybill in pieces: application, PostgreSQL, Kafka and the simulated providers, each a process
 * on a port that it keeps, each behind a proxy that can cut.
 */
final class World implements AutoCloseable {

    private static final int TRIES = 5;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Folder folder;
    private final List<String> jvm;
    private final long seed;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, Proxy> proxies = new EnumMap<>(Part.class);
    private final Map<Part, ProcessHandle> processes = new EnumMap<>(Part.class);
    private final WorldClock clock;
    private final String mutant;
    private final List<Part> applications;
    private boolean closed;

    /**
     * @param applications one or two
     * @param jvm options of the application's JVM
     * @param mutant the name of a known bug; empty for none
     */
    World(Folder folder, int applications, List<String> jvm, long seed, String mutant)
            throws IOException {
        this.folder = folder;
        this.jvm = List.copyOf(jvm);
        this.seed = seed;
        this.mutant = mutant;
        this.applications = List.of(Part.APPLICATION, Part.SECOND).subList(0, applications);
        this.clock = WorldClock.of(folder.clock());
        for (var part : Part.values()) {
            ports.put(part, Local.freePort());
            proxies.put(part, new Proxy(port(part)));
        }
    }

    /** Starts those that the applications stand on, then the applications. */
    void start() {
        start(Part.POSTGRESQL);
        start(Part.KAFKA);
        start(Part.SIMULATORS);
        applications.forEach(this::start);
    }

    /**
     * Returns when it answers. One that ends while it starts, because what it stands on has been
     * taken away just then, is started again, as whoever runs it would.
     */
    synchronized void start(Part part) {
        for (var tries = 1; !startedOnce(part); tries++) {
            if (tries == TRIES) {
                throw new Unusable(
                        "%s does not start: see %s."
                                .formatted(part.words(), folder.log(name(part) + "-out")));
            }
        }
    }

    private boolean startedOnce(Part part) {
        if (closed) {
            throw new Unusable("The run has been ended.");
        }
        var started =
                switch (part) {
                    case POSTGRESQL -> postgres();
                    case KAFKA -> kafka();
                    case SIMULATORS -> Local.start("simulators", folder, providers());
                    case APPLICATION, SECOND -> Local.start(name(part), folder, application(part));
                };
        processes.put(part, started);
        folder.remember(processes.values());
        return switch (part) {
            case POSTGRESQL, KAFKA -> true;
            case SIMULATORS -> Local.answers(started, admin() + "/admin/health");
            case APPLICATION, SECOND ->
                    Local.answers(started, "http://127.0.0.1:" + port(part) + "/actuator/health");
        };
    }

    private ProcessHandle postgres() {
        var settings =
                EmbeddedPostgres.Settings.durable(folder.postgresql(), port(Part.POSTGRESQL));
        return handle(EmbeddedPostgres.start(settings).pid());
    }

    private ProcessHandle kafka() {
        var settings =
                EmbeddedKafka.Settings.on(folder.kafka(), port(Part.KAFKA))
                        .advertising(behind(Part.KAFKA));
        return handle(EmbeddedKafka.startProcess(settings).pid());
    }

    private static ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new Unusable("Process " + pid + " has just ended."));
    }

    private List<String> providers() {
        return Local.java(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                ProvidersMain.class,
                List.of(
                        folder.clock().toString(),
                        String.valueOf(port(Part.SIMULATORS)),
                        folder.simulators().toString(),
                        clients(Part.APPLICATION) + "/webhooks/stripe",
                        String.valueOf(seed)));
    }

    private static String name(Part part) {
        return part == Part.SECOND ? "application-2" : "application";
    }

    private List<String> application(Part part) {
        var options = new ArrayList<>(jvm);
        options.add("-Dwaybill.log=" + folder.log(part == Part.SECOND ? "waybill-2" : "waybill"));
        options.add("-Dlogback.configurationFile=dev/waybill/proof/soak/logback-soak.xml");
        options.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
        var words = new ArrayList<String>();
        words.add(folder.clock().toString());
        words.add(mutant);
        settings(part).forEach((key, value) -> words.add("--waybill." + key + "=" + value));
        return Local.java(options, ApplicationMain.class, words);
    }

    private Map<String, String> settings(Part part) {
        var providers = "http://127.0.0.1:" + behind(Part.SIMULATORS);
        var all = new java.util.TreeMap<String, String>();
        all.put("instance", part == Part.SECOND ? "proof-2" : "proof");
        all.put("http.port", String.valueOf(port(part)));
        all.put("database.url", jdbcUrl(behind(Part.POSTGRESQL)));
        all.put("database.user", "waybill");
        all.put("kafka.bootstrap", bootstrap());
        all.put("simulators.url", admin());
        all.put("payments.stripe.base-url", providers + "/stripe");
        all.put("payments.stripe.key", "sk_test_waybill");
        all.put("payments.stripe.webhook-secret", ProvidersMain.WEBHOOK_SECRET);
        all.put(
                "payments.stripe.search-lag",
                Duration.ofMillis(ProvidersMain.SEARCH_LAG_MILLIS).toString());
        all.put("payments.default-method", "pm_card_visa");
        all.put("payments.fraud.base-url", providers + "/fraud");
        all.putAll(toTheDoor(providers));
        return all;
    }

    /**
     * What takes minutes and days elsewhere takes seconds here; carriers that are silent are asked.
     */
    private static Map<String, String> toTheDoor(String providers) {
        var all = new java.util.TreeMap<String, String>();
        all.put("orders.release-after", "PT6S");
        all.put("warehouse.pickers", "20");
        all.put("warehouse.pick-time", "PT2S");
        all.put("warehouse.pick-errors", "1");
        for (var carrier : ProvidersMain.CARRIERS) {
            var root = "shipping." + carrier + ".";
            all.put(root + "base-url", providers + "/" + carrier);
            all.put(root + "client-id", "waybill");
            all.put(root + "client-secret", "simulated");
            all.put(root + "account", "W4Y811");
            all.put(root + "webhook-secret", ProvidersMain.WEBHOOK_SECRET);
        }
        all.put(
                "shipping.search-lag",
                Duration.ofMillis(ProvidersMain.SEARCH_LAG_MILLIS).toString());
        all.put("shipping.elsewhere-after", "PT2M");
        all.put("shipping.ask-after", "PT15S");
        all.put("notifications.sms.base-url", providers + "/sms");
        return all;
    }

    /** With all its children: nothing of it can write another word. */
    synchronized void kill(Part part) {
        var family = family(part);
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(Local::awaitEnd);
        Local.awaitFree(port(part));
    }

    synchronized void pause(Part part) {
        Local.signal("STOP", family(part));
    }

    synchronized void resume(Part part) {
        Local.signal("CONT", family(part));
    }

    /** The parent first: what is stopped makes no more children. */
    private List<ProcessHandle> family(Part part) {
        var parent = processes.get(part);
        if (parent == null) {
            return List.of();
        }
        var family = new ArrayList<ProcessHandle>();
        family.add(parent);
        parent.descendants().forEach(family::add);
        return family;
    }

    /** Stopped in order, started again: nothing is lost that was in memory on purpose. */
    void restart() {
        stop();
        start();
    }

    private synchronized void stop() {
        for (var application : applications) {
            Local.end(processes.remove(application), GRACE);
        }
        Local.end(processes.remove(Part.SIMULATORS), GRACE);
        EmbeddedKafka.stopLeftover(folder.kafka());
        EmbeddedPostgres.stopLeftover(folder.postgresql());
        processes.clear();
    }

    Proxy proxy(Part part) {
        var proxy = proxies.get(part);
        if (proxy == null) {
            throw new IllegalStateException(part + " has no proxy");
        }
        return proxy;
    }

    WorldClock clock() {
        return clock;
    }

    /** Where the shop's clients go: through the applications' proxies. */
    List<URI> clientsUris() {
        return applications.stream().map(part -> URI.create(clients(part))).toList();
    }

    private String clients(Part part) {
        return "http://127.0.0.1:" + behind(part);
    }

    /** The simulators themselves, past the proxy. */
    String admin() {
        return "http://127.0.0.1:" + port(Part.SIMULATORS);
    }

    /** Past the proxy. */
    String jdbcUrl() {
        return jdbcUrl(port(Part.POSTGRESQL)) + "?user=waybill";
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/waybill";
    }

    String bootstrap() {
        return "127.0.0.1:" + behind(Part.KAFKA);
    }

    private int port(Part part) {
        return value(ports.get(part));
    }

    private int behind(Part part) {
        return proxy(part).port();
    }

    private static int value(@Nullable Integer port) {
        if (port == null) {
            throw new IllegalStateException("a port is missing");
        }
        return port;
    }

    /** What was stopped goes on first, so that it can end. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            for (var part : Part.values()) {
                Local.signal("CONT", family(part));
            }
        }
        try {
            stop();
        } finally {
            proxies.values().forEach(Proxy::close);
            folder.forget();
        }
    }
}
