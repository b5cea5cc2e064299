package dev.waybill.bench;

import dev.waybill.bench.Meter.Kind;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A closed loop of clients who each place an order, wait until it is confirmed, and place the next;
 * over HTTP only. It tells what Waybill did, what it took, and what PostgreSQL alone could have
 * done.
 */
public final class Bench {

    private static final int UNITS = 500_000;
    private static final int ITEMS = 3;

    private final Options options;
    private final PrintStream out;
    private final Server server;

    private Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.server = new Server(options.server());
    }

    /**
     * @param direct each order in one request, {@code POST /checkouts}
     * @param hot everybody buys one product that runs out, see {@link Hot}
     * @param pids processes whose use of the machine is shown, by the name to show
     * @param limit measured after the orders if given
     * @param json where the figures go for machines, if given
     */
    public record Options(
            URI server,
            int clients,
            int products,
            Duration warmUp,
            Duration measured,
            boolean direct,
            boolean hot,
            Map<String, Long> pids,
            PgLimit.@Nullable Options limit,
            @Nullable Path json) {

        public Options {
            pids = Collections.unmodifiableMap(new LinkedHashMap<>(pids)); // shown in this order
            require(clients >= 1 && clients <= 10_000, "--clients must be between 1 and 10,000.");
            require(products >= ITEMS, "--products must be at least " + ITEMS + ".");
            require(
                    !measured.isNegative() && !measured.isZero(),
                    "The measured time must be over 0.");
            require(!warmUp.isNegative(), "The warm-up must not be negative.");
        }

        /** 128 clients, 5,000 products, 15 s of warm-up, 60 s measured. */
        public static Options of(URI server) {
            return new Options(
                    server,
                    defaultClients(false, false),
                    5_000,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    false,
                    false,
                    Map.of(),
                    null,
                    null);
        }

        /** A short run that nobody reads: it lets a JVM find out what is hot. */
        public static Options exercise(URI server, boolean direct) {
            return new Options(
                    server,
                    64,
                    500,
                    Duration.ZERO,
                    Duration.ofSeconds(20),
                    direct,
                    false,
                    Map.of(),
                    null,
                    null);
        }

        /**
         * What to ask for when a person does not say: fewer want the one hot product; tills and
         * marketplaces, which place orders directly, are more.
         */
        public static int defaultClients(boolean direct, boolean hot) {
            if (hot) {
                return 64;
            }
            return direct ? 512 : 128;
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new Unusable(sentence);
            }
        }
    }

    /**
     * @param failures orders that Waybill refused, by reason
     * @param errors requests that were not answered as they should have been, by kind
     * @param corrected checkout to confirmed as an open flow of customers would have seen it
     * @param limitRatio orders per second by those of the limit
     */
    public record Figures(
            String mode,
            int clients,
            double seconds,
            long confirmed,
            double ordersPerSecond,
            Latency checkoutToConfirmed,
            Latency corrected,
            Latency wholeOrder,
            Map<String, Latency> requests,
            Map<String, Long> failures,
            Map<String, Long> errors,
            List<Cost> processes,
            Hot.@Nullable Figures hot,
            PgLimit.@Nullable Figures limit,
            @Nullable Double limitRatio) {

        /**
         * 0 if orders were confirmed, nothing went wrong, and a hot product sold to the last unit.
         */
        public int exitCode() {
            var hotIsRight = hot == null || hot.exact();
            return confirmed > 0 && errors.isEmpty() && hotIsRight ? 0 : 1;
        }
    }

    /**
     * What one process took while it was measured.
     *
     * @param cores CPU seconds per second
     * @param megabytes resident at the end
     */
    public record Cost(
            String process,
            double cpuSeconds,
            double cores,
            double cpuMillisPerOrder,
            double megabytes) {}

    /**
     * @throws Unusable if there is nothing to measure, in one sentence
     */
    public static Figures run(Options options, PrintStream out) {
        var figures = new Bench(options, out).run();
        BenchReport.print(figures, out);
        Json.write(options.json(), figures);
        return figures;
    }

    private Figures run() {
        server.check();
        try (var callers = new Callers(server)) {
            var shelves = new Shelves(callers, out);
            var products = shelves.fill(articles());
            return options.hot() ? hot(shelves, products) : shop(products);
        }
    }

    private List<Shelves.Article> articles() {
        return IntStream.range(0, options.products())
                .mapToObj(n ->
                        new Shelves.Article(
                                "BENCH-%05d".formatted(n), "Article " + n, "bench", 100 + n, UNITS))
                .toList();
    }

    private Figures shop(List<String> products) {
        var meter = new AtomicReference<>(new Meter());
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients =
                    IntStream.range(0, options.clients())
                            .mapToObj(_ -> threads.submit(() -> loop(products, meter, over)))
                            .toList();
            try {
                var measured = measure(meter);
                over.set(true);
                clients.forEach(Crowd::result);
                return figures(measured);
            } finally {
                over.set(true);
            }
        }
    }

    private boolean loop(List<String> products, AtomicReference<Meter> meter, AtomicBoolean over) {
        try (var shopper = new Shopper(server.client(), options.direct(), meter::get)) {
            while (!over.get()) {
                if (shopper.buy(some(products)) instanceof Shopper.Outcome.Broken) {
                    Pace.wait(Duration.ofMillis(50)); // do not drown a server that is in trouble
                }
            }
        }
        return true;
    }

    /** Distinct products, each as likely as any other. */
    static List<String> some(List<String> products) {
        var chosen = new ArrayList<String>(ITEMS);
        while (chosen.size() < ITEMS) {
            var one = products.get(ThreadLocalRandom.current().nextInt(products.size()));
            if (!chosen.contains(one)) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    private record Measured(Meter meter, double seconds, List<Cost> costs) {}

    private Measured measure(AtomicReference<Meter> current) {
        var processes = new Processes(Server.withOurselves(options.pids()));
        out.printf("Warm-up: %d s%n", options.warmUp().toSeconds());
        Pace.wait(options.warmUp());
        out.printf(
                "Measuring: %d clients, %d s%n", options.clients(), options.measured().toSeconds());
        var meter = new Meter();
        var before = processes.now();
        var start = System.nanoTime();
        current.set(meter);
        if (!Pace.wait(options.measured())) {
            throw new Unusable("The run was interrupted.");
        }
        current.set(new Meter());
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(
                meter, seconds, costs(before, processes.now(), seconds, meter.confirmedSoFar()));
    }

    static List<Cost> costs(
            Map<String, Processes.Use> before,
            Map<String, Processes.Use> after,
            double seconds,
            long orders) {
        var costs = new ArrayList<Cost>();
        after.forEach((name, use) -> {
            var earlier = before.get(name);
            var cpu = use.cpuSeconds() - (earlier == null ? 0 : earlier.cpuSeconds());
            var perOrder = orders == 0 ? Double.NaN : cpu * 1_000 / orders;
            costs.add(new Cost(name, cpu, cpu / seconds, perOrder, use.megabytes()));
        });
        return List.copyOf(costs);
    }

    private Figures figures(Measured measured) {
        var meter = measured.meter();
        var requests = new LinkedHashMap<String, Latency>();
        for (var kind : Kind.values()) {
            var latency = meter.latency(kind);
            if (kind.isRequest() && latency.count() > 0) {
                requests.put(kind.label(), latency);
            }
        }
        var rate = meter.confirmedSoFar() / measured.seconds();
        var limit = limit();
        return new Figures(
                options.direct() ? "direct" : "journey",
                options.clients(),
                measured.seconds(),
                meter.confirmedSoFar(),
                rate,
                meter.latency(Kind.CHECKOUT_TO_CONFIRMED),
                meter.corrected(Kind.CHECKOUT_TO_CONFIRMED, Kind.WHOLE_ORDER),
                meter.latency(Kind.WHOLE_ORDER),
                requests,
                meter.failures(),
                meter.errors(),
                measured.costs(),
                null,
                limit,
                limit == null ? null : rate / limit.ordersPerSecond());
    }

    private PgLimit.@Nullable Figures limit() {
        return options.limit() == null ? null : PgLimit.run(options.limit(), out);
    }

    private Figures hot(Shelves shelves, List<String> products) {
        var start = System.nanoTime();
        var processes = new Processes(Server.withOurselves(options.pids()));
        var before = processes.now();
        var hot = new Hot(options, server, shelves, products).run();
        var seconds = (System.nanoTime() - start) / 1e9;
        var confirmed = hot.sold().stream().mapToLong(Long::longValue).sum();
        var costs = costs(before, processes.now(), seconds, hot.ordersInAll());
        var limit = limit();
        var none = new Meter();
        return new Figures(
                options.direct() ? "hot, direct" : "hot",
                options.clients(),
                seconds,
                confirmed,
                hot.hotOrdersPerSecond(),
                none.latency(Kind.CHECKOUT_TO_CONFIRMED),
                none.latency(Kind.CHECKOUT_TO_CONFIRMED),
                none.latency(Kind.WHOLE_ORDER),
                Map.of(),
                Map.of(),
                hot.otherwise(),
                costs,
                hot,
                limit,
                limit == null ? null : hot.hotOrdersPerSecond() / limit.ordersPerSecond());
    }
}
