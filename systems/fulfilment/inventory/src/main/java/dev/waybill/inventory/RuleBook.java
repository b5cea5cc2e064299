package dev.waybill.inventory;

import dev.waybill.inventory.SourcingRules.Filter;
import java.util.Map;

/**
 * Rules and places, as they were at one time.
 *
 * @param stamp moves with every change of either
 * @param version of the rules; 0 as long as nobody has written any
 */
record RuleBook(long stamp, int version, SourcingRules rules, Map<String, Place> places) {

    static final RuleBook NONE = new RuleBook(0, 0, SourcingRules.NONE, Map.of());

    RuleBook {
        places = Map.copyOf(places);
    }

    Place place(String id) {
        var known = places.get(id);
        return known == null ? Place.unknown(id) : known;
    }

    /** Whether the places that are full today have to be looked up. */
    boolean countsOrders() {
        return rules.has(Filter.CAPACITY)
                && places.values().stream().anyMatch(place -> place.capacity() != null);
    }
}
