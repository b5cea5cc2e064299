package dev.waybill.checkout;

import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.checkout.CheckoutFailed.UnavailableItem;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.payments.DeclineReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a checkout came to nothing: the first thing that stood in its way, whatever follows.
 *
 * @param bySeller somebody who looks after the shop has ended it; the published reasons have no
 *     word for that, so it is a time-out that says so
 */
record Failure(CheckoutFailure reason, List<UnavailableItem> unavailable, boolean bySeller) {

    static final Failure TIMED_OUT = because(CheckoutFailure.TIMED_OUT);
    static final Failure ENDED_BY_SELLER = new Failure(CheckoutFailure.TIMED_OUT, List.of(), true);
    static final Failure CANCELLED = because(CheckoutFailure.CANCELLED_BY_CUSTOMER);
    static final Failure PAYMENT_ERROR = because(CheckoutFailure.PAYMENT_ERROR);

    Failure {
        unavailable = List.copyOf(unavailable);
    }

    Failure(CheckoutFailure reason, List<UnavailableItem> unavailable) {
        this(reason, unavailable, false);
    }

    static Failure because(CheckoutFailure reason) {
        return new Failure(reason, List.of());
    }

    static Failure outOfStock(List<InventoryUnavailable.UnavailableItem> items) {
        return new Failure(
                CheckoutFailure.OUT_OF_STOCK,
                items.stream()
                        .map(item ->
                                new UnavailableItem(
                                        item.productId(), item.requested(), item.available()))
                        .toList());
    }

    static Failure of(DeclineReason reason) {
        return because(
                switch (reason) {
                    case CARD_DECLINED -> CheckoutFailure.CARD_DECLINED;
                    case INSUFFICIENT_FUNDS -> CheckoutFailure.INSUFFICIENT_FUNDS;
                    case EXPIRED_CARD -> CheckoutFailure.EXPIRED_CARD;
                    case PROCESSING_ERROR -> CheckoutFailure.PAYMENT_ERROR;
                    case FRAUD -> CheckoutFailure.FRAUD;
                });
    }

    static Failure of(PricingRefusal reason) {
        return because(
                switch (reason) {
                    case UNKNOWN_CODE -> CheckoutFailure.PROMOTION_UNKNOWN_CODE;
                    case NOT_YET_VALID -> CheckoutFailure.PROMOTION_NOT_YET_VALID;
                    case EXPIRED -> CheckoutFailure.PROMOTION_EXPIRED;
                    case MINIMUM_SPEND -> CheckoutFailure.PROMOTION_MINIMUM_SPEND;
                    case CURRENCY -> CheckoutFailure.PROMOTION_CURRENCY;
                    case USED_UP -> CheckoutFailure.PROMOTION_USED_UP;
                    case USED_UP_BY_CUSTOMER -> CheckoutFailure.PROMOTION_USED_UP_BY_CUSTOMER;
                });
    }

    static Failure of(OrderRefusal reason) {
        return switch (reason) {
            case EXPIRED -> TIMED_OUT;
            case CANCELLED -> CANCELLED;
            case CART_ALREADY_ORDERED -> because(CheckoutFailure.ORDER_REFUSED);
            case PAYMENT_OF_ANOTHER_ORDER -> PAYMENT_ERROR;
        };
    }

    static Failure of(CancellationReason reason) {
        return switch (reason) {
            case CUSTOMER_REQUESTED -> CANCELLED;
            case PAYMENT_FAILED -> PAYMENT_ERROR;
            case OUT_OF_STOCK -> because(CheckoutFailure.OUT_OF_STOCK);
            case FRAUD -> because(CheckoutFailure.FRAUD);
        };
    }

    /**
     * A hold that ends while the checkout still needs it: its time was over, or its order was
     * cancelled.
     */
    static Failure of(@Nullable ReleaseReason reason) {
        return reason == ReleaseReason.ORDER_CANCELLED ? CANCELLED : TIMED_OUT;
    }

    /** What orders is told when an order is not wanted any more. */
    CancellationReason cancellation() {
        return switch (reason) {
            case CARD_DECLINED, INSUFFICIENT_FUNDS, EXPIRED_CARD, PAYMENT_ERROR ->
                    CancellationReason.PAYMENT_FAILED;
            case FRAUD -> CancellationReason.FRAUD;
            case OUT_OF_STOCK,
                    TIMED_OUT,
                    ORDER_REFUSED,
                    CANCELLED_BY_CUSTOMER,
                    PROMOTION_UNKNOWN_CODE,
                    PROMOTION_NOT_YET_VALID,
                    PROMOTION_EXPIRED,
                    PROMOTION_MINIMUM_SPEND,
                    PROMOTION_CURRENCY,
                    PROMOTION_USED_UP,
                    PROMOTION_USED_UP_BY_CUSTOMER ->
                    CancellationReason.CUSTOMER_REQUESTED;
        };
    }
}
