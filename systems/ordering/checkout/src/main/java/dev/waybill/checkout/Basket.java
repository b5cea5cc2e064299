package dev.waybill.checkout;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.carts.CartCheckedOut;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is bought, where it goes and how it is paid: written once, read only when a wish needs its
 * words.
 */
record Basket(
        List<CartCheckedOut.Item> items,
        @Nullable Long subtotal,
        @Nullable Long discount,
        @Nullable List<String> appliedPromotions,
        @Nullable DeliveryAddress address,
        @Nullable PaymentMethod paymentMethod) {

    Basket {
        items = List.copyOf(items);
    }

    static Basket of(CartCheckedOut cart) {
        return new Basket(
                cart.items(),
                cart.subtotal(),
                cart.discount(),
                cart.appliedPromotions(),
                cart.address(),
                cart.paymentMethod());
    }

    static Basket read(String json) {
        return Wire.mapper().readValue(json, Basket.class);
    }

    String write() {
        return Wire.mapper().writeValueAsString(this);
    }

    Optional<CartCheckedOut.Item> item(UUID productId) {
        return items.stream().filter(item -> item.productId().equals(productId)).findFirst();
    }
}
