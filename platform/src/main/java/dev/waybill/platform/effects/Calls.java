package dev.waybill.platform.effects;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls to the outside, never inside a transaction, and hands in what came of them. A
 * call that is lost with its process is made good by the {@link Janitor}.
 */
public final class Calls<Q, A> {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final String system;
    private final Outside<Q, A> outside;
    private final Executor threads;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore gate;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable BiConsumer<Asking, Result<Q, A>> results;

    /**
     * @param threads the room's threads for calls
     * @param atOnce how many calls may be under way
     */
    public Calls(
            String system,
            Outside<Q, A> outside,
            Executor threads,
            Clock clock,
            MeterRegistry meters,
            int atOnce) {
        this.system = system;
        this.outside = outside;
        this.threads = threads;
        this.clock = clock;
        this.meters = meters;
        this.gate = new Semaphore(atOnce);
    }

    /** Where results go; their handler is what makes new effects, so it comes later than this. */
    public void reportTo(Intake<Result<Q, A>> intake) {
        reportTo(intake, result -> result);
    }

    /**
     * For an intake that hears of what is outside in other ways, too.
     *
     * @param as how it calls a result
     */
    public <C> void reportTo(Intake<C> intake, Function<Result<Q, A>, C> as) {
        results = (asking, result) -> intake.leave(asking, as.apply(result));
    }

    /** An effect that is under way already is not begun a second time. */
    public void send(Collection<Effect<Q>> effects) {
        for (var effect : effects) {
            if (underWay.add(effect.key())) {
                try {
                    threads.execute(() -> carryOut(effect));
                } catch (RejectedExecutionException e) {
                    underWay.remove(effect.key());
                    LOG.info("No more calls are made; {} is left to the janitor", effect.key());
                }
            }
        }
    }

    private void carryOut(Effect<Q> effect) {
        try {
            gate.acquire();
            Outcome<A> outcome;
            try {
                outcome = outcome(effect);
            } finally {
                gate.release();
            }
            // Before it is handed in: what follows from it may ask for the same key again.
            underWay.remove(effect.key());
            handIn(new Result<>(effect, outcome));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // going down: the row is due after its lease
        } finally {
            underWay.remove(effect.key());
        }
    }

    private void handIn(Result<Q, A> result) {
        var kind = Questions.kind(result.effect().question());
        if (result.outcome() instanceof Outcome.Unknown<A> unknown) {
            meters.counter("waybill.effects.unknown", "system", system, "kind", kind).increment();
            LOG.debug("{} {}: {}", kind, result.effect().key(), unknown.why());
        }
        var asking = Asking.inside("outcome", result.effect().cause("system " + system));
        Objects.requireNonNull(results, "results go nowhere").accept(asking, result);
    }

    private Outcome<A> outcome(Effect<Q> effect) {
        try {
            return effect.isFirst() ? outside.send(effect) : ask(effect);
        } catch (RuntimeException e) {
            LOG.warn("A call for {} failed", effect.key(), e);
            return Outcome.unknown(e.toString());
        }
    }

    /** What became of earlier attempts is asked before there is another one. */
    private Outcome<A> ask(Effect<Q> effect) {
        var found = outside.find(effect);
        if (!(found instanceof Outcome.Absent<A>)) {
            return found;
        }
        return switch (outside.ifAbsent(effect, clock.instant())) {
            case SEND -> outside.send(effect);
            case WAIT -> Outcome.unknown("not found, but it may not be searchable yet");
            case GIVE_UP -> outside.givenUp(effect);
        };
    }
}
