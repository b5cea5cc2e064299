package dev.waybill.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.waybill.inventory.StockLevels.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of a product over all places, and place by place.
 *
 * @param sellable what may be taken now: what is available, less what is kept back and what others
 *     wait for
 * @param promised units that are promised and not here yet
 * @param inTransit units on their way from one place to another
 * @param expected units that somebody has said will come
 */
record StockDetails(
        UUID productId,
        int available,
        int reserved,
        int onHand,
        int sellable,
        int promised,
        int inTransit,
        int expected,
        List<Place> locations) {

    /** Units of it at one place, and on which terms it is sold there if not on the usual ones. */
    record Place(
            String location,
            int available,
            int reserved,
            int sellable,
            int promised,
            int inTransit,
            int expected,
            @Nullable SoldOn terms) {

        static Place of(Level level, int inTransit, int expected, Instant now) {
            return new Place(
                    level.location(),
                    level.available(),
                    level.reserved(),
                    new LockedShelf(level).sellable(now),
                    level.promised(),
                    inTransit,
                    expected,
                    level.terms().equals(Terms.NONE)
                            ? null
                            : SoldOn.of(level.location(), level.terms()));
        }
    }

    /** On which terms a product is sold at a place. */
    record SoldOn(
            String location,
            int safetyStock,
            int backorders,
            int leadDays,
            boolean sellsAhead,
            @Nullable Instant onSaleFrom) {

        static SoldOn of(String location, Terms terms) {
            return new SoldOn(
                    location,
                    terms.safety(),
                    terms.backorders(),
                    terms.leadDays(),
                    terms.sellsAhead(),
                    terms.onSaleFrom());
        }
    }

    static StockDetails of(
            UUID productId,
            List<Counted> counted,
            Map<String, Integer> underWay,
            List<Expected> coming,
            Instant now) {
        var expected =
                coming.stream().collect(groupingBy(Expected::location, summingInt(Expected::open)));
        var available = counted.stream().mapToInt(Counted::available).sum();
        var reserved = counted.stream().mapToInt(Counted::reserved).sum();
        var places =
                counted.stream()
                        .map(at ->
                                Place.of(
                                        at.level(),
                                        underWay.getOrDefault(at.location(), 0),
                                        expected.getOrDefault(at.location(), 0),
                                        now))
                        .toList();
        return new StockDetails(
                productId,
                available,
                reserved,
                available + reserved,
                places.stream().mapToInt(Place::sellable).sum(),
                places.stream().mapToInt(Place::promised).sum(),
                underWay.values().stream().mapToInt(Integer::intValue).sum(),
                coming.stream().mapToInt(Expected::open).sum(),
                places);
    }
}
