package dev.waybill.returns;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.platform.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What is wanted instead of what comes back: an order of its own, at today's prices. What comes
/// back pays for it, as far as it goes: that much less is charged for the new order, with the
/// method of the first one, and that much less is given back of the first payment. Only the
/// difference moves.
///
/// ```
/// Wished --approve--> Reserving --reserved--> Held --goods are here--> Paying --authorized--> Ordering --confirmed--> Ordered
///    |                    |  (or unavailable)  |                         | declined             | refused
///    `--------------------+--------------------+-------------------------+----------------------+--> GivenUp
/// ```
///
/// Given up, nothing is held any more, and the money is all that the customer gets. What of the new
/// order is cancelled or returned gives its share of the credit back, from where it came.
///
/// @param orderId the order that it becomes
/// @param authorizationId of the money for it
/// @param credit what of what came back pays for it, in minor units; fixed when it is paid
/// @param givenBack what of that is the customer's money again
record Exchange(
        UUID orderId,
        List<Wanted> wanted,
        DeliveryAddress address,
        State state,
        @Nullable String authorizationId,
        long credit,
        long givenBack) {

    Exchange {
        wanted = List.copyOf(wanted);
        if (givenBack < 0 || givenBack > credit) {
            throw new IllegalArgumentException("more credit is given back than there was");
        }
    }

    /** Nobody has decided about the return yet. */
    static Exchange wish(UUID orderId, List<Wanted> wanted, DeliveryAddress address) {
        return new Exchange(orderId, wanted, address, State.WISHED, null, 0, 0);
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

    /** What is charged for it. */
    long toPay() {
        return price() - credit;
    }

    /** What came back pays for so much of it and nothing else: it is not given back. */
    long backed() {
        return switch (state) {
            case WISHED, RESERVING, HELD, GIVEN_UP -> 0;
            case PAYING, ORDERING, ORDERED -> credit - givenBack;
        };
    }

    /** Whether what of the credit it takes is known. */
    boolean isPriced() {
        return switch (state) {
            case WISHED, RESERVING, HELD -> false;
            case PAYING, ORDERING, ORDERED, GIVEN_UP -> true;
        };
    }

    /**
     * What the credit still pays for.
     *
     * @param kept how many units of a product the customer still has, or is to get
     */
    long backing(ToIntFunction<UUID> kept) {
        var units = new LinkedHashMap<UUID, Integer>();
        var prices = new LinkedHashMap<UUID, Long>();
        for (var each : wanted) {
            units.merge(each.productId(), each.quantity(), Integer::sum);
            prices.merge(each.productId(), each.quantity() * each.unitPrice(), Long::sum);
        }
        var backing = 0L;
        var before = 0L;
        for (var product : units.keySet()) {
            var all = units.getOrDefault(product, 0);
            var after = before + prices.getOrDefault(product, 0L);
            var share = Shares.of(credit, after, price()) - Shares.of(credit, before, price());
            backing += Shares.ofUnits(share, Math.min(all, kept.applyAsInt(product)), all);
            before = after;
        }
        return backing;
    }

    Exchange is(State next) {
        return with(next, authorizationId, credit, givenBack);
    }

    Exchange authorized(String authorization) {
        return with(State.ORDERING, authorization, credit, givenBack);
    }

    Exchange pay(long fromWhatCameBack) {
        return with(State.PAYING, authorizationId, fromWhatCameBack, 0);
    }

    Exchange giveBack(long inAll) {
        return with(state, authorizationId, credit, inAll);
    }

    private Exchange with(State next, @Nullable String authorization, long paid, long back) {
        return new Exchange(orderId, wanted, address, next, authorization, paid, back);
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
