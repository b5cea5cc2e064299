package dev.waybill.orders;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.messaging.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one batch, in memory: what was loaded, and what has happened to it since. Later
 * messages of a batch see what earlier ones did.
 */
final class OrderBook {

    /** Far longer than a checkout takes. */
    private static final Duration CLAIMED_WITHIN = Duration.ofDays(1);

    private final Map<UUID, Order> before = new HashMap<>();
    private final Map<UUID, Order> byId = new HashMap<>();
    private final Map<UUID, UUID> byCart = new HashMap<>();
    private final Map<UUID, UUID> byPayment = new HashMap<>();
    private final Map<UUID, Goods> goods = new HashMap<>();
    private final Map<UUID, Sources> sources = new HashMap<>();
    private final Map<UUID, Sources> sourced = new TreeMap<>();
    private final Map<UUID, Instant> unclaimed = new HashMap<>();
    private final List<Recorded> recorded = new ArrayList<>();
    // Sorted, so that two batches write their rows in one order and do not deadlock.
    private final Map<UUID, Order> opened = new TreeMap<>();
    private final Map<UUID, Order> changed = new TreeMap<>();

    OrderBook(Collection<Order> loaded) {
        for (var order : loaded) {
            before.put(order.id(), order);
            enter(order);
        }
    }

    /** Every order of the batch, as it stands now. */
    List<Order> all() {
        return List.copyOf(byId.values());
    }

    @Nullable Order order(@Nullable UUID id) {
        return id == null ? null : byId.get(id);
    }

    @Nullable Real ofCart(UUID cartId) {
        return order(byCart.get(cartId)) instanceof Real real ? real : null;
    }

    @Nullable Order ofPayment(@Nullable UUID paymentId) {
        return paymentId == null ? null : order(byPayment.get(paymentId));
    }

    /** What was bought in orders that exist: it lies in their histories. */
    void know(Map<UUID, Goods> bought) {
        goods.putAll(bought);
    }

    /** Where the units of these orders lie: inventory has said it before. */
    void knowSources(Map<UUID, Sources> known) {
        known.forEach(sources::putIfAbsent);
    }

    Sources sources(UUID orderId) {
        return sources.getOrDefault(orderId, Sources.NONE);
    }

    /**
     * Inventory says where the units of a reservation lie: of all of an order, or of what was
     * added.
     */
    void source(InventoryReserved fact) {
        var id = fact.orderId();
        if (id != null && fact.allocations() != null) {
            var isAnother =
                    order(id) instanceof Real real
                            && !fact.reservationId().equals(real.sheet().terms().reservationId());
            var said = new Sources(fact.allocations());
            sourceAt(id, isAnother ? sources(id).and(said) : said);
            if (order(id) == null) {
                unclaimed.put(id, fact.reservedAt().plus(CLAIMED_WITHIN));
            }
        }
    }

    /** Inventory says where some units of an order lie now. */
    void source(InventoryResourced fact) {
        if (fact.orderId() != null && !fact.allocations().isEmpty()) {
            sourceAt(fact.orderId(), sources(fact.orderId()).with(fact));
        }
    }

    private void sourceAt(UUID orderId, Sources where) {
        sources.put(orderId, where);
        sourced.put(orderId, where);
    }

    /** Orders whose units lie elsewhere now. */
    Map<UUID, Sources> sourced() {
        return Map.copyOf(sourced);
    }

    /** When those are to be looked at again that lie there for no order yet. */
    Map<UUID, Instant> unclaimed() {
        unclaimed.keySet().removeIf(id -> order(id) != null);
        return Map.copyOf(unclaimed);
    }

    /** Orders that have come to their end in this batch, each with the event that it was. */
    Map<UUID, Recorded> over() {
        var over = new TreeMap<UUID, Recorded>();
        for (var each : recorded) {
            if (each.event() instanceof OrderEvent.Cancelled
                    || each.event() instanceof OrderEvent.Completed) {
                over.put(each.orderId(), each);
            }
        }
        return over;
    }

    @Nullable Goods goods(UUID orderId) {
        return goods.get(orderId);
    }

    Goods goodsOf(UUID orderId) {
        return Objects.requireNonNull(goods.get(orderId), "what was bought");
    }

    /**
     * Writes one more event into the history of an order.
     *
     * @return what was written; the order stands in the book as it is after it
     */
    Recorded happens(UUID orderId, OrderEvent event, Instant now, Cause cause) {
        var earlier = byId.get(orderId);
        var version = earlier == null ? 1 : earlier.version() + 1;
        var entry =
                new Recorded(
                        orderId,
                        version,
                        now,
                        event,
                        cause.actor(),
                        cause.causationId(),
                        cause.correlationId());
        var after = OrderHistory.evolve(earlier, entry);
        recorded.add(entry);
        enter(after);
        if (event instanceof OrderEvent.LinesCancelled cancelled
                && cancelled.toStock()
                && sources.containsKey(orderId)) {
            sourceAt(orderId, sources(orderId).without(cancelled.items()));
        }
        if (event instanceof OrderEvent.Created created) {
            goods.put(orderId, created.goods());
        }
        (before.containsKey(orderId) ? changed : opened).put(orderId, after);
        return entry;
    }

    private void enter(Order order) {
        byId.put(order.id(), order);
        if (order instanceof Real real) {
            var terms = real.sheet().terms();
            byCart.put(terms.cartId(), order.id());
            if (terms.paymentId() != null) {
                byPayment.put(terms.paymentId(), order.id());
            }
        }
    }

    List<Recorded> recorded() {
        return recorded;
    }

    /** Orders that did not exist before. */
    SequencedCollection<Order> opened() {
        return List.copyOf(opened.values());
    }

    /** New orders about which there is more to write than that they are confirmed. */
    List<Order> openedWithMore() {
        return opened.values().stream()
                .filter(order -> order instanceof Real && !isPlain(order))
                .toList();
    }

    /** Orders whose money has moved, and nothing else. */
    List<Order> paid() {
        return changed.values().stream().filter(this::onlyMoneyMoved).toList();
    }

    /** Orders that existed before and are different now, in whatever way. */
    List<Order> moved() {
        return changed.values().stream().filter(order -> !onlyMoneyMoved(order)).toList();
    }

    private boolean onlyMoneyMoved(Order order) {
        return isPlain(order) && isPlain(Objects.requireNonNull(before.get(order.id())));
    }

    private static boolean isPlain(Order order) {
        return order instanceof Confirmed(var sheet)
                && sheet.work().equals(Work.NONE)
                && sheet.money().asks() == 0
                && sheet.money().claimed() == 0
                && !sheet.money().closed()
                && sheet.money().unpaid() == null;
    }

    /** The lines of those orders whose lines have changed. */
    List<Real> withOtherLines() {
        var all = new ArrayList<Real>();
        for (var order : moved()) {
            if (order instanceof Real real && !real.work().lines().equals(linesBefore(real.id()))) {
                all.add(real);
            }
        }
        openedWithMore().stream()
                .map(Real.class::cast)
                .filter(real -> !real.work().lines().isEmpty())
                .forEach(all::add);
        return all;
    }

    private OrderLines linesBefore(UUID orderId) {
        return before.get(orderId) instanceof Real real ? real.work().lines() : OrderLines.NONE;
    }
}
