package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes to order, all parts derived from one id. */
final class Samples {

    static final DeliveryAddress ADDRESS =
            new DeliveryAddress(
                    "Ada Lovelace", "12 St James's Square", null, "London", "SW1Y 4JH", "GB");

    private Samples() {}

    static CreateOrder wish(UUID orderId) {
        return wish(orderId, Ids.derive(orderId, "cart"), null);
    }

    static CreateOrder wish(@Nullable UUID orderId, UUID cartId, @Nullable Instant validUntil) {
        return new CreateOrder(
                cartId,
                Ids.derive(cartId, "customer"),
                List.of(
                        new CreateOrder.Item(Ids.derive(cartId, "tea"), 2, 1_000, "TEA-1", "Tea"),
                        new CreateOrder.Item(Ids.derive(cartId, "cup"), 1, 550, null, null)),
                2_300,
                "GBP",
                "pi_" + cartId,
                orderId,
                Ids.derive(cartId, "session"),
                Ids.derive(cartId, "payment"),
                Ids.derive(cartId, "reservation"),
                2_550L,
                250L,
                List.of("WELCOME"),
                ADDRESS,
                validUntil);
    }

    /** Another cart's order that names this one's payment. */
    static CreateOrder paidAs(CreateOrder other, UUID orderId) {
        return with(wish(orderId), other.paymentId(), 2_300);
    }

    static OrderEvent.Goods goods(UUID orderId) {
        return OrderDecider.goods(wish(orderId));
    }

    /** Two units of tea and a cup, 25.50 less 2.50. */
    static UUID tea(CreateOrder wish) {
        return wish.items().getFirst().productId();
    }

    static UUID cup(CreateOrder wish) {
        return wish.items().getLast().productId();
    }

    /** Ordered instead of something that came back. */
    static CreateOrder exchanged(UUID orderId) {
        var wish = wish(orderId);
        return new CreateOrder(
                wish.cartId(),
                wish.customerId(),
                wish.items(),
                wish.total(),
                wish.currency(),
                wish.paymentAuthorizationId(),
                wish.orderId(),
                null,
                wish.paymentId(),
                wish.reservationId(),
                wish.subtotal(),
                wish.discount(),
                null,
                wish.address(),
                null,
                null,
                Ids.derive(orderId, "return"));
    }

    static CreateOrder withHolds(UUID orderId, HoldReason... holds) {
        var wish = wish(orderId);
        return new CreateOrder(
                wish.cartId(),
                wish.customerId(),
                wish.items(),
                wish.total(),
                wish.currency(),
                wish.paymentAuthorizationId(),
                wish.orderId(),
                wish.checkoutSessionId(),
                wish.paymentId(),
                wish.reservationId(),
                wish.subtotal(),
                wish.discount(),
                wish.appliedPromotions(),
                wish.address(),
                wish.validUntil(),
                List.of(holds));
    }

    static CreateOrder withoutPayment(UUID orderId) {
        return with(wish(orderId), null, 2_300);
    }

    static CreateOrder free(UUID orderId) {
        var wish = wish(orderId);
        return with(wish, wish.paymentId(), 0);
    }

    private static CreateOrder with(CreateOrder wish, @Nullable UUID paymentId, long total) {
        return new CreateOrder(
                wish.cartId(),
                wish.customerId(),
                wish.items(),
                total,
                wish.currency(),
                null,
                wish.orderId(),
                wish.checkoutSessionId(),
                paymentId,
                wish.reservationId(),
                null,
                null,
                null,
                null,
                null);
    }
}
