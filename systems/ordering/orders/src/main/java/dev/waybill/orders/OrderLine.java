package dev.waybill.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order that somebody works on, and where its units are. Each is free (nobody has it
 * yet), allocated (in the warehouse's hands), dispatched (on its way, or delivered) or cancelled.
 *
 * @param adjustment the line's share of the discount, in minor units; below zero it is of what was
 *     added to the prices
 * @param charged units whose money has been asked for: a unit is charged when it is dispatched for
 *     the first time; not said in old histories
 */
record OrderLine(
        int position,
        UUID productId,
        @Nullable String sku,
        @Nullable String name,
        long unitPrice,
        long adjustment,
        int ordered,
        int cancelled,
        int allocated,
        int dispatched,
        int delivered,
        @Nullable Integer charged) {

    public OrderLine {
        charged = charged == null ? 0 : charged;
        if (cancelled < 0 || allocated < 0 || delivered < 0 || delivered > dispatched) {
            throw new IllegalArgumentException("units of line " + position + " are nowhere");
        }
        if (cancelled + allocated + dispatched > ordered) {
            throw new IllegalArgumentException("units of line " + position + " are in two places");
        }
        if (charged < 0 || charged > ordered - cancelled) {
            throw new IllegalArgumentException("line " + position + " is charged for what is not");
        }
    }

    /** Units that nobody has in hand yet. */
    static OrderLine bought(
            int position,
            UUID productId,
            @Nullable String sku,
            @Nullable String name,
            long unitPrice,
            long adjustment,
            int ordered) {
        return new OrderLine(
                position, productId, sku, name, unitPrice, adjustment, ordered, 0, 0, 0, 0, 0);
    }

    int kept() {
        return ordered - cancelled;
    }

    /** With another share of the discount over the units that are not cancelled. */
    OrderLine sharing(long discount) {
        var kept = kept();
        var spread = kept == 0 ? 0 : discount / kept * ordered + discount % kept;
        return new OrderLine(
                position,
                productId,
                sku,
                name,
                unitPrice,
                spread,
                ordered,
                cancelled,
                allocated,
                dispatched,
                delivered,
                charged);
    }

    int free() {
        return ordered - cancelled - allocated - dispatched;
    }

    int underWay() {
        return dispatched - delivered;
    }

    /** Neither delivered nor cancelled. */
    int open() {
        return ordered - cancelled - delivered;
    }

    /** What is to be paid for it, in minor units: all but what is cancelled. */
    long worth() {
        return worth(ordered - cancelled);
    }

    /**
     * What so many units of it cost. Units are charged from the first and cancelled from the last,
     * so the sum over all that is charged piece by piece is exact.
     */
    long worth(int units) {
        return units * unitPrice - LargestRemainder.ofUnits(adjustment, units, ordered);
    }

    int chargedUnits() {
        return charged == null ? 0 : charged;
    }

    /** What is dispatched is charged; what came back and is sent again has been already. */
    OrderLine charge() {
        var units = Math.max(chargedUnits(), dispatched);
        return with(cancelled, allocated, dispatched, delivered, units);
    }

    /** What was charged and has come back goes first: its money is due back. */
    OrderLine cancel(int units) {
        var back = Math.max(0, chargedUnits() - dispatched);
        var rest = chargedUnits() - Math.min(units, back);
        return with(cancelled + units, allocated, dispatched, delivered, rest);
    }

    OrderLine allocate(int units) {
        return with(cancelled, allocated + units, dispatched, delivered);
    }

    OrderLine giveBack(int units) {
        return with(cancelled, allocated - units, dispatched, delivered);
    }

    OrderLine dispatch(int units) {
        return with(cancelled, allocated, dispatched + units, delivered);
    }

    OrderLine comeBack(int units) {
        return with(cancelled, allocated, dispatched - units, delivered);
    }

    OrderLine deliver(int units) {
        return with(cancelled, allocated, dispatched, delivered + units);
    }

    private OrderLine with(int gone, int given, int sent, int arrived) {
        return with(gone, given, sent, arrived, chargedUnits());
    }

    private OrderLine with(int gone, int given, int sent, int arrived, int paid) {
        return new OrderLine(
                position,
                productId,
                sku,
                name,
                unitPrice,
                adjustment,
                ordered,
                gone,
                given,
                sent,
                arrived,
                paid);
    }
}
