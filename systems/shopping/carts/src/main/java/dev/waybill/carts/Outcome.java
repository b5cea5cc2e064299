package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Pricing;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import java.util.UUID;

/** How a checkout ended. */
sealed interface Outcome {

    UUID cartId();

    UUID sessionId();

    /** What becomes of the cart that is being checked out. */
    Cart applyTo(CheckedOut cart);

    /** What becomes of a cart that is still being priced. */
    Cart applyTo(Pricing cart);

    record Completed(UUID cartId, UUID sessionId, UUID orderId) implements Outcome {

        static Completed of(CheckoutCompleted event) {
            return new Completed(event.cartId(), event.checkoutSessionId(), event.orderId());
        }

        @Override
        public Cart applyTo(CheckedOut cart) {
            return cart.order(orderId);
        }

        @Override
        public Cart applyTo(Pricing cart) {
            throw new IllegalStateException(
                    "cart " + cartId + " became an order before it had a price");
        }
    }

    record Failed(UUID cartId, UUID sessionId) implements Outcome {

        static Failed of(CheckoutFailed event) {
            return new Failed(event.cartId(), event.checkoutSessionId());
        }

        @Override
        public Cart applyTo(CheckedOut cart) {
            return cart.reopen();
        }

        /** Cancelled, or given up because promotions did not answer. */
        @Override
        public Cart applyTo(Pricing cart) {
            return cart.reopen();
        }
    }
}
