package dev.waybill.proof.soak;

import dev.waybill.bench.Progress;
import dev.waybill.bench.Unusable;
import dev.waybill.contracts.Topics;
import dev.waybill.platform.Database;
import dev.waybill.platform.Settings;
import dev.waybill.proof.Invariants;
import dev.waybill.proof.mutants.KnownBug;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Kills a shop at work, and counts whether it has kept its promises. */
public final class Soak {

    private static final int MOST_AT_ONCE = 48;

    /**
     * Customers ask no longer than this after calm, and nothing may be under way then. Checkouts
     * have 60 s of it; a parcel has three minutes to the door, and then somebody sends it back.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long MOST = 1_000_000;

    private final Options options;
    private final PrintStream out;
    private final Folder folder;
    private volatile long calmAt;
    private volatile @Nullable RuntimeException failure;
    private List<Check> watched = List.of();
    private @Nullable Partner strangers;

    /**
     * @param folder of its own: it is emptied first
     * @param home of Waybill's sources, to name the commit
     * @param applications one or two, on the same database and log
     * @param jvm options of the application's JVM
     * @param mutant a known bug to be switched on; empty for none
     */
    public record Options(
            Path folder,
            Path home,
            int applications,
            int orders,
            int kills,
            long seed,
            List<String> jvm,
            String mutant) {

        public Options {
            jvm = List.copyOf(jvm);
            if (applications < 1 || applications > 2) {
                throw new Unusable("--applications must be 1 or 2.");
            }
            if (orders < 1 || orders > MOST) {
                throw new Unusable("--orders must be between 1 and 1,000,000.");
            }
            if (kills < 0 || kills > orders) {
                throw new Unusable("--kills must be between 0 and the number of orders.");
            }
            mutant = mutant.isEmpty() ? "" : known(mutant);
        }
    }

    private static String known(String mutant) {
        try {
            return KnownBug.named(mutant).name();
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        }
    }

    private Soak(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.folder = new Folder(options.folder());
    }

    /**
     * @throws Unusable in one sentence if it cannot be run
     */
    public static Result run(Options options, PrintStream out) {
        return new Soak(options, out).run();
    }

    private Result run() {
        try (var _ = folder.emptied().acquiredBy();
                var world = world()) {
            var hook = new Thread(() -> stop(world), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return run(world);
            } finally {
                world.close();
                forget(hook);
            }
        } catch (IOException e) {
            throw new Unusable("The proof cannot go on: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("The proof was interrupted.", e);
        }
    }

    private World world() throws IOException {
        return new World(
                folder, options.applications(), options.jvm(), options.seed(), options.mutant());
    }

    /** Somebody wants it to end. */
    private void stop(World world) {
        out.println();
        out.println("Interrupted: stopping all processes of the proof ...");
        world.close();
        out.println(
                "All of them are stopped. Nothing was judged; what there was is left in "
                        + folder.root()
                        + ".");
        out.flush();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The end has begun: it is running.
        }
    }

    private Result run(World world) throws IOException, InterruptedException {
        out.println("Starting Waybill in pieces on " + folder.root() + " ...");
        world.start();
        var plan =
                Plan.of(options.seed(), options.applications(), options.orders(), options.kills());
        var began = Asker.now();
        List<Strike> strikes;
        try (var journal = new Journal(folder.journal())) {
            strikes = shop(world, journal, plan);
        }
        var ended = Asker.now();
        out.println("Calm. Waiting for what is under way ...");
        var rest = awaitRest(world);
        out.println("Comparing everybody's books ...");
        var memory = Memory.of(Journal.read(folder.journal()), Shop.limit(options.orders()));
        return judged(world, memory, new Result.Run(plan, strikes, began, calmAt, ended, rest));
    }

    private Result judged(World world, Memory memory, Result.Run run) throws IOException {
        var database = new Database(source(world));
        var rows = Rows.of(database);
        var log = new LogFold();
        var rebuilds = new Rebuilds(database);
        new RawLog(world.bootstrap())
                .read((record, payload) -> {
                    if (log.hear(record) && record.topic().equals(Topics.CATALOG_PRODUCT_EVENTS)) {
                        rebuilds.hear(record.type(), payload);
                    }
                });
        var checkouts = new CheckoutChecks(memory, rows, run.calmAt());
        var checks = new ArrayList<>(new StockChecks(memory, rows).all());
        checks.addAll(checkouts.all());
        checks.addAll(new KeyChecks(memory, rows).all());
        checks.add(new ServiceChecks(memory).served());
        checks.addAll(watched);
        var partner = Objects.requireNonNull(strangers, "a shop was played");
        checks.add(partner.check(database));
        checks.addAll(log.checks(Outboxes.read(source(world)), partner.keys()));
        checks.addAll(StripeBooks.read(folder.stripe()).checks(rows, memory));
        checks.addAll(new DoorChecks(database, folder).all());
        checks.addAll(new ReturnChecks(memory, rows).all());
        checks.addAll(rebuilds.checks(log));
        checks.addAll(Auditor.checks(audited(world)));
        return Result.of(options, run, memory, log, checkouts.slowestEnd(), checks);
    }

    private List<Strike> shop(World world, Journal journal, List<Fault> plan)
            throws InterruptedException {
        calmAt = 0;
        try (var crowd = new Crowd(world.clientsUris(), journal, this::isOutOfPatience);
                var progress = new Progress("Orders", "orders", options.orders(), 0, out);
                var watch = new Watch(new Database(source(world)));
                var partner = new Partner(world.bootstrap(), world.clock());
                var injector = new Injector(world, folder.faults(), progress::remark)) {
            List<String> products = crowd.with(asker -> new Shop(asker, options.orders()).open());
            var faults = Thread.ofPlatform().name("faults").unstarted(() -> strike(injector, plan));
            injector.expect(plan);
            faults.start();
            // So few that there is still somebody when the last faults strike.
            var atOnce = Math.clamp(options.orders() / 12, 4, MOST_AT_ONCE);
            crowd.shop(
                    options.orders(),
                    atOnce,
                    number -> {
                        injector.awaitBegun(number - atOnce / 3);
                        return Wish.of(options.seed(), number);
                    },
                    products,
                    done -> {
                        progress.step();
                        injector.progress(done);
                        partner.progress(done, products.getFirst());
                    });
            faults.join();
            if (failure != null) {
                throw failure;
            }
            partner.close();
            watched = watch.checks();
            strangers = partner;
            return injector.strikes();
        }
    }

    private void strike(Injector injector, List<Fault> plan) {
        try {
            injector.strike(plan);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
            injector.close(); // nobody may wait for what does not come
        } finally {
            calmAt = Asker.now();
        }
    }

    private boolean isOutOfPatience() {
        var calm = calmAt;
        return failure != null || calm > 0 && Asker.now() - calm > PATIENCE.toMillis();
    }

    static PGSimpleDataSource source(World world) {
        var source = new PGSimpleDataSource();
        source.setUrl(world.jdbcUrl());
        return source;
    }

    /** Payments are captured, views follow, webhooks are told: seconds until nothing is left. */
    private double awaitRest(World world) {
        var began = System.nanoTime();
        var database = new Database(source(world));
        while (System.nanoTime() - began < PATIENCE.toNanos() && !Rest.isReached(database)) {
            LockSupport.parkNanos(200_000_000);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static dev.waybill.proof.Report audited(World world) {
        var values =
                Map.of(
                        "waybill.simulators.url",
                        world.admin(),
                        "waybill.kafka.bootstrap",
                        world.bootstrap());
        return new Invariants(source(world), new Settings(values::get), world.clock()).check();
    }
}
