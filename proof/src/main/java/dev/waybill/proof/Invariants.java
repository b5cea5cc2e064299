package dev.waybill.proof;

import dev.waybill.platform.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks all that must always hold. A look takes one snapshot, so that what is compared is of one
 * moment; what is younger than a grace is not compared while messages are under way, and is when
 * none are. What does not hold is looked at again, twice: only what stays is counted.
 */
public final class Invariants {

    private static final int LOOKS = 3;

    private final DataSource database;
    private final Clock clock;
    private final Limits limits;
    private final Duration pause;
    private final List<Invariant> all;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public Invariants(DataSource database, Settings settings, Clock clock) {
        this(database, settings, clock, Sources.of(settings));
    }

    /** For whoever has a log and a provider of its own. */
    public Invariants(DataSource database, Settings settings, Clock clock, Sources sources) {
        this.database = database;
        this.clock = clock;
        this.limits = Limits.of(settings);
        this.pause = settings.duration("waybill.proof.again", Duration.ofSeconds(2));
        this.all = all(sources);
    }

    /**
     * What is compared with the database.
     *
     * @param log consumers of no group
     * @param provider none if its books are not open to us
     */
    public record Sources(
            Supplier<Consumer<byte[], byte[]>> log, @Nullable ProviderPages provider) {

        static Sources of(Settings settings) {
            var simulators = settings.text("waybill.simulators.url", "");
            var bootstrap = settings.text("waybill.kafka.bootstrap", "127.0.0.1:9092");
            return new Sources(
                    () -> Log.consumer(bootstrap),
                    simulators.isEmpty() ? null : new Pages(simulators));
        }
    }

    private static List<Invariant> all(Sources sources) {
        var pages = sources.provider();
        var all = new ArrayList<Invariant>();
        all.addAll(Stock.all());
        all.addAll(Checkouts.all());
        all.addAll(Money.all());
        all.add(Books.of(pages == null ? null : new Provider(pages)));
        all.addAll(Promotions.all());
        all.addAll(Catalogue.all());
        all.addAll(Floor.all());
        all.addAll(Parcels.all());
        all.addAll(Returned.all());
        all.addAll(Fulfilment.all());
        all.addAll(Histories.all());
        all.addAll(Notifications.all());
        all.addAll(Answers.all());
        all.addAll(Messages.all());
        all.add(Sequences.in(new Log(sources.log())));
        return List.copyOf(all);
    }

    /** What each must be zero of. */
    public List<String> names() {
        return all.stream().map(Invariant::name).toList();
    }

    /**
     * Looks up to three times.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Report check() {
        oneAtATime.lock();
        try {
            var sights = look(all);
            for (var looks = 1; looks < LOOKS && !broken(sights).isEmpty(); looks++) {
                rest();
                lookAgain(sights);
            }
            return report(sights);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Looks once, with the eyes of a transaction: it sees what that one has changed.
     *
     * @param transaction a repeatable read
     */
    public Report check(Connection transaction) {
        return report(look(all, transaction));
    }

    private Map<Invariant, Sight> look(List<Invariant> wanted) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return look(wanted, connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private Map<Invariant, Sight> look(List<Invariant> wanted, Connection connection) {
        var snapshot = new Snapshot(connection, limits, clock.instant());
        var sights = new LinkedHashMap<Invariant, Sight>();
        wanted.forEach(invariant -> sights.put(invariant, snapshot.look(invariant)));
        return sights;
    }

    private void lookAgain(Map<Invariant, Sight> sights) {
        look(broken(sights))
                .forEach((invariant, sight) ->
                        sights.merge(invariant, sight, Invariants::whatStayed));
    }

    private static Sight whatStayed(Sight before, Sight after) {
        return before instanceof Sight.Taken earlier && after instanceof Sight.Taken later
                ? later.since(earlier)
                : after;
    }

    private static List<Invariant> broken(Map<Invariant, Sight> sights) {
        return sights.entrySet().stream()
                .filter(each -> !each.getValue().isClean())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void rest() {
        try {
            var _ = new Semaphore(0).tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited to look again", e);
        }
    }

    private Report report(Map<Invariant, Sight> sights) {
        var findings =
                sights.entrySet().stream()
                        .map(each -> Report.Finding.of(each.getKey(), each.getValue()))
                        .toList();
        return new Report(clock.instant(), broken(sights).isEmpty(), findings);
    }
}
