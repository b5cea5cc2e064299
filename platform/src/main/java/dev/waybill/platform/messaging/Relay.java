package dev.waybill.platform.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the outbox holds, in ticks: read the window of the open tick, send it, close it by
 * compare-and-set. If it dies anywhere, the next relay finds the same tick open and sends the same
 * rows under the same sequences.
 */
final class Relay implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int CROWD = 24;
    private static final Duration PACE = Duration.ofMillis(30);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int IDLE_AFTER = 100;
    private static final long NO_REWIND = -1;

    private final Parts parts;
    private final Wakeup wakeup;
    private final Wakeup pause;
    private final AtomicLong rewindTo = new AtomicLong(NO_REWIND);
    private final RelayGauge gauge;
    private volatile boolean running = true;
    private @Nullable Connection connection;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Tick tick;
    private int emptyPolls;

    /**
     * What a relay is made of; the proof swaps parts for wrong ones.
     *
     * @param database not pooled: the leader's session holds the lock and its own plan settings
     */
    record Parts(
            int source,
            DataSource database,
            Supplier<Producer<byte[], byte[]>> producers,
            SourceIdentity identity,
            Leadership leadership,
            Ticks ticks,
            Window window,
            Clock clock,
            Step.Probe probe,
            Patience patience) {}

    Relay(Parts parts, RelayGauge gauge) {
        this.parts = parts;
        this.wakeup = new Wakeup(parts.patience());
        this.pause = new Wakeup(parts.patience());
        this.gauge = gauge;
    }

    /** Something was committed: look at once. */
    void wake() {
        wakeup.ring();
    }

    /**
     * Sends everything from a closed tick on again, under the sequences it had; consumers drop what
     * they have.
     */
    void rewind(long fromTick) {
        rewindTo.set(fromTick);
        wake();
    }

    @Override
    public void run() {
        while (running) {
            try {
                if (tick == null && !lead()) {
                    wakeup.await(RETRY);
                    continue;
                }
                step();
            } catch (SourceIdentity.SourceRefused refused) {
                gauge.refused(refused);
                LOG.error("The relay does not start: {}", refused.getMessage());
                drop();
                return;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("The relay starts over: {}", e.toString());
                }
                drop();
                wakeup.await(RETRY);
            }
        }
        drop();
    }

    /** Becomes the leader if nobody is; then the tick that was open stays open. */
    boolean lead() throws SQLException {
        var session = parts.database().getConnection();
        connection = session;
        if (!parts.leadership().take(session, parts.source())) {
            drop();
            return false;
        }
        try (var statement = session.createStatement()) {
            // Without statistics the planner would rather scan the outbox than use its index; and
            // planning over all partitions anew took longer than reading a tick.
            statement.execute("set enable_seqscan = off; set plan_cache_mode = force_generic_plan");
        }
        parts.identity().verify(session, parts.ticks());
        producer = parts.producers().get();
        tick = parts.ticks().open(session, parts.source());
        return true;
    }

    /** One tick, or one wait if there is nothing to send. */
    void step() throws SQLException {
        var open = requireNonNull(tick, "leads");
        var session = requireNonNull(connection, "leads");
        resendIfAsked(session, open);
        var began = parts.clock().instant();
        parts.probe().at(Step.BEFORE_READ);
        var rows = parts.window().read(session, open);
        if (rows.isEmpty() && !somethingCame(session, open)) {
            gauge.idle();
            return;
        }
        parts.probe().at(Step.BEFORE_PRODUCE);
        var base = rows.isEmpty() ? open.base() : sender().send(open, rows);
        gather(rows.size(), began);
        parts.probe().at(Step.BEFORE_ADVANCE);
        var next =
                parts.ticks()
                        .advance(session, open, base, !rows.isEmpty(), parts.clock().instant());
        if (next.isEmpty()) {
            LOG.warn("Another relay has closed tick {}; this one steps down", open.number());
            drop();
            return;
        }
        tick = next.get();
        parts.probe().at(Step.AFTER_ADVANCE);
        gauge.sent(rows, began, parts.clock().instant());
    }

    /**
     * In a crowd the next tick waits a little for more to send: every reader pays for each tick, so
     * fewer and fuller ones carry more. A message that comes alone is never held up.
     */
    private void gather(int sent, Instant began) {
        if (sent >= CROWD) {
            var left = Duration.between(parts.clock().instant(), began.plus(PACE));
            if (left.isPositive()) {
                pause.await(left);
            }
        }
    }

    private boolean somethingCame(Connection session, Tick open) throws SQLException {
        var woken = wakeup.await(emptyPolls < IDLE_AFTER ? BUSY : IDLE);
        var came = woken || parts.ticks().anythingAfter(session, open);
        emptyPolls = came ? 0 : emptyPolls + 1;
        return came;
    }

    private void resendIfAsked(Connection session, Tick open) throws SQLException {
        var from = rewindTo.get();
        if (from != NO_REWIND) {
            for (var closed :
                    parts.ticks().closedFrom(session, parts.source(), open.epoch(), from)) {
                var rows = parts.window().read(session, closed);
                // Looked at after the rows: half of a tick would have other sequences.
                if (parts.ticks().isKept(session, closed)) {
                    sender().send(closed, rows);
                }
            }
            rewindTo.compareAndSet(from, NO_REWIND);
        }
    }

    private Sender sender() {
        return new Sender(requireNonNull(producer, "leads"), parts.probe());
    }

    private void drop() {
        tick = null;
        try {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("The relay's connection was gone already", e);
        } finally {
            producer = null;
            connection = null;
        }
    }

    @Override
    public void close() {
        running = false;
        wake();
    }
}
