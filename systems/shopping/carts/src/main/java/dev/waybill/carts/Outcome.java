package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import java.util.UUID;

/** How a checkout ended. */
sealed interface Outcome {

    UUID cartId();

    UUID sessionId();

    /** What becomes of the cart that is being checked out. */
    Cart applyTo(CheckedOut cart);

    record Completed(UUID cartId, UUID sessionId, UUID orderId) implements Outcome {

        static Completed of(CheckoutCompleted event) {
            return new Completed(event.cartId(), event.checkoutSessionId(), event.orderId());
        }

        @Override
        public Cart applyTo(CheckedOut cart) {
            return cart.order(orderId);
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
    }
}
