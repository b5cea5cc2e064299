package dev.waybill.carts;

import dev.waybill.contracts.carts.AddItemToCart;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.contracts.carts.RemoveItemFromCart;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that people ask of carts, as it came: a retry must look the same. */
sealed interface CartCommand {

    /** The carts that it needs to see. */
    default Stream<UUID> carts() {
        return switch (this) {
            case Create _, Order _ -> Stream.empty();
            case Add(var item) -> Stream.of(item.cartId());
            case Remove(var item) -> Stream.of(item.cartId());
            case CheckOut(var wish) -> Stream.of(wish.cartId());
        };
    }

    /** The products that it needs to see. */
    default Stream<UUID> products() {
        return switch (this) {
            case Create _, Remove _, CheckOut _ -> Stream.empty();
            case Add(var item) -> Stream.of(item.productId());
            case Order(var body) -> body.items().stream().map(OrderBody.WantedItem::productId);
        };
    }

    record Create(@Nullable UUID customerId, @Nullable String currency) implements CartCommand {}

    record Add(AddItemToCart item) implements CartCommand {}

    record Remove(RemoveItemFromCart item) implements CartCommand {}

    record CheckOut(CheckoutCart wish) implements CartCommand {}

    /** A cart, what is in it and its checkout, in one go. */
    record Order(OrderBody body) implements CartCommand {}
}
