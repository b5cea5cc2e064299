package dev.waybill.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Units that are promised and not here yet.
 *
 * @param expectedAt when they will be here, as it was told last
 */
record Awaited(UUID productId, String location, int quantity, Instant expectedAt) {

    Awaited less(int units) {
        return new Awaited(productId, location, quantity - units, expectedAt);
    }

    Awaited at(Instant time) {
        return new Awaited(productId, location, quantity, time);
    }

    Line line() {
        return new Line(productId, location, quantity);
    }
}
