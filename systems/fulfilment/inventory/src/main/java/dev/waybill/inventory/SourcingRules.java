package dev.waybill.inventory;

import java.util.List;

/**
 * How places are chosen: data that an operator edits. A place must pass every filter; of those that
 * do, the first by the first order wins, the next order breaks ties, the name the last ones.
 *
 * @param distanceStep kilometres that count as the same distance
 * @param mostParcels into how many parcels an order may be split; 0 means any number
 * @param leastValue what each parcel of a split must be worth, in minor units; 0 means nothing
 * @param strict whether an order that can only be split against these rules is refused, not split
 */
record SourcingRules(
        List<Filter> filters,
        List<Order> order,
        int distanceStep,
        int mostParcels,
        long leastValue,
        boolean strict) {

    /**
     * Those of a shop that has written none: one place if one has it all, else as few as can be.
     */
    static final SourcingRules NONE = new SourcingRules(List.of(), List.of(), 1, 0, 0, false);

    /** What a place must be able to do. That it has any of the units goes without saying. */
    enum Filter {
        /** It has every product of the order, not only some. */
        STOCK,
        /** It sends to where the order goes. */
        REGION,
        /** It has not got all the orders yet that it can send today. */
        CAPACITY,
        /** It is at work now. */
        OPEN
    }

    /** What makes one place better than another. */
    enum Order {
        DISTANCE,
        COST,
        /** The one that has most of the products left. */
        BALANCE
    }

    SourcingRules {
        filters = List.copyOf(filters);
        order = List.copyOf(order);
    }

    boolean has(Filter filter) {
        return filters.contains(filter);
    }
}
