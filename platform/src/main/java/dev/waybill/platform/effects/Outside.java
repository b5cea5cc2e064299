package dev.waybill.platform.effects;

import java.time.Instant;

/** Whoever is asked. Called on threads for calls, never inside a transaction. */
public interface Outside<Q, A> {

    /** What to do when it has been asked and knows nothing of it. */
    enum IfAbsent {
        SEND,
        WAIT,
        GIVE_UP
    }

    Outcome<A> send(Effect<Q> effect);

    /**
     * What became of earlier attempts; {@link Outcome.Absent} if nothing did, or the question may
     * be put again without harm.
     */
    Outcome<A> find(Effect<Q> effect);

    IfAbsent ifAbsent(Effect<Q> effect, Instant now);

    /** The answer to an effect that is given up. */
    Outcome<A> givenUp(Effect<Q> effect);
}
