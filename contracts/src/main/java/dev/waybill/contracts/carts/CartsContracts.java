package dev.waybill.contracts.carts;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of carts: each of its messages, with its name and version on the wire. */
public final class CartsContracts {

    public static final Contract<CartCheckedOut> CART_CHECKED_OUT =
            new Contract<>(
                    "cart-checked-out",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CartCheckedOut.class,
                    Topics.SHOPPING_CARTS,
                    CartCheckedOut::cartId);

    public static final Contract<CartPricingStarted> CART_PRICING_STARTED =
            new Contract<>(
                    "cart-pricing-started",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CartPricingStarted.class,
                    Topics.SHOPPING_CARTS,
                    CartPricingStarted::cartId);

    public static final Contract<CartPricingRefused> CART_PRICING_REFUSED =
            new Contract<>(
                    "cart-pricing-refused",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CartPricingRefused.class,
                    Topics.SHOPPING_CARTS,
                    CartPricingRefused::cartId);

    public static final Operation<AddItemToCart, Void> ADD_ITEM_TO_CART =
            new Operation<>(
                    "add-item-to-cart", "1.0.0", Operation.Kind.COMMAND, AddItemToCart.class, null);

    public static final Operation<RemoveItemFromCart, Void> REMOVE_ITEM_FROM_CART =
            new Operation<>(
                    "remove-item-from-cart",
                    "1.0.0",
                    Operation.Kind.COMMAND,
                    RemoveItemFromCart.class,
                    null);

    public static final Operation<CheckoutCart, Void> CHECKOUT_CART =
            new Operation<>(
                    "checkout-cart", "1.0.0", Operation.Kind.COMMAND, CheckoutCart.class, null);

    private CartsContracts() {}

    public static List<Contract<?>> all() {
        return List.of(CART_PRICING_STARTED, CART_PRICING_REFUSED, CART_CHECKED_OUT);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of(ADD_ITEM_TO_CART, REMOVE_ITEM_FROM_CART, CHECKOUT_CART);
    }
}
