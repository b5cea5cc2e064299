package dev.waybill.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amendment with all that is held for it, as the outside sees it. Amounts are in minor units.
 *
 * @param newTotal what the order comes to with it; while it is RESERVING without the discount of
 *     its code
 * @param difference what is to be paid more; below zero what is given back
 * @param expiresAt until when stock and price are held
 * @param revision of the order with it, once it is APPLIED
 * @param failure why it came to nothing
 * @param note what to do next
 */
record PendingAmendment(
        UUID amendmentId,
        UUID orderId,
        AmendmentState state,
        long previousTotal,
        long newTotal,
        long difference,
        String currency,
        List<Line> added,
        @Nullable String promotionCode,
        @Nullable Long discount,
        Instant requestedAt,
        Instant expiresAt,
        Instant changedAt,
        @Nullable Integer revision,
        @Nullable String failure,
        String note) {

    PendingAmendment {
        added = List.copyOf(added);
    }

    /** Units that it adds, at a price that stands. */
    record Line(UUID productId, int quantity, long unitPrice, @Nullable String name) {}

    static PendingAmendment of(Amendment it) {
        return new PendingAmendment(
                it.id(),
                it.orderId(),
                it.state(),
                it.previousTotal(),
                it.newTotal(),
                it.newTotal() - it.previousTotal(),
                it.currency(),
                it.offer().more().stream()
                        .map(line ->
                                new Line(
                                        line.productId(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        line.name()))
                        .toList(),
                it.wish().promotionCode(),
                it.offer().discount(),
                it.requestedAt(),
                it.expiresAt(),
                it.changedAt(),
                it.revision(),
                it.failure(),
                note(it));
    }

    static String path(Amendment it) {
        return "/orders/" + it.orderId() + "/amendments/" + it.id();
    }

    private static String note(Amendment it) {
        return switch (it.state()) {
            case RESERVING -> "Stock and price are asked for. Look again.";
            case PENDING ->
                    "Stock and price are held until "
                            + it.expiresAt()
                            + ". POST "
                            + path(it)
                            + "/commit does it.";
            case COMMITTING -> "The payment is asked about the difference. Look again.";
            case APPLIED -> "The order is amended.";
            case FAILED -> "Nothing has changed.";
            case EXPIRED -> "Nobody committed in time. Nothing has changed; ask again.";
            case WITHDRAWN -> "It is not wanted any more. Nothing has changed.";
        };
    }
}
