package dev.waybill.returns;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is wanted instead of what comes back: an order of its own, at today's prices, paid with the
/// method of the first one. What comes back is refunded as always; so the customer pays or gets the
/// difference, and everything that may happen to an order may happen to this one.
///
/// ```
/// Wished --approve--> Reserving --reserved--> Held --goods are here--> Paying --authorized--> Ordering --confirmed--> Ordered
///    |                    |  (or unavailable)  |                         | declined             | refused
///    `--------------------+--------------------+-------------------------+----------------------+--> GivenUp
/// ```
///
/// Given up, nothing is held any more, and the money is all that the customer gets.
///
/// @param orderId the order that it becomes
/// @param authorizationId of the money for it
record Exchange(
        UUID orderId,
        List<Wanted> wanted,
        DeliveryAddress address,
        State state,
        @Nullable String authorizationId) {

    Exchange {
        wanted = List.copyOf(wanted);
    }

    /**
     * @param unitPrice today, in minor units of the order's currency
     */
    record Wanted(UUID productId, int quantity, long unitPrice, String sku, String name) {}

    enum State {
        WISHED,
        RESERVING,
        HELD,
        PAYING,
        ORDERING,
        ORDERED,
        GIVEN_UP
    }

    long price() {
        return wanted.stream().mapToLong(each -> each.quantity() * each.unitPrice()).sum();
    }

    /** Whether nothing more will come of it. */
    boolean isOver() {
        return state == State.ORDERED || state == State.GIVEN_UP;
    }

    Exchange is(State next) {
        return new Exchange(orderId, wanted, address, next, authorizationId);
    }

    Exchange authorized(String authorization) {
        return new Exchange(orderId, wanted, address, State.ORDERING, authorization);
    }

    static UUID reservationOf(UUID returnId) {
        return Ids.derive(returnId, "exchange/reservation");
    }

    static UUID paymentOf(UUID returnId) {
        return Ids.derive(returnId, "exchange/payment");
    }

    static UUID cartOf(UUID returnId) {
        return Ids.derive(returnId, "exchange/cart");
    }
}
