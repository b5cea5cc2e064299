package dev.waybill.checkout;

import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.platform.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words for what a session tells: each a record of the contracts. */
class Messages {

    /**
     * A hold outlives its session, so that stock never vanishes from under an order that is being
     * made.
     */
    private static final Duration HOLD_OUTLIVES_DEADLINE = Duration.ofMinutes(5);

    /**
     * @param basket given if the telling {@linkplain Telling#needsBasket needs it}
     */
    Object of(Telling telling, Journey journey, @Nullable Basket basket) {
        return switch (telling) {
            case Telling.ReserveStock _ -> reserve(journey, given(basket));
            case Telling.AuthorizePayment _ -> authorize(journey, given(basket));
            case Telling.CreateOrder create -> create(journey, given(basket), create);
            case Telling.CancelOrder(_, var why) ->
                    new CancelOrder(
                            journey.orderId(), why.cancellation(), requestedBy(journey, why));
            case Telling.VoidPayment(_, var why) ->
                    new VoidPayment(
                            journey.paymentId(),
                            journey.orderId(),
                            "checkout failed: " + words(why));
            case Telling.ReleaseStock _ ->
                    new ReleaseInventory(
                            journey.reservationId(),
                            ReleaseReason.CHECKOUT_FAILED,
                            journey.orderId());
            case Telling.Completed done -> completed(journey, done);
            case Telling.Failed failed -> failed(journey, basket, failed);
        };
    }

    /**
     * The same wish of the same session at the same attempt has the same id, however often it is
     * made.
     */
    UUID idOf(Telling.Wish wish, UUID sessionId) {
        var step =
                switch (wish) {
                    case Telling.ReserveStock _ -> "reserve-inventory";
                    case Telling.AuthorizePayment _ -> "authorize-payment";
                    case Telling.CreateOrder _ -> "create-order";
                    case Telling.CancelOrder _ -> "cancel-order";
                    case Telling.VoidPayment _ -> "void-payment";
                    case Telling.ReleaseStock _ -> "release-inventory";
                };
        return Ids.derive(sessionId, step + "/" + wish.attempt());
    }

    private static ReserveInventory reserve(Journey journey, Basket basket) {
        return new ReserveInventory(
                journey.cartId(),
                journey.customerId(),
                basket.items().stream().map(Messages::demand).toList(),
                journey.reservationId(),
                journey.orderId(),
                journey.deadline().plus(HOLD_OUTLIVES_DEADLINE),
                null,
                destination(basket),
                null,
                null);
    }

    private static ReserveInventory.Item demand(CartCheckedOut.Item item) {
        return new ReserveInventory.Item(item.productId(), item.quantity(), item.unitPrice());
    }

    private static ReserveInventory.@Nullable Destination destination(Basket basket) {
        var address = basket.address();
        return address == null
                ? null
                : new ReserveInventory.Destination(address.postalCode(), address.countryCode());
    }

    private static AuthorizePayment authorize(Journey journey, Basket basket) {
        return new AuthorizePayment(
                journey.cartId(),
                journey.customerId(),
                journey.total(),
                journey.currency(),
                journey.paymentId(),
                journey.orderId(),
                basket.paymentMethod());
    }

    private static CreateOrder create(Journey journey, Basket basket, Telling.CreateOrder telling) {
        return new CreateOrder(
                journey.cartId(),
                journey.customerId(),
                basket.items().stream().map(Messages::line).toList(),
                journey.total(),
                journey.currency(),
                telling.authorizationId(),
                journey.orderId(),
                journey.sessionId(),
                journey.paymentId(),
                journey.reservationId(),
                basket.subtotal(),
                basket.discount(),
                basket.appliedPromotions(),
                basket.address(),
                journey.deadline(),
                telling.review() ? List.of(HoldReason.FRAUD_REVIEW) : null);
    }

    private static CreateOrder.Item line(CartCheckedOut.Item item) {
        return new CreateOrder.Item(
                item.productId(), item.quantity(), item.unitPrice(), item.sku(), item.name());
    }

    private static CheckoutCompleted completed(Journey journey, Telling.Completed done) {
        return new CheckoutCompleted(
                journey.sessionId(),
                journey.orderId(),
                journey.cartId(),
                journey.customerId(),
                journey.total(),
                journey.currency(),
                done.at());
    }

    private static CheckoutFailed failed(
            Journey journey, @Nullable Basket basket, Telling.Failed failed) {
        var why = failed.why();
        return new CheckoutFailed(
                journey.sessionId(),
                journey.orderId(),
                journey.cartId(),
                journey.customerId(),
                why.reason(),
                Explanation.of(why, basket),
                why.unavailable().isEmpty() ? null : List.copyOf(why.unavailable()),
                failed.at());
    }

    private static String requestedBy(Journey journey, Failure why) {
        return why.equals(Failure.CANCELLED)
                ? "customer " + journey.customerId()
                : "system checkout: " + words(why);
    }

    private static String words(Failure why) {
        if (why.bySeller()) {
            return "ended by the seller";
        }
        return why.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Basket given(@Nullable Basket basket) {
        return Objects.requireNonNull(basket, "a telling that needs the basket says so");
    }
}
