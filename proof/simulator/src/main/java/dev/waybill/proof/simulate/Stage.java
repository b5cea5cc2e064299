package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one scheduler: it alone decides who takes the next step and what time it is. While an actor
 * has the baton nobody else moves, so one seed gives one run.
 */
final class Stage implements Patience {

    static final Instant DAWN = Instant.parse("2030-01-01T08:00:00Z");

    private static final long STUCK_SECONDS = 30;

    private final List<Actor> actors = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Semaphore baton = new Semaphore(0);
    private final SplittableRandom luck;
    private final Locks locks;
    private final Trace trace;
    private int ids;
    private long steps;
    private long activity;
    private Runnable afterCommit = () -> {};
    private Instant now = DAWN;
    private Instant lastSleeper = Instant.MIN;
    private @Nullable Actor last;
    private @Nullable Actor ahead;
    private @Nullable Director director;
    private volatile @Nullable Actor running;

    /** What happens between steps. */
    interface Director {
        /**
         * @return false if the actor cannot take its step after all
         */
        boolean allows(Actor actor);

        /** Whether it would be allowed, and nothing else would happen before. */
        boolean mindsNothing(Actor actor);

        /** Nobody can go: let time go on. False if all is over. */
        boolean idle();
    }

    Stage(SplittableRandom luck, Locks locks, Trace trace) {
        this.luck = luck;
        this.locks = locks;
        this.trace = trace;
    }

    /** A new thread; it takes its first step when it is chosen. */
    Actor cast(@Nullable Machine machine, String name, Runnable part) {
        var actor = new Actor(this, ids++, machine, name, part);
        if (machine != null && !machine.isUp()) {
            throw new Death();
        }
        actors.add(actor);
        return actor;
    }

    void play(Director director) {
        this.director = director;
        while (true) {
            var next = ahead;
            ahead = null;
            if (next == null) {
                freeTheUnlocked();
                next = choose();
            }
            if (next == null) {
                if (!director.idle()) {
                    this.director = null;
                    return;
                }
            } else if (director.allows(next)) {
                takesStep(next);
                run(next);
            }
        }
    }

    /**
     * Who has come to its next step chooses the next one itself, so that the baton goes from hand
     * to hand, or stays. What is more than a step is left to the stage's own thread: mishaps,
     * locks, time that passes.
     *
     * @return whether it is the giver's turn again
     */
    boolean passOn(Actor giver) {
        var directed = director;
        if (directed == null || giver.dead || anybodyIsBlocked()) {
            baton.release();
            return false;
        }
        var next = choose();
        if (next == null || !directed.mindsNothing(next)) {
            ahead = next;
            baton.release();
            return false;
        }
        takesStep(next);
        if (next == giver) {
            next.state = Actor.State.RUNNING;
            return true;
        }
        start(next);
        return false;
    }

    private boolean anybodyIsBlocked() {
        for (var actor : actors) {
            if (actor.state == Actor.State.BLOCKED) {
                return true;
            }
        }
        return false;
    }

    /** Often the same one again: what is never interleaved with anything needs no switching. */
    private @Nullable Actor choose() {
        actors.removeIf(actor -> actor.state == Actor.State.DONE);
        var able = new ArrayList<Actor>(actors.size());
        for (var actor : actors) {
            if (canGo(actor)) {
                able.add(actor);
            }
        }
        if (able.isEmpty()) {
            return null;
        }
        if (last != null && able.contains(last) && luck.nextInt(100) < 50) {
            return last;
        }
        last = able.get(luck.nextInt(able.size()));
        return last;
    }

    private void takesStep(Actor actor) {
        steps++;
        note(actor);
        pass();
    }

    private boolean canGo(Actor actor) {
        var machine = actor.machine;
        return (machine == null || !now.isBefore(machine.frozenUntil)) && actor.canGo(now);
    }

    private void note(Actor actor) {
        if (actor.moment != Moment.WAKE) {
            trace.step(steps, now, actor);
        }
    }

    private void pass() {
        now = now.plusNanos(1_000L * (20 + luck.nextInt(300)));
    }

    private void run(Actor actor) {
        start(actor);
        awaitBaton();
    }

    private void start(Actor actor) {
        if (actor.state == Actor.State.BLOCKED) {
            throw new IllegalStateException(actor.name() + " is blocked");
        }
        running = actor;
        if (actor.thread.getState() == Thread.State.NEW) {
            actor.thread.start();
        }
        actor.resume();
    }

    /** Until it comes back, or whoever has it waits for a lock, and so for somebody else. */
    private void awaitBaton() {
        var begun = System.nanoTime();
        var seen = steps;
        try {
            while (!baton.tryAcquire(4, TimeUnit.MILLISECONDS)) {
                var actor = requireNonNull(running);
                if (locks.isWaiting(actor.backend) && actor == running && actor.block()) {
                    trace.say("      " + actor.name() + " waits for a lock");
                    locks.settle(actors);
                    return;
                }
                if (steps != seen) {
                    seen = steps;
                    begun = System.nanoTime();
                } else if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(STUCK_SECONDS)) {
                    throw stuck(actor);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static IllegalStateException stuck(Actor actor) {
        var where = new IllegalStateException(actor.name() + " waits for something unseen");
        where.setStackTrace(actor.thread.getStackTrace());
        return where;
    }

    private void freeTheUnlocked() {
        for (var actor : locks.unlocked(actors)) {
            actor.moment = Moment.UNLOCKED;
            actor.label = "";
            actor.state = Actor.State.READY;
        }
    }

    /** Its threads end where they are. */
    void end(Machine machine) {
        var ending =
                actors.stream()
                        .filter(actor ->
                                actor.machine == machine && actor.state != Actor.State.DONE)
                        .toList();
        ending.forEach(actor -> actor.dead = true);
        for (var actor : ending) {
            if (actor.state == Actor.State.BLOCKED) {
                locks.interrupt(actor);
                actor.state = Actor.State.READY;
            }
        }
        machine.loseSessions();
        ending.forEach(this::run);
    }

    /** Everybody ends. */
    void clear() {
        for (var actor : List.copyOf(actors)) {
            if (actor.state != Actor.State.DONE) {
                actor.dead = true;
                if (actor.state == Actor.State.BLOCKED) {
                    locks.interrupt(actor);
                    actor.state = Actor.State.READY;
                }
                run(actor);
            }
        }
        actors.clear();
    }

    /** A thread ended in a way that nobody has meant. */
    void broke(Actor actor, Throwable failure) {
        broken.add(actor.name() + " died of " + failure);
        trace.say("      " + actor.name() + " died of " + failure);
    }

    @Override
    public boolean await(CompletableFuture<?> event, Duration atMost) {
        return Actor.me().await(event::isDone, now.plus(atMost), true);
    }

    /** A transaction stands. */
    void committed() {
        afterCommit.run();
    }

    void afterCommits(Runnable look) {
        afterCommit = look;
    }

    /** Something has happened that others may have to look at. */
    void stir() {
        activity++;
    }

    long activity() {
        return activity;
    }

    List<String> broken() {
        return broken;
    }

    List<Actor> actors() {
        return actors;
    }

    long steps() {
        return steps;
    }

    Instant now() {
        return now;
    }

    void setTo(Instant later) {
        now = later;
    }

    /** Of those who only look now and then, some look later than they could: timers are late. */
    void letSomeSleepOn(Instant until) {
        for (var actor : actors) {
            if (actor.isIdle()
                    && actor.state == Actor.State.WAITING
                    && !actor.deadline.isAfter(until)
                    && luck.nextInt(3) > 0) {
                actor.deadline = until.plusMillis(1 + luck.nextInt(2_000));
                if (actor.deadline.isAfter(lastSleeper)) {
                    lastSleeper = actor.deadline;
                }
            }
        }
    }

    /** When all have looked who could have looked before. */
    Instant lastSleeper() {
        return lastSleeper;
    }

    /** A look now and then, if a reader takes it. */
    boolean waitUntil(BooleanSupplier event, Duration atMost) {
        return Actor.me().await(event, now.plus(atMost), true);
    }

    /** Time that passes in any case. */
    void pause(Duration time) {
        Actor.me().await(() -> false, now.plus(time), false);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
