package dev.waybill.returns;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentItem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about an order and its goods, reduced to what returns have to know. */
sealed interface SoldNews {

    UUID orderId();

    /**
     * @param items none if it names no products: it was told before that was usual
     */
    record Created(
            UUID orderId,
            UUID customerId,
            String currency,
            @Nullable UUID paymentId,
            List<Sold> items)
            implements SoldNews {

        static Created of(OrderCreated fact) {
            var items = new LinkedHashMap<UUID, Sold>();
            for (var item : fact.items()) {
                var product = item.productId();
                if (product != null) {
                    var price = item.quantity() * item.unitPrice();
                    var amount = requireNonNullElse(item.amount(), price);
                    items.merge(
                            product,
                            new Sold(product, item.sku(), item.quantity(), amount),
                            Sold::plus);
                }
            }
            return new Created(
                    fact.orderId(),
                    fact.customerId(),
                    fact.currency(),
                    fact.paymentId(),
                    List.copyOf(items.values()));
        }
    }

    /**
     * @param items what the order is now; null if that is not said
     */
    record Amended(UUID orderId, int revision, @Nullable List<Sold> items) implements SoldNews {

        static Amended of(OrderAmended fact) {
            var items = fact.items();
            return new Amended(
                    fact.orderId(),
                    fact.revision(),
                    items == null
                            ? null
                            : items.stream()
                                    .map(item ->
                                            new Sold(
                                                    item.productId(),
                                                    null,
                                                    item.quantity(),
                                                    item.amount()))
                                    .toList());
        }
    }

    /**
     * @param items none if it does not say: then it is all that is left of the order
     */
    record Shipped(UUID orderId, UUID shipmentId, Map<UUID, Integer> items) implements SoldNews {

        static Shipped of(ShipmentCreated fact) {
            return new Shipped(fact.orderId(), fact.shipmentId(), units(fact.items()));
        }
    }

    /**
     * @param items none if it does not say: then it is all that was sent
     */
    record Delivered(UUID orderId, UUID shipmentId, Map<UUID, Integer> items, Instant at)
            implements SoldNews {

        static Delivered of(ShipmentDelivered fact) {
            return new Delivered(
                    fact.orderId(), fact.shipmentId(), units(fact.items()), fact.deliveredAt());
        }
    }

    /** Units of one product, and what is to be paid for them. */
    record Sold(UUID productId, @Nullable String sku, int quantity, long amount) {

        Sold plus(Sold more) {
            return new Sold(productId, sku, quantity + more.quantity, amount + more.amount);
        }
    }

    private static Map<UUID, Integer> units(@Nullable List<ShipmentItem> items) {
        var units = new LinkedHashMap<UUID, Integer>();
        if (items != null) {
            items.forEach(each -> units.merge(each.productId(), each.quantity(), Integer::sum));
        }
        return units;
    }
}
