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
            String outcome) {

        /**
         * For what has come to light by itself, too: its row ends without a call.
         *
         * @param attempts how many there have been
         */
        public static Ending of(
                UUID key, Outcome<?> outcome, int attempts, Instant now, Pace pace) {
            var state = outcome.state();
            return new Ending(
                    key,
                    state,
                    state == Effect.State.UNKNOWN ? now.plus(pace.pause(attempts)) : null,
                    outcome instanceof Outcome.Unknown<?> unknown && unknown.keyBurnt(),
                    outcome.line());
        }
    }

    public Ending ending(Instant now, Pace pace) {
        return Ending.of(effect.key(), outcome, effect.attempts(), now, pace);
    }
}
