package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: an order is changed before its fulfilment: it goes somewhere else, or fewer units of it are
 * wanted. All of the wish or nothing.
 */
final class AmendDecider {

    private AmendDecider() {}

    /**
     * What is wanted.
     *
     * @param items how many units there shall be of these products; others stay as they are
     * @param by who asks, in words
     */
    record Wish(
            List<Units> items,
            @Nullable DeliveryAddress address,
            String by,
            @Nullable String reason) {}

    /** Why it is not done. */
    record No(Refusal why, @Nullable UUID productId) {}

    enum Refusal {
        TOO_LATE,
        OVER,
        NOT_IN_ORDER,
        MORE_THAN_ORDERED,
        NOTHING_LEFT,
        NO_CHANGE
    }

    /**
     * @return none if it is done: the draft says what happens
     */
    static Optional<No> decide(Draft draft, Wish wish, Goods goods, OrderRules rules) {
        var late = tooLate(draft.order());
        if (late != null) {
            return Optional.of(new No(late, null));
        }
        var lines =
                draft.lines().isEmpty()
                        ? OrderLines.of(goods, draft.order().total())
                        : draft.lines();
        var fewer = new ArrayList<Units>();
        for (var item : wish.items()) {
            var now = lines.quantity(item.productId());
            if (!lines.has(item.productId())) {
                return Optional.of(new No(Refusal.NOT_IN_ORDER, item.productId()));
            }
            if (item.quantity() > now) {
                return Optional.of(new No(Refusal.MORE_THAN_ORDERED, item.productId()));
            }
            if (item.quantity() < now) {
                fewer.add(new Units(item.productId(), now - item.quantity()));
            }
        }
        if (!lines.within(fewer, OrderLine::free).equals(fewer)) {
            return Optional.of(new No(Refusal.TOO_LATE, null)); // some of it has been delivered
        }
        if (!fewer.isEmpty()
                && Units.sum(fewer) == lines.sum(line -> line.ordered() - line.cancelled())) {
            return Optional.of(new No(Refusal.NOTHING_LEFT, null));
        }
        var before = draft.order().version();
        reduce(draft, fewer, wish, goods);
        send(draft, wish, goods, rules);
        return draft.order().version() == before
                ? Optional.of(new No(Refusal.NO_CHANGE, null))
                : Optional.empty();
    }

    /** What a warehouse or a carrier has is not changed any more. */
    private static @Nullable Refusal tooLate(Real order) {
        return switch (order) {
            case Order.Confirmed _, Order.AwaitingFulfilment _, Order.OnHold _ ->
                    order.work().lines().sum(line -> line.allocated() + line.underWay()) > 0
                            ? Refusal.TOO_LATE
                            : null;
            case Order.Created _, Order.Fulfilling _ -> Refusal.TOO_LATE;
            case Order.Completed _, Order.Cancelled _ -> Refusal.OVER;
        };
    }

    private static void reduce(Draft draft, List<Units> fewer, Wish wish, Goods goods) {
        if (!fewer.isEmpty()) {
            FulfilmentDecider.itemise(draft, goods);
            var reason = CancellationReason.CUSTOMER_REQUESTED;
            Settlement.cancel(draft, fewer, reason, true, wish.by(), wish.reason());
            Settlement.settle(draft, reason);
        }
    }

    private static void send(Draft draft, Wish wish, Goods goods, OrderRules rules) {
        var address = wish.address();
        var before = address(draft.order(), goods);
        if (address == null || address.equals(before)) {
            return;
        }
        draft.then(
                new OrderEvent.AddressChanged(
                        address,
                        before == null ? "" : before.postalCode(),
                        draft.now().plus(rules.releaseAfter()),
                        wish.by(),
                        wish.reason()));
        if (!rules.postcodes().canBe(address)) {
            var id = Ids.derive(draft.order().id(), "hold/address/" + draft.work().revision());
            HoldDecider.place(draft, rules.hold(id, HoldReason.ADDRESS_VERIFICATION, draft.now()));
        }
    }

    /** Where an order goes now. */
    static @Nullable DeliveryAddress address(Real order, @Nullable Goods goods) {
        var changed = order.work().address();
        return changed != null || goods == null ? changed : goods.address();
    }
}
