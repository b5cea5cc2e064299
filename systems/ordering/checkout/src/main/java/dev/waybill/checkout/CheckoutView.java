package dev.waybill.checkout;

import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout as its customer sees it. Amounts are in minor units.
 *
 * @param orderId of a confirmed checkout: before that there is no such order
 * @param reason why it came to nothing, or will as soon as nothing is owed
 * @param detail the same in a sentence or two, and what to do
 * @param endedBySeller true if somebody who looks after the shop has ended it
 * @param finishedAt when it was confirmed or failed
 */
record CheckoutView(
        UUID checkoutSessionId,
        UUID cartId,
        UUID customerId,
        @Nullable UUID orderId,
        Status status,
        @Nullable CheckoutFailure reason,
        @Nullable String detail,
        @Nullable List<Shortage> unavailableItems,
        @Nullable Boolean endedBySeller,
        long total,
        String currency,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable String confirmationNumber) {

    /** A product of which too few are in stock. */
    public record Shortage(
            UUID productId,
            @Nullable String sku,
            @Nullable String name,
            int requested,
            int available) {
        static @Nullable List<Shortage> all(Failure why, @Nullable Basket basket) {
            return why.unavailable().isEmpty()
                    ? null
                    : why.unavailable().stream().map(item -> of(item, basket)).toList();
        }

        private static Shortage of(CheckoutFailed.UnavailableItem item, @Nullable Basket basket) {
            var bought = basket == null ? null : basket.item(item.productId()).orElse(null);
            return new Shortage(
                    item.productId(),
                    bought == null ? null : bought.sku(),
                    bought == null ? null : bought.name(),
                    item.requested(),
                    item.available());
        }
    }

    boolean isFinished() {
        return status.isFinished();
    }
}
