package dev.waybill.carts;

import dev.waybill.carts.Cart.Pricing;
import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CartPricingRefused;
import dev.waybill.contracts.carts.CartPricingStarted;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountRefusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What promotions are asked for one checkout, and what is needed to go on once they have answered.
 *
 * @param subtotal minor units of {@code currency}
 */
record PriceQuestion(
        UUID sessionId,
        UUID cartId,
        UUID customerId,
        long subtotal,
        String currency,
        String promotionCode,
        @Nullable DeliveryAddress address,
        @Nullable PaymentMethod paymentMethod) {

    static PriceQuestion of(Pricing cart, CheckoutCart wish, String promotionCode) {
        return new PriceQuestion(
                cart.sessionId(),
                cart.id(),
                wish.customerId(),
                cart.basket().subtotal(),
                cart.basket().currencyOfLines(),
                promotionCode,
                wish.address(),
                wish.paymentMethod());
    }

    CalculateDiscount command() {
        return new CalculateDiscount(
                cartId, customerId, subtotal, currency, promotionCode, sessionId);
    }

    /** So that the checkout can be watched before it has a price. */
    CartPricingStarted started(UUID eventId, Instant now) {
        return new CartPricingStarted(
                eventId, now, sessionId, cartId, customerId, subtotal, currency, promotionCode);
    }

    /** So that whoever watches it learns that it has come to nothing. */
    CartPricingRefused refused(UUID eventId, DiscountRefusal why, Instant now) {
        return new CartPricingRefused(
                eventId,
                now,
                sessionId,
                cartId,
                customerId,
                promotionCode,
                PricingRefusal.valueOf(why.name()));
    }

    CheckoutCart wish() {
        return new CheckoutCart(cartId, customerId, promotionCode, address, paymentMethod);
    }
}
