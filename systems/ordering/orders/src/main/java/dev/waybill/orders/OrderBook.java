package dev.waybill.orders;

import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one batch, in memory: what was loaded, and what has happened to it since. Later
 * messages of a batch see what earlier ones did.
 */
final class OrderBook {

    private final Map<UUID, Order> byId = new HashMap<>();
    private final Map<UUID, UUID> byCart = new HashMap<>();
    private final Map<UUID, UUID> byPayment = new HashMap<>();
    private final List<Recorded> recorded = new ArrayList<>();
    // Sorted, so that two batches write their rows in one order and do not deadlock.
    private final Map<UUID, Order> opened = new TreeMap<>();
    private final Map<UUID, Order> changed = new TreeMap<>();

    OrderBook(List<Order> loaded) {
        loaded.forEach(this::enter);
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

    /**
     * Writes one more event into the history of an order.
     *
     * @return the order as it stands after it
     */
    Order happens(UUID orderId, OrderEvent event, Instant now, Cause cause) {
        var before = byId.get(orderId);
        var version = before == null ? 1 : before.version() + 1;
        var entry =
                new Recorded(
                        orderId,
                        version,
                        now,
                        event,
                        cause.actor(),
                        cause.causationId(),
                        cause.correlationId());
        var after = OrderHistory.evolve(before, entry);
        recorded.add(entry);
        enter(after);
        (before == null || opened.containsKey(orderId) ? opened : changed).put(orderId, after);
        return after;
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

    /** Orders that existed before and are different now. */
    SequencedCollection<Order> changed() {
        return List.copyOf(changed.values());
    }
}
