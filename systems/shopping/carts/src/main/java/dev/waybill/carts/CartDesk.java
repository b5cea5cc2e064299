package dev.waybill.carts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The carts of one batch while they are decided on: as they were locked, and as they are now. */
final class CartDesk {

    private final Map<UUID, Cart> before = new HashMap<>();
    private final Map<UUID, Cart> changed = new LinkedHashMap<>();

    CartDesk(Collection<Cart> locked) {
        locked.forEach(cart -> before.put(cart.id(), cart));
    }

    /** A line of a cart. */
    record CartLine(UUID cartId, Line line) {}

    @Nullable Cart find(UUID id) {
        var latest = changed.get(id);
        return latest == null ? before.get(id) : latest;
    }

    void put(Cart cart) {
        changed.put(cart.id(), cart);
    }

    Collection<Cart> changed() {
        return changed.values();
    }

    /** Lines that are new or have another quantity. */
    List<CartLine> changedLines() {
        var lines = new ArrayList<CartLine>();
        for (var cart : changed.values()) {
            var known = itemsBefore(cart);
            for (var line : cart.basket().lines()) {
                if (!line.equals(known.get(line.productId()))) {
                    lines.add(new CartLine(cart.id(), line));
                }
            }
        }
        return lines;
    }

    /** Lines that are there no more. */
    List<CartLine> removedLines() {
        var lines = new ArrayList<CartLine>();
        for (var cart : changed.values()) {
            var kept = cart.basket().items();
            for (var line : itemsBefore(cart).values()) {
                if (!kept.containsKey(line.productId())) {
                    lines.add(new CartLine(cart.id(), line));
                }
            }
        }
        return lines;
    }

    private Map<UUID, Line> itemsBefore(Cart cart) {
        var known = before.get(cart.id());
        return known == null ? Map.of() : known.basket().items();
    }
}
