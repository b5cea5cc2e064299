package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.carts.CheckoutCart;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The words in which a checkout is told. */
final class CheckoutFact {

    private CheckoutFact() {}

    static CartCheckedOut of(
            UUID eventId, CheckedOut cart, CheckoutCart wish, List<String> applied, Instant now) {
        return new CartCheckedOut(
                eventId,
                now,
                cart.id(),
                wish.customerId(),
                cart.basket().lines().stream().map(CheckoutFact::item).toList(),
                cart.basket().subtotal(),
                cart.discount(),
                cart.total(),
                cart.basket().currencyOfLines(),
                cart.sessionId(),
                wish.promotionCode(),
                applied,
                wish.address(),
                wish.paymentMethod());
    }

    private static CartCheckedOut.Item item(Line line) {
        return new CartCheckedOut.Item(
                line.productId(), line.quantity(), line.unitPrice(), line.sku(), line.name());
    }
}
