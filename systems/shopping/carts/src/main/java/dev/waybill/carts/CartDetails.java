package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Open;
import dev.waybill.carts.Cart.Ordered;
import dev.waybill.carts.Cart.Pricing;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart as it is answered by HTTP. Amounts are in minor units. */
record CartDetails(
        UUID cartId,
        @Nullable UUID customerId,
        Cart.Status status,
        @Nullable String currency,
        List<CartItem> items,
        long subtotal,
        @Nullable Long discount,
        long version,
        @Nullable UUID checkoutSessionId,
        @Nullable UUID orderId) {

    record CartItem(
            UUID productId, String sku, String name, long unitPrice, int quantity, long lineTotal) {

        static CartItem of(Line line) {
            return new CartItem(
                    line.productId(),
                    line.sku(),
                    line.name(),
                    line.unitPrice(),
                    line.quantity(),
                    line.total());
        }
    }

    static CartDetails of(Cart cart) {
        return switch (cart) {
            case Open _ -> of(cart, null, null, null);
            case Pricing pricing -> of(cart, null, pricing.sessionId(), null);
            case CheckedOut frozen -> of(cart, frozen.discount(), frozen.sessionId(), null);
            case Ordered done -> of(cart, done.discount(), done.sessionId(), done.orderId());
        };
    }

    private static CartDetails of(
            Cart cart, @Nullable Long discount, @Nullable UUID sessionId, @Nullable UUID orderId) {
        var basket = cart.basket();
        return new CartDetails(
                basket.cartId(),
                basket.customerId(),
                cart.status(),
                basket.currency(),
                basket.lines().stream().map(CartItem::of).toList(),
                basket.subtotal(),
                discount,
                basket.version(),
                sessionId,
                orderId);
    }
}
