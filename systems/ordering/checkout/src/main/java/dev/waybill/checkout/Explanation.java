package dev.waybill.checkout;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.checkout.CheckoutFailed.UnavailableItem;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a checkout came to nothing and what to do about it, in a sentence or two that a customer can
 * read.
 */
final class Explanation {

    /** So many sold-out products are named; the list beside the sentence has them all. */
    private static final int NAMED = 3;

    /** Three of the longest names and numbers still fit the contract's 500 characters. */
    private static final int LONGEST_NAME = 40;

    private static final int LONGEST_SKU = 30;

    private Explanation() {}

    static String of(Failure why, @Nullable Basket basket) {
        return switch (why.reason()) {
            case OUT_OF_STOCK -> outOfStock(why, basket);
            case CARD_DECLINED ->
                    "Your bank declined the card. Please try another card, or ask your bank why.";
            case INSUFFICIENT_FUNDS ->
                    "The card has too little money for this order. Please try another card.";
            case EXPIRED_CARD -> "The card has expired. Please use one that is still valid.";
            case PAYMENT_ERROR ->
                    "The payment could not be carried out. You will not be charged; please try again.";
            case FRAUD ->
                    "We could not accept this payment. Please use another way to pay, or contact us.";
            case TIMED_OUT ->
                    why.bySeller()
                            ? "The seller ended this checkout. You will not be charged; please try again, or contact us."
                            : "The checkout took too long and was given up. You will not be charged; please try again.";
            case ORDER_REFUSED ->
                    "This cart is already being ordered, or has been ordered before. Please look at your orders.";
            case CANCELLED_BY_CUSTOMER ->
                    "The checkout was cancelled as you asked. You will not be charged.";
            case PROMOTION_UNKNOWN_CODE ->
                    "There is no promotion with this code. Please check it, or order without it.";
            case PROMOTION_NOT_YET_VALID ->
                    "This promotion has not begun yet. Please order without its code, or later.";
            case PROMOTION_EXPIRED -> "This promotion is over. Please order without its code.";
            case PROMOTION_MINIMUM_SPEND ->
                    "Your cart is below this promotion's minimum spend. Please add something, or order without its code.";
            case PROMOTION_CURRENCY ->
                    "This promotion is for another currency. Please order without its code.";
            case PROMOTION_USED_UP -> "This promotion is used up. Please order without its code.";
            case PROMOTION_USED_UP_BY_CUSTOMER ->
                    "You have used this promotion as often as you may. Please order without its code.";
        };
    }

    private static String outOfStock(Failure why, @Nullable Basket basket) {
        var items = why.unavailable();
        if (items.isEmpty()) {
            return "Something in your cart is sold out. Please change your cart and try again.";
        }
        var named =
                items.stream()
                        .limit(NAMED)
                        .map(item -> shortage(item, basket))
                        .collect(Collectors.joining("; "));
        var more = items.size() - NAMED;
        return (more > 0 ? named + "; and " + more + " more" : named)
                + ". Please change your cart and try again.";
    }

    private static String shortage(UnavailableItem item, @Nullable Basket basket) {
        var name = name(item, basket);
        return item.available() == 0
                ? name + " is sold out"
                : "Only "
                        + item.available()
                        + " of "
                        + name
                        + " are left and you asked for "
                        + item.requested();
    }

    private static String name(UnavailableItem item, @Nullable Basket basket) {
        if (basket == null) {
            return "product " + item.productId();
        }
        return basket.item(item.productId())
                .map(Explanation::name)
                .orElseGet(() -> "product " + item.productId());
    }

    private static String name(CartCheckedOut.Item item) {
        var name = item.name() == null ? "product" : shorten(item.name(), LONGEST_NAME);
        var sku =
                item.sku() == null ? item.productId().toString() : shorten(item.sku(), LONGEST_SKU);
        return name + " (" + sku + ")";
    }

    private static String shorten(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
    }
}
