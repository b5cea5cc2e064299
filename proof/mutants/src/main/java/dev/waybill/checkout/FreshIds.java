package dev.waybill.checkout;

import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mutant: stock and money that are asked for again are asked for under an id of that attempt, not
 * of the session, so that whoever is asked takes it for another wish.
 */
final class FreshIds extends Messages {

    @Override
    Object of(Telling telling, Journey journey, @Nullable Basket basket) {
        var message = super.of(telling, journey, basket);
        return telling instanceof Telling.Wish wish && wish.attempt() > 1
                ? again(message, Ids.derive(journey.sessionId(), "attempt/" + wish.attempt()))
                : message;
    }

    private static Object again(Object message, UUID id) {
        return switch (message) {
            case ReserveInventory ask ->
                    new ReserveInventory(
                            ask.cartId(),
                            ask.customerId(),
                            ask.items(),
                            id,
                            ask.orderId(),
                            ask.expiresAt(),
                            ask.returnId(),
                            ask.destination(),
                            ask.deliveryMethod(),
                            ask.collectAt());
            case AuthorizePayment ask ->
                    new AuthorizePayment(
                            ask.cartId(),
                            ask.customerId(),
                            ask.amount(),
                            ask.currency(),
                            id,
                            ask.orderId(),
                            ask.paymentMethod());
            default -> message;
        };
    }
}
