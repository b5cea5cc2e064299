package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that moves only when it is given the baton, and gives it back at each step. */
final class Actor {

    enum State {
        READY,
        WAITING,
        /** Its statement waits for a lock that another one holds. */
        BLOCKED,
        RUNNING,
        DONE
    }

    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    final int id;
    final @Nullable Machine machine;
    final Thread thread;
    private final Stage stage;
    private final Semaphore go = new Semaphore(0);

    volatile State state = State.READY;
    volatile boolean returned;
    volatile boolean dead;
    volatile int backend;
    Moment moment = Moment.START;
    String label = "";
    BooleanSupplier ready = () -> true;
    Instant deadline = Instant.MAX;
    Instant heldUntil = Instant.MIN;
    private boolean idle;
    @Nullable Fault struck;

    Actor(Stage stage, int id, @Nullable Machine machine, String name, Runnable part) {
        this.stage = stage;
        this.id = id;
        this.machine = machine;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(part));
    }

    /** Who runs on this thread; null on the stage's own. */
    static @Nullable Actor current() {
        return CURRENT.get();
    }

    static Actor me() {
        return requireNonNull(CURRENT.get(), "only actors take steps");
    }

    private void live(Runnable part) {
        CURRENT.set(this);
        try {
            go.acquireUninterruptibly();
            if (!dead) {
                part.run();
            }
        } catch (Death _) {
            // as meant
        } catch (Throwable broken) {
            if (!dead) {
                stage.broke(this, broken);
            }
        } finally {
            state = State.DONE;
            stage.passOn(this);
        }
    }

    String name() {
        return machine == null ? thread.getName() : machine.name() + "/" + thread.getName();
    }

    /** Readers that go together are meant by the name of each of them. */
    boolean isOf(String whom) {
        var name = thread.getName();
        return name.startsWith(whom) || name.equals("hears-together") && whom.startsWith("hears-");
    }

    /** Whether it only looks now and then: that keeps nobody from going home. */
    boolean isIdle() {
        return idle && isPoller();
    }

    private boolean isPoller() {
        var name = thread.getName();
        return name.equals("relay")
                || name.startsWith("hears-")
                || name.startsWith("takes-")
                || name.equals("outbox-partitions");
    }

    /** An intake has nothing to look for by itself. */
    boolean isIntake() {
        return thread.getName().startsWith("takes-");
    }

    boolean canGo(Instant now) {
        if (now.isBefore(heldUntil)) {
            return false;
        }
        return switch (state) {
            case READY -> true;
            case WAITING -> ready.getAsBoolean() || (!isIntake() && !now.isBefore(deadline));
            case BLOCKED, RUNNING, DONE -> false;
        };
    }

    /**
     * The next thing that it is about to do.
     *
     * @return what goes wrong with it, if anything does
     */
    @Nullable Fault step(Moment at, String what) {
        moment = at;
        label = what;
        pass(State.READY);
        var fault = struck;
        struck = null;
        return fault;
    }

    /**
     * @return whether it is ready; else the time is over
     */
    boolean await(BooleanSupplier event, Instant until, boolean looksNowAndThen) {
        idle = looksNowAndThen;
        moment = Moment.WAKE;
        label = "";
        ready = event;
        deadline = until;
        pass(State.WAITING);
        return event.getAsBoolean();
    }

    private void pass(State next) {
        mindDeath();
        state = next;
        if (!stage.passOn(this)) {
            go.acquireUninterruptibly();
            mindDeath();
        }
    }

    void mindDeath() {
        if (dead) {
            throw new Death();
        }
    }

    /** Called by the stage. */
    void resume() {
        state = State.RUNNING;
        go.release();
    }

    /** A statement begins; it may have to wait for somebody's lock. */
    void enterDatabase(int pid) {
        mindDeath();
        returned = false;
        backend = pid;
    }

    /** A statement has ended; if the others did not wait for it, now it waits for its turn. */
    void leaveDatabase() {
        boolean wasBlocked;
        synchronized (this) {
            backend = 0;
            wasBlocked = state == State.BLOCKED;
            returned = true;
        }
        if (wasBlocked) {
            go.acquireUninterruptibly();
            mindDeath();
        }
    }

    /** Called by the stage when the database says that it waits for a lock. */
    synchronized boolean block() {
        if (backend == 0) {
            return false;
        }
        state = State.BLOCKED;
        return true;
    }
}
