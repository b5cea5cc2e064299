package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Pricing;
import dev.waybill.carts.PriceAnswer.Granted;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a checkout. Amounts are in minor units; while it is PRICING the discount is not
 * known yet and the total is the subtotal.
 */
record CheckoutStarted(
        UUID cartId,
        UUID checkoutSessionId,
        Status status,
        long subtotal,
        long discount,
        long total,
        String currency,
        List<String> appliedPromotions) {

    enum Status {
        /** Promotions have not answered; it goes on by itself when they do. */
        PRICING,
        /** Watch it at {@code /checkouts/{checkoutSessionId}}. */
        STARTED
    }

    static CheckoutStarted of(CheckedOut cart) {
        return new CheckoutStarted(
                cart.id(),
                cart.sessionId(),
                Status.STARTED,
                cart.basket().subtotal(),
                cart.discount(),
                cart.total(),
                cart.basket().currencyOfLines(),
                List.of());
    }

    static CheckoutStarted of(Pricing cart) {
        var subtotal = cart.basket().subtotal();
        return new CheckoutStarted(
                cart.id(),
                cart.sessionId(),
                Status.PRICING,
                subtotal,
                0,
                subtotal,
                cart.basket().currencyOfLines(),
                List.of());
    }

    CheckoutStarted with(Granted price) {
        return new CheckoutStarted(
                cartId,
                checkoutSessionId,
                Status.STARTED,
                subtotal,
                price.discount(),
                subtotal - price.discount(),
                currency,
                price.appliedPromotions());
    }
}
