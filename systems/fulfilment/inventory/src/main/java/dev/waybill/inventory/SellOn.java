package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product is sold at a place on other terms. */
record SellOn(UUID productId, String location, Terms terms) {

    private static final int MOST_DAYS = 1_000;

    /**
     * They take the place of those before.
     *
     * @param location a place's short name; {@code main} if none is given
     * @param safetyStock units that are kept back
     * @param backorders how many units may be promised that nobody has said will come
     * @param leadDays how long those take
     * @param sellsAhead whether units that are expected may be promised
     * @param onSaleFrom before this it is only promised, never handed out: a pre-order
     */
    record Body(
            @Nullable String location,
            @Nullable Integer safetyStock,
            @Nullable Integer backorders,
            @Nullable Integer leadDays,
            @Nullable Boolean sellsAhead,
            @Nullable Instant onSaleFrom) {

        Body {
            var guard = new Guard();
            guard.matchesIfGiven("location", location, MoveStock.LOCATION);
            guard.rangeIfGiven("safetyStock", safetyStock, 0, Guard.MOST_STOCK);
            guard.rangeIfGiven("backorders", backorders, 0, Guard.MOST_UNITS);
            guard.rangeIfGiven("leadDays", leadDays, 0, MOST_DAYS);
            onSaleFrom = guard.timeIfGiven("onSaleFrom", onSaleFrom);
            guard.check();
        }

        SellOn of(UUID productId) {
            return new SellOn(
                    productId,
                    location == null ? Level.MAIN : location,
                    new Terms(
                            safetyStock == null ? 0 : safetyStock,
                            backorders == null ? 0 : backorders,
                            leadDays == null ? 0 : leadDays,
                            Boolean.TRUE.equals(sellsAhead),
                            onSaleFrom));
        }
    }
}
