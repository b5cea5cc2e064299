package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: an order is changed before its fulfilment: it goes somewhere else or is fetched, fewer
 * units of it are wanted, more or others, at an {@link Offer}. All of the wish or nothing.
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
            @Nullable DeliveryMethod method,
            @Nullable String promotionCode,
            String by,
            @Nullable String reason) {
        Wish {
            items = List.copyOf(items);
        }
    }

    /** Why it is not done. */
    record No(Refusal why, @Nullable UUID productId) {}

    enum Refusal {
        TOO_LATE,
        OVER,
        NOT_IN_ORDER,
        NOTHING_LEFT,
        NO_CHANGE,
        UNKNOWN_PRODUCT,
        NOT_FOR_SALE,
        OTHER_CURRENCY,
        CODE_ALREADY_APPLIED,
        EXCHANGED,
        NOTHING_TO_CHARGE,
        NO_ADDRESS,
        HAS_CHANGED
    }

    /**
     * What an amendment holds for this wish.
     *
     * @param amendmentId also names what is held
     */
    record Held(UUID amendmentId, Offer offer) {}

    /** What of the wish is less than the order has, and what is more. */
    static AmendPlan plan(Real order, Wish wish, Goods goods, Map<UUID, ProductCopy> products) {
        var lines = lines(order, goods);
        var currency = order.sheet().terms().currency();
        return AmendPlan.of(lines, wish, currency, products);
    }

    private static OrderLines lines(Real order, Goods goods) {
        var lines = order.work().lines();
        return lines.isEmpty() ? OrderLines.of(goods, order.total()) : lines;
    }

    /**
     * Does all of a plan that was made of this order as it is.
     *
     * @param held what is added, and the discount of a code, if that is known
     * @return none if it is done: the draft says what happens
     */
    static Optional<No> decide(
            Draft draft, Wish wish, AmendPlan plan, Goods goods, OrderRules rules, Held held) {
        var late = tooLate(draft.order());
        if (late != null) {
            return Optional.of(new No(late, null));
        }
        if (plan.no().isPresent()) {
            return plan.no();
        }
        if (!plan.more().equals(held.offer().more())) {
            return Optional.of(new No(Refusal.HAS_CHANGED, null));
        }
        var why = refusal(draft.order(), wish, plan, goods);
        if (why.isPresent()) {
            return why.map(each -> new No(each, null));
        }
        var before = draft.order().version();
        add(draft, wish, goods, held);
        reduce(draft, plan.fewer(), wish, goods);
        reprice(draft, wish, goods, held);
        send(draft, wish, goods, rules);
        deliver(draft, wish, rules);
        if (wish.promotionCode() == null && draft.order().version() == before) {
            return Optional.of(new No(Refusal.NO_CHANGE, null));
        }
        return isChargeable(draft.order())
                ? Optional.empty()
                : Optional.of(new No(Refusal.NOTHING_TO_CHARGE, null));
    }

    private static Optional<Refusal> refusal(Real order, Wish wish, AmendPlan plan, Goods goods) {
        var lines = lines(order, goods);
        var fewer = plan.fewer();
        if (!lines.within(fewer, OrderLine::free).equals(fewer)) {
            return Optional.of(Refusal.TOO_LATE); // some of it has been delivered
        }
        if (plan.more().isEmpty()
                && !fewer.isEmpty()
                && Units.sum(fewer) == lines.sum(OrderLine::kept)) {
            return Optional.of(Refusal.NOTHING_LEFT);
        }
        if (wish.method() == DeliveryMethod.HOME_DELIVERY
                && wish.address() == null
                && address(order, goods) == null) {
            return Optional.of(Refusal.NO_ADDRESS);
        }
        var code = wish.promotionCode();
        if (code != null && lines.sum(OrderLine::delivered) > 0) {
            return Optional.of(Refusal.TOO_LATE); // what has been delivered keeps its price
        }
        if (goods.returnId() != null && (code != null || !plan.more().isEmpty())) {
            return Optional.of(Refusal.EXCHANGED);
        }
        return code != null && isApplied(code, order, goods)
                ? Optional.of(Refusal.CODE_ALREADY_APPLIED)
                : Optional.empty();
    }

    private static boolean isApplied(String code, Real order, Goods goods) {
        var applied = goods.appliedPromotions();
        return order.work().amended().promotionUse() == null
                && applied != null
                && applied.stream().anyMatch(code::equalsIgnoreCase);
    }

    /** An order that was free has a payment over nothing: nobody can be charged for more. */
    private static boolean isChargeable(Real order) {
        var terms = order.sheet().terms();
        return order.total() == 0 || terms.paymentId() == null || terms.owedPayment() != null;
    }

    private static void add(Draft draft, Wish wish, Goods goods, Held held) {
        var more = held.offer().more();
        if (more.isEmpty()) {
            return;
        }
        FulfilmentDecider.itemise(draft, goods);
        var lines = new ArrayList<OrderLine>();
        var position = draft.lines().all().size();
        for (var line : more) {
            position++;
            lines.add(
                    OrderLine.bought(
                            position,
                            line.productId(),
                            line.sku(),
                            line.name(),
                            line.unitPrice(),
                            0,
                            line.quantity()));
        }
        draft.then(
                new OrderEvent.LinesAdded(
                        held.amendmentId(),
                        lines,
                        new OrderLines(lines).worth(),
                        held.amendmentId(),
                        wish.by(),
                        wish.reason()));
    }

    private static void reprice(Draft draft, Wish wish, Goods goods, Held held) {
        var code = wish.promotionCode();
        var discount = held.offer().discount();
        if (code == null || discount == null) {
            return;
        }
        FulfilmentDecider.itemise(draft, goods);
        var change = draft.lines().repriced(discount).worth() - draft.lines().worth();
        draft.then(
                new OrderEvent.Repriced(
                        held.amendmentId(), code, discount, change, wish.by(), wish.reason()));
        Settlement.refund(draft);
    }

    private static void deliver(Draft draft, Wish wish, OrderRules rules) {
        var method = wish.method();
        if (method != null && method != draft.work().amended().method()) {
            draft.then(
                    new OrderEvent.MethodChanged(
                            method,
                            draft.now().plus(rules.releaseAfter()),
                            wish.by(),
                            wish.reason()));
        }
    }

    /** What a warehouse or a carrier has is not changed any more. */
    private static @Nullable Refusal tooLate(Real order) {
        return switch (order) {
            case Order.Confirmed _, Order.AwaitingFulfilment _, Order.OnHold _ ->
                    order.work().lines().sum(line -> line.allocated() + line.underWay()) > 0
                            ? Refusal.TOO_LATE
                            : null;
            case Order.Created _, Order.Fulfilling _ -> Refusal.TOO_LATE;
            case Order.Completed _, Order.Cancelled _, Order.Archived _ -> Refusal.OVER;
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
