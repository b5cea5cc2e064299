package dev.waybill.carts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Gives the message about a product that was made a moment ago the time to arrive. Older products
 * are known or do not exist, so for them nobody looks and nobody waits.
 */
final class Arrivals {

    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Young ones that have been seen: asking for them again would cost a query per request. */
    private final Cache<UUID, Boolean> seen;

    private final ProductSnapshots products;
    private final Signals signals;
    private final Clock clock;

    Arrivals(ProductSnapshots products, Signals signals, Clock clock) {
        this.products = products;
        this.signals = signals;
        this.clock = clock;
        this.seen =
                Caffeine.newBuilder()
                        .maximumSize(100_000)
                        .expireAfterWrite(YOUNG)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * Comes back when all are there, after a second at most; who is missing then is refused later.
     */
    void await(List<UUID> wanted) {
        var now = clock.instant();
        var young =
                wanted.stream()
                        .distinct()
                        .filter(id -> Ids.isFresh(id, now, YOUNG) && !isSeen(id))
                        .toList();
        if (!young.isEmpty()) {
            var _ = signals.await(young.getLast(), PATIENCE, () -> known(young));
        }
    }

    private Optional<Boolean> known(List<UUID> ids) {
        var found = products.find(ids).keySet();
        found.forEach(id -> seen.put(id, true));
        return found.size() == ids.size() ? Optional.of(true) : Optional.empty();
    }

    private boolean isSeen(UUID id) {
        return seen.getIfPresent(id) != null;
    }
}
