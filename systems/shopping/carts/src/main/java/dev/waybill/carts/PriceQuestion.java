package dev.waybill.carts;

import dev.waybill.carts.Cart.Pricing;
import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.contracts.promotions.CalculateDiscount;
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

    CheckoutCart wish() {
        return new CheckoutCart(cartId, customerId, promotionCode, address, paymentMethod);
    }
}
