package dev.waybill.shipping;

import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Effects;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier was asked about a shipment, and how it stands.
 *
 * @param reference the carrier's name for it is ours: labels can be looked up by it
 * @param withdrawn nobody waits for the answer any more
 * @param nextAt when it is asked about again
 */
record CarrierCall(
        UUID callId,
        What what,
        @Nullable Carrier carrier,
        String reference,
        Effect.State state,
        int attempts,
        boolean withdrawn,
        Instant firstSentAt,
        @Nullable Instant nextAt,
        @Nullable String outcome) {

    /** The kinds of calls. */
    enum What {
        RATE,
        BUY_LABELS,
        VOID_LABELS,
        TRACK
    }

    static CarrierCall of(Effects.Attempts<Question> row) {
        var effect = row.effect();
        return new CarrierCall(
                effect.key(),
                what(effect.question()),
                carrier(effect.question()),
                Carriers.reference(effect),
                row.state(),
                effect.attempts(),
                effect.withdrawn(),
                effect.firstSentAt(),
                row.nextAt(),
                row.outcome());
    }

    private static What what(Question question) {
        return switch (question) {
            case Question.Rate _ -> What.RATE;
            case Question.BuyLabels _ -> What.BUY_LABELS;
            case Question.VoidLabels _ -> What.VOID_LABELS;
            case Question.Track _ -> What.TRACK;
        };
    }

    private static @Nullable Carrier carrier(Question question) {
        return switch (question) {
            case Question.Rate(_, var carrier) -> carrier;
            case Question.BuyLabels(_, var offer) -> offer.carrier();
            case Question.VoidLabels(var carrier, _) -> carrier;
            case Question.Track(var carrier, _) -> carrier;
        };
    }
}
