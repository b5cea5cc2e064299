package dev.waybill.orders;

import dev.waybill.orders.AmendDecider.Held;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order for which stock and price are held until somebody commits. Its own id names
 * all that is asked for it: the reservation, the use of the promotion, the other amount of money.
 *
 * @param previousTotal of the order when it was asked for, in minor units
 * @param newTotal what the order comes to with it, in minor units
 * @param revision of the order with it; none unless it is applied
 * @param failure why it came to nothing; none unless it failed
 */
record Amendment(
        UUID id,
        UUID orderId,
        UUID journeyId,
        AmendmentState state,
        Wish wish,
        Offer offer,
        long previousTotal,
        long newTotal,
        String currency,
        boolean stockHeld,
        boolean priceKnown,
        Instant requestedAt,
        Instant expiresAt,
        Instant changedAt,
        @Nullable Integer revision,
        @Nullable String failure) {

    private static final int LONGEST = 250;

    Held held() {
        return new Held(id, offer);
    }

    Map<UUID, ProductCopy> productsAtItsPrices() {
        return offer.products(currency);
    }

    /** What holds what it adds; none if it adds nothing. */
    @Nullable UUID reservationId() {
        return offer.more().isEmpty() ? null : id;
    }

    /** What promotions know the use of its code by; none if it has none. */
    @Nullable UUID promotionUseId() {
        return wish.promotionCode() == null ? null : id;
    }

    @Nullable Instant wakeAt() {
        return state.waits() ? expiresAt : null;
    }

    /** The other amount that payments is asked to agree to; this id takes it back again. */
    UUID undoId() {
        return Ids.derive(id, "undo");
    }

    Amendment withStock() {
        return new Amendment(
                id,
                orderId,
                journeyId,
                state,
                wish,
                offer,
                previousTotal,
                newTotal,
                currency,
                true,
                priceKnown,
                requestedAt,
                expiresAt,
                changedAt,
                revision,
                failure);
    }

    Amendment withDiscount(long discount) {
        return new Amendment(
                id,
                orderId,
                journeyId,
                state,
                wish,
                offer.at(discount),
                previousTotal,
                newTotal,
                currency,
                stockHeld,
                true,
                requestedAt,
                expiresAt,
                changedAt,
                revision,
                failure);
    }

    Amendment pending(long total, Instant now) {
        return moved(AmendmentState.PENDING, total, null, null, now);
    }

    Amendment to(AmendmentState next, Instant now) {
        return moved(next, newTotal, null, null, now);
    }

    Amendment applied(int orderRevision, Instant now) {
        return moved(AmendmentState.APPLIED, newTotal, orderRevision, null, now);
    }

    Amendment failed(String why, Instant now) {
        var said = why.length() <= LONGEST ? why : why.substring(0, LONGEST);
        return moved(AmendmentState.FAILED, newTotal, null, said, now);
    }

    /**
     * @throws IllegalStateException if the picture has no such way
     */
    private Amendment moved(
            AmendmentState next,
            long total,
            @Nullable Integer orderRevision,
            @Nullable String why,
            Instant now) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("amendment " + id + ": " + state + " to " + next);
        }
        return new Amendment(
                id,
                orderId,
                journeyId,
                next,
                wish,
                offer,
                previousTotal,
                total,
                currency,
                stockHeld,
                priceKnown,
                requestedAt,
                expiresAt,
                now,
                orderRevision,
                why);
    }
}
