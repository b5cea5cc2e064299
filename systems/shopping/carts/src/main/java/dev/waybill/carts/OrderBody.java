package dev.waybill.carts;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CheckoutCart;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole order in one request: {@code POST /checkouts}. The same product on two lines is one line
 * of the sum.
 */
record OrderBody(
        UUID customerId,
        List<WantedItem> items,
        String currency,
        @Nullable String promotionCode,
        @Nullable DeliveryAddress address,
        @Nullable PaymentMethod paymentMethod) {

    OrderBody {
        var guard = new Guard();
        guard.given("customerId", customerId);
        items = guard.list("items", items, 1);
        guard.currency("currency", currency);
        guard.textIfGiven("promotionCode", promotionCode, 1, 64);
        guard.check();
    }

    CheckoutCart wish(UUID cartId) {
        return new CheckoutCart(cartId, customerId, promotionCode, address, paymentMethod);
    }

    record WantedItem(UUID productId, int quantity) {

        WantedItem {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }
    }
}
