package dev.waybill.carts;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cart is and holds, whatever its state. An emptied basket keeps its currency.
 *
 * @param currency ISO 4217; none until it is chosen or the first product is added
 * @param items the lines by product, in the order in which they were first added
 * @param version one more with each change
 */
record Basket(
        UUID cartId,
        @Nullable UUID customerId,
        @Nullable String currency,
        Map<UUID, Line> items,
        long version) {

    Basket {
        items = Collections.unmodifiableMap(items);
    }

    Collection<Line> lines() {
        return items.values();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Minor units. */
    long subtotal() {
        return lines().stream().mapToLong(Line::total).sum();
    }

    /** A basket with lines has the currency of their prices. */
    String currencyOfLines() {
        return requireNonNull(currency, "a basket with lines has a currency");
    }

    int nextPlace() {
        return lines().stream().mapToInt(Line::place).max().orElse(0) + 1;
    }

    Basket with(Line line, String lineCurrency) {
        var changed = new LinkedHashMap<>(items);
        changed.put(line.productId(), line);
        return new Basket(cartId, customerId, lineCurrency, changed, version + 1);
    }

    Basket without(UUID productId) {
        var changed = new LinkedHashMap<>(items);
        changed.remove(productId);
        return new Basket(cartId, customerId, currency, changed, version + 1);
    }

    Basket of(UUID customer) {
        return new Basket(cartId, customer, currency, items, version);
    }

    /** The same basket in a cart whose state has changed. */
    Basket moved() {
        return new Basket(cartId, customerId, currency, items, version + 1);
    }
}
