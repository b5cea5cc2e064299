package dev.waybill.carts;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.platform.http.Problem;
import java.util.Locale;
import java.util.UUID;

/** Why a cart says no: a code for machines and a sentence for people. */
final class Refusals {

    private Refusals() {}

    static Problem unknownCart(UUID cartId) {
        return Problem.notFound("cart", cartId);
    }

    static Problem unknownProduct(UUID productId) {
        return Problem.notFound("product", productId);
    }

    static Problem notInCart(UUID productId) {
        return Problem.of(
                404, "item-not-found", "There is no product " + productId + " in the cart.");
    }

    static Problem notForSale(ProductSnapshot product) {
        return Problem.conflict(
                "product-not-for-sale", "Product " + product.sku() + " is not for sale.");
    }

    static Problem otherCurrency(ProductSnapshot product, String currency) {
        return Problem.conflict(
                "currency-mismatch",
                "Product %s is priced in %s, the cart is in %s."
                        .formatted(product.sku(), product.currency(), currency));
    }

    static Problem full() {
        return Problem.conflict(
                "cart-full", "A cart holds at most " + Guard.MOST_ITEMS + " products.");
    }

    static Problem tooMany(Line line) {
        return Problem.conflict(
                "quantity-too-large",
                "A cart holds at most %d units of product %s; %d are in it."
                        .formatted(Guard.MOST_UNITS, line.sku(), line.quantity()));
    }

    static Problem tooExpensive() {
        return Problem.conflict(
                "cart-too-expensive",
                "The lines of a cart may cost at most " + Guard.MOST_MONEY + " minor units.");
    }

    static Problem empty() {
        return Problem.conflict("empty-cart", "There is nothing in the cart.");
    }

    static Problem ofAnotherCustomer() {
        return Problem.conflict("cart-of-another-customer", "The cart is another customer's.");
    }

    static Problem checkedOut(UUID sessionId) {
        return Problem.conflict(
                "already-checked-out",
                "The cart is checked out in checkout session " + sessionId + ".");
    }

    static Problem ordered(UUID sessionId, UUID orderId) {
        return Problem.conflict(
                "already-checked-out",
                "The cart became order %s in checkout session %s.".formatted(orderId, sessionId));
    }

    static Problem ended(UUID sessionId) {
        return Problem.conflict(
                "checkout-ended",
                "Checkout " + sessionId + " came to nothing before it had a price; it tells why.");
    }

    static Problem promotion(DiscountRefusal reason) {
        var code = "promotion-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.conflict(
                code,
                switch (reason) {
                    case UNKNOWN_CODE -> "There is no promotion with this code.";
                    case NOT_YET_VALID -> "The promotion has not begun.";
                    case EXPIRED -> "The promotion is over.";
                    case MINIMUM_SPEND -> "The cart is below the promotion's minimum spend.";
                    case CURRENCY -> "The promotion is for another currency.";
                    case USED_UP -> "The promotion is used up.";
                    case USED_UP_BY_CUSTOMER -> "The customer has used the promotion up.";
                });
    }
}
