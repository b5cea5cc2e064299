package dev.waybill.platform.effects;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An effect and what came of its last attempt: what a room's intake is handed. */
public record Result<Q, A>(Effect<Q> effect, Outcome<A> outcome) {

    /**
     * How the row ends, or goes on.
     *
     * @param nextAt when to ask again; none if it is settled
     */
    public record Ending(
            UUID key,
            Effect.State state,
            @Nullable Instant nextAt,
            boolean keyBurnt,
            String outcome) {}

    public Ending ending(Instant now, Pace pace) {
        var state = outcome.state();
        var open = state == Effect.State.UNKNOWN;
        return new Ending(
                effect.key(),
                state,
                open ? now.plus(pace.pause(effect.attempts())) : null,
                outcome instanceof Outcome.Unknown<A> unknown && unknown.keyBurnt(),
                outcome.line());
    }
}
