package dev.waybill.contracts.carts;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.PaymentMethod;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks to buy what is in a cart. */
public record CheckoutCart(
        UUID cartId,
        UUID customerId,
        @Nullable String promotionCode,
        @Nullable DeliveryAddress address,
        @Nullable PaymentMethod paymentMethod) {

    public CheckoutCart {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        guard.textIfGiven("promotionCode", promotionCode, 1, 64);
        guard.check();
    }
}
