package dev.waybill.checkout;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.carts.CartPricingRefused;
import dev.waybill.contracts.carts.CartPricingStarted;
import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as checkout hears it: the start of a journey, or a fact and how to know which journey
 * it belongs to.
 */
sealed interface News {

    /** What carts say about a session, which they have named. */
    sealed interface OfCart extends News {
        UUID sessionId();
    }

    /** Whichever is heard first opens the session. */
    sealed interface Opening extends OfCart {

        /** The journey of a session that starts now. */
        Journey journey(UUID orderId, Instant now, Duration patience);

        /** What it hears at once, if anything. */
        Optional<Fact> first();
    }

    /** A cart is to be bought as soon as its promotion code has been looked at. */
    record Pricing(UUID sessionId, CartPricingStarted cart) implements Opening {
        @Override
        public Journey journey(UUID orderId, Instant now, Duration patience) {
            return new Journey(
                    sessionId,
                    orderId,
                    cart.cartId(),
                    cart.customerId(),
                    cart.subtotal(),
                    cart.currency(),
                    now,
                    now.plus(patience));
        }

        @Override
        public Optional<Fact> first() {
            return Optional.empty();
        }
    }

    /**
     * A cart is bought, at this price.
     *
     * @param sessionId chosen by carts; of a cart that has chosen none, derived from the message
     */
    record CheckedOut(UUID sessionId, CartCheckedOut cart) implements Opening {
        @Override
        public Journey journey(UUID orderId, Instant now, Duration patience) {
            return new Journey(
                    sessionId,
                    orderId,
                    cart.cartId(),
                    cart.customerId(),
                    cart.total(),
                    cart.currency(),
                    now,
                    now.plus(patience));
        }

        @Override
        public Optional<Fact> first() {
            return Optional.of(new Fact.CartCheckedOut(cart.total()));
        }
    }

    /** A cart is not bought: its promotion code is worth nothing. */
    record Refusal(UUID sessionId, Fact.PromotionRefused fact) implements OfCart {}

    /**
     * Carries the order's id, or only the hold's or the payment's, which follow from the session's.
     * Others may hold stock or authorize payments for the same order, so every id that is given has
     * to be the journey's own.
     */
    record Reply(
            Fact fact,
            @Nullable UUID orderId,
            @Nullable UUID reservationId,
            @Nullable UUID paymentId)
            implements News {

        boolean isAbout(Journey journey) {
            return (orderId == null || orderId.equals(journey.orderId()))
                    && (reservationId == null || reservationId.equals(journey.reservationId()))
                    && (paymentId == null || paymentId.equals(journey.paymentId()));
        }
    }

    static Pricing of(CartPricingStarted cart) {
        return new Pricing(cart.checkoutSessionId(), cart);
    }

    static Refusal of(CartPricingRefused cart) {
        return new Refusal(cart.checkoutSessionId(), new Fact.PromotionRefused(cart.reason()));
    }

    static CheckedOut of(CartCheckedOut cart) {
        var chosen = cart.checkoutSessionId();
        return new CheckedOut(
                chosen == null ? Ids.derive(cart.eventId(), "checkout") : chosen, cart);
    }

    static Reply of(InventoryReserved held) {
        return new Reply(new Fact.StockHeld(), held.orderId(), held.reservationId(), null);
    }

    static Reply of(InventoryUnavailable no) {
        return new Reply(
                new Fact.StockUnavailable(no.unavailableItems()),
                no.orderId(),
                no.reservationId(),
                null);
    }

    static Reply of(InventoryReleased released) {
        return new Reply(
                new Fact.StockReleased(released.reason()),
                released.orderId(),
                released.reservationId(),
                null);
    }

    static Reply of(PaymentAuthorized yes) {
        return new Reply(
                new Fact.PaymentAuthorized(yes.authorizationId()),
                yes.orderId(),
                null,
                yes.paymentId());
    }

    static Reply of(PaymentDeclined no) {
        return new Reply(new Fact.PaymentDeclined(no.reason()), no.orderId(), null, no.paymentId());
    }

    static Reply of(PaymentVoided voided) {
        return new Reply(new Fact.PaymentVoided(), voided.orderId(), null, voided.paymentId());
    }

    /**
     * A payment that was captured before it could be voided is refunded in full: the money is as
     * free as if voided.
     */
    static Reply of(RefundProcessed refunded) {
        return new Reply(new Fact.PaymentVoided(), null, null, refunded.paymentId());
    }

    static Reply of(OrderConfirmed confirmed) {
        return new Reply(
                new Fact.OrderConfirmed(confirmed.confirmationNumber()),
                confirmed.orderId(),
                null,
                null);
    }

    static Reply of(OrderRefused no) {
        return new Reply(new Fact.OrderRefused(no.reason()), no.orderId(), null, null);
    }

    static Reply of(OrderCancelled cancelled) {
        return new Reply(
                new Fact.OrderCancelled(cancelled.reason()), cancelled.orderId(), null, null);
    }
}
