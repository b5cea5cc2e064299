package dev.waybill.platform;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a house starts on ground that is not there yet, or leaves while it starts: each step is taken
 * again until it holds. Steps are harmless when taken twice.
 *
 * @param atMost how long it is waited for the ground; none for a house that is given its ground
 */
record Footing(Clock clock, Patience patience, Duration atMost) {

    private static final Logger LOG = LoggerFactory.getLogger(Footing.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    static Footing of(Settings settings, Clock clock, Patience patience) {
        return new Footing(
                clock, patience, settings.duration("waybill.start.within", Duration.ofMinutes(2)));
    }

    /**
     * @param what is being done, in words that go on with "needs ..."
     * @throws IllegalStateException if the ground does not answer in time
     */
    void stand(String what, Runnable step) {
        var deadline = clock.instant().plus(atMost);
        for (; ; ) {
            try {
                step.run();
                return;
            } catch (RuntimeException failure) {
                var missing = missing(failure);
                if (missing == null || atMost.isZero()) {
                    throw failure;
                }
                if (!clock.instant().isBefore(deadline)) {
                    throw new IllegalStateException(
                            what
                                    + " needs "
                                    + missing
                                    + "; it was waited for during "
                                    + atMost.toSeconds()
                                    + " s, in vain",
                            failure);
                }
                LOG.warn("{} needs {}; trying again until {}", what, missing, deadline);
                pause();
            }
        }
    }

    /** What does not answer, if that is the trouble: the last cause of all says it best. */
    private static @Nullable String missing(Throwable failure) {
        String missing = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                missing = isAway(refused.getSQLState()) ? "PostgreSQL: " + line(cause) : null;
            } else if (cause instanceof RetriableException || cause instanceof TimeoutException) {
                missing = "Kafka: " + line(failure);
            }
        }
        return missing;
    }

    /**
     * No connection, one that broke, a server that stops or starts, or too many others; a pool that
     * has given a connection up says so without a state.
     */
    private static boolean isAway(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300");
    }

    private static String line(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private void pause() {
        try {
            var _ = patience.await(new CompletableFuture<>(), PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
