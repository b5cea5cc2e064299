package dev.waybill.orders;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.carts.CartPricingRefused;
import dev.waybill.contracts.carts.CartPricingStarted;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutIntervened;
import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderCreated030;
import dev.waybill.contracts.orders.OrderCreated060;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.FraudCheckFailed;
import dev.waybill.contracts.payments.FraudCheckPassed;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.contracts.payments.PaymentRequested;
import dev.waybill.contracts.payments.PaymentSucceeded;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.payments.RefundRequested;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountCalculated;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pure: says in one line what a message says, and why, and which system told it. */
final class Narrator {

    private static final String CARTS = "carts";
    private static final String CHECKOUT = "checkout";
    private static final String INVENTORY = "inventory";
    private static final String ORDERS = "orders";
    private static final String PAYMENTS = "payments";
    private static final String PROMOTIONS = "promotions";

    private static final Map<String, Integer> FRACTION_DIGITS =
            Currency.getAvailableCurrencies().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Currency::getCurrencyCode,
                                    each -> Math.max(0, each.getDefaultFractionDigits())));

    private Narrator() {}

    /**
     * @param system that told the message
     */
    record Line(String system, String summary) {}

    static Line tell(CartPricingStarted told) {
        return new Line(
                CARTS,
                "cart of "
                        + money(told.subtotal(), told.currency())
                        + " is to be checked out with promotion "
                        + told.promotionCode());
    }

    static Line tell(CartPricingRefused told) {
        return new Line(
                CARTS,
                "opens the cart again, without promotion "
                        + told.promotionCode()
                        + because(told.reason()));
    }

    static Line tell(CalculateDiscount asked) {
        return new Line(
                CARTS,
                "asks what promotion "
                        + asked.promotionCode()
                        + " is worth on "
                        + money(asked.subtotal(), asked.currency()));
    }

    static Line tell(DiscountCalculated told) {
        return new Line(
                PROMOTIONS,
                told.refusal() == null
                        ? "gives a discount of " + money(told.discount(), told.currency())
                        : "refuses the promotion: " + told.refusal());
    }

    static Line tell(CartCheckedOut told) {
        return new Line(
                CARTS,
                "cart with "
                        + lines(told.items().size())
                        + " is checked out for "
                        + money(told.total(), told.currency())
                        + discounted(told.discount(), told.currency()));
    }

    static Line tell(ReserveInventory asked) {
        var units = asked.items().stream().mapToLong(ReserveInventory.Item::quantity).sum();
        return new Line(
                CHECKOUT, "asks to hold " + units(units) + " on " + lines(asked.items().size()));
    }

    static Line tell(InventoryReserved told) {
        return new Line(INVENTORY, "holds every line (" + lines(told.items().size()) + ")");
    }

    static Line tell(InventoryUnavailable told) {
        var first = told.unavailableItems().isEmpty() ? null : told.unavailableItems().getFirst();
        var short_ = new StringBuilder("cannot hold the stock");
        if (first != null) {
            short_.append(": of product ")
                    .append(first.productId())
                    .append(" wanted ")
                    .append(first.requested());
            short_.append(", available ").append(first.available());
            more(short_, told.unavailableItems().size() - 1);
        }
        return new Line(INVENTORY, short_.toString());
    }

    static Line tell(ReleaseInventory asked) {
        var system = asked.reason() == ReleaseReason.ORDER_CANCELLED ? ORDERS : CHECKOUT;
        return new Line(system, "asks to release the stock" + because(asked.reason()));
    }

    static Line tell(InventoryReleased told) {
        return new Line(
                INVENTORY,
                told.items().isEmpty()
                        ? "had nothing to release, and will hold nothing" + because(told.reason())
                        : "releases the stock ("
                                + lines(told.items().size())
                                + ")"
                                + because(told.reason()));
    }

    static Line tell(AuthorizePayment asked) {
        return new Line(CHECKOUT, "asks to authorize " + money(asked.amount(), asked.currency()));
    }

    static Line tell(PaymentRequested told) {
        return new Line(PAYMENTS, "requests " + money(told.amount(), told.currency()));
    }

    static Line tell(FraudCheckPassed told) {
        return new Line(PAYMENTS, "the fraud screening lets it pass" + score(told.score()));
    }

    static Line tell(FraudCheckFailed told) {
        return new Line(
                PAYMENTS, "the fraud screening stops it: " + told.reason() + score(told.score()));
    }

    static Line tell(PaymentAuthorized told) {
        return new Line(
                PAYMENTS,
                money(told.amount(), told.currency())
                        + " is authorized: "
                        + told.authorizationId());
    }

    static Line tell(PaymentDeclined told) {
        return new Line(PAYMENTS, "the payment is declined: " + told.reason());
    }

    static Line tell(PaymentFailed told) {
        return new Line(PAYMENTS, "the provider refuses the payment: " + told.reason());
    }

    static Line tell(CreateOrder asked) {
        return new Line(
                CHECKOUT, "asks for the order of " + money(asked.total(), asked.currency()));
    }

    static Line tell(OrderCreated told) {
        return new Line(
                ORDERS,
                "order of "
                        + money(told.total(), told.currency())
                        + " is created, "
                        + lines(told.items().size()));
    }

    static Line tell(OrderCreated060 told) {
        return new Line(ORDERS, "order of " + money(told.total(), told.currency()) + " is created");
    }

    static Line tell(OrderCreated030 told) {
        return new Line(ORDERS, "order is created for customer " + told.customerId());
    }

    static Line tell(OrderConfirmed told) {
        return new Line(ORDERS, "order is confirmed as " + told.confirmationNumber());
    }

    static Line tell(OrderRefused told) {
        return new Line(ORDERS, "order is refused: " + told.reason());
    }

    static Line tell(OrderStatusChanged told) {
        return new Line(
                ORDERS,
                "status goes from "
                        + told.previousStatus()
                        + " to "
                        + told.newStatus()
                        + because(told.changeReason()));
    }

    static Line tell(CapturePayment asked) {
        var rest = Boolean.TRUE.equals(asked.lastCapture());
        return new Line(
                ORDERS,
                rest && asked.amount() == 0
                        ? "asks to release what is not captured"
                        : "asks to capture "
                                + money(asked.amount(), asked.currency())
                                + (rest ? " and to release the rest" : ""));
    }

    static Line tell(PaymentCaptured told) {
        return new Line(PAYMENTS, money(told.amount(), told.currency()) + " is captured");
    }

    static Line tell(PaymentSucceeded told) {
        return new Line(PAYMENTS, "the provider has the " + money(told.amount(), told.currency()));
    }

    static Line tell(CheckoutCompleted told) {
        return new Line(CHECKOUT, "checkout is complete: " + money(told.total(), told.currency()));
    }

    static Line tell(CheckoutFailed told) {
        return new Line(CHECKOUT, "checkout failed: " + told.reason() + ". " + told.detail());
    }

    static Line tell(CheckoutIntervened told) {
        var what =
                switch (told.action()) {
                    case RETRIED -> " does not wait and has it asked again";
                    case ENDED -> " ends the checkout";
                };
        return new Line(CHECKOUT, told.intervenedBy() + what + because(told.reason()));
    }

    static Line tell(CancelOrder asked) {
        var by = asked.requestedBy() == null ? "" : " for " + asked.requestedBy();
        return new Line(CHECKOUT, "asks to cancel the order" + by + because(asked.reason()));
    }

    static Line tell(OrderCancelled told) {
        return new Line(ORDERS, "order is cancelled" + because(told.reason()));
    }

    static Line tell(VoidPayment asked) {
        var system = Tellings.ORDER_CANCELLED.equals(asked.reason()) ? ORDERS : CHECKOUT;
        return new Line(system, "asks to void the payment" + because(asked.reason()));
    }

    static Line tell(PaymentVoided told) {
        return new Line(
                PAYMENTS, "payment of " + money(told.amount(), told.currency()) + " is void");
    }

    static Line tell(RefundPayment asked) {
        return new Line(
                asked.returnId() == null ? ORDERS : "returns",
                "asks to refund "
                        + money(asked.amount(), asked.currency())
                        + because(asked.reason()));
    }

    static Line tell(RefundRequested told) {
        return new Line(
                PAYMENTS,
                "requests a refund of "
                        + money(told.amount(), told.currency())
                        + because(told.reason()));
    }

    static Line tell(RefundProcessed told) {
        return new Line(PAYMENTS, money(told.amount(), told.currency()) + " is refunded");
    }

    static Line tell(RefundRefused told) {
        return new Line(PAYMENTS, "a refund is refused" + because(told.reason()));
    }

    /**
     * 1999 EUR is 19.99 EUR, 1999 JPY is 1999 JPY. No {@code BigDecimal}: this runs for nearly
     * every message.
     */
    static String money(long amount, String currency) {
        var digits = FRACTION_DIGITS.getOrDefault(currency, 2);
        if (digits == 0) {
            return amount + " " + currency;
        }
        var text = Long.toString(amount);
        var padded = text.length() > digits ? text : "0".repeat(digits + 1 - text.length()) + text;
        var point = padded.length() - digits;
        return padded.substring(0, point) + "." + padded.substring(point) + " " + currency;
    }

    private static String lines(int many) {
        return many == 1 ? "1 line" : many + " lines";
    }

    private static String units(long many) {
        return many == 1 ? "1 unit" : many + " units";
    }

    private static String because(@Nullable Object reason) {
        return reason == null ? "" : ", because: " + reason;
    }

    private static String score(@Nullable Double score) {
        return score == null ? "" : " (score " + score + ")";
    }

    private static String discounted(@Nullable Long discount, String currency) {
        return discount == null || discount == 0
                ? ""
                : " after a discount of " + money(discount, currency);
    }

    private static void more(StringBuilder sentence, int more) {
        if (more > 0) {
            sentence.append(", and ").append(more).append(" more");
        }
    }
}
