package dev.waybill.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What left the warehouse together. Its parcels end one by one: some may be lost while others
 * arrive.
 *
 * @param state UNDER_WAY until nothing is any more; then what became of the worst of it
 * @param underWay units that have neither arrived nor been lost, nor come back
 * @param parcels empty if the carrier has not named them
 */
record Shipment(
        UUID id, List<Units> items, State state, List<Units> underWay, List<Parcel> parcels) {

    /** From good to bad. */
    enum State {
        UNDER_WAY,
        DELIVERED,
        LOST,
        RETURNED
    }

    record Parcel(UUID id, State state) {

        @JsonIgnore
        boolean isOut() {
            return state == State.UNDER_WAY;
        }
    }

    Shipment {
        items = List.copyOf(items);
        underWay = List.copyOf(underWay);
        parcels = List.copyOf(parcels);
    }

    static Shipment left(UUID id, List<Units> items, List<UUID> parcels) {
        var all = parcels.stream().map(each -> new Parcel(each, State.UNDER_WAY)).toList();
        return new Shipment(id, items, State.UNDER_WAY, items, all);
    }

    @JsonIgnore
    boolean isOut() {
        return state == State.UNDER_WAY;
    }

    /** Whether this was heard before: of none of these parcels anything is expected. */
    boolean isOver(List<UUID> named) {
        return !named.isEmpty()
                && named.stream()
                        .allMatch(id ->
                                parcels.stream()
                                        .anyMatch(each -> each.id().equals(id) && !each.isOut()));
    }

    /**
     * The units that end with these parcels. The last of them leave nothing under way; what is in a
     * parcel that says nothing of its contents is not known before that.
     */
    List<Units> endingWith(Cargo cargo) {
        var items = cargo.items();
        if (items == null) {
            return cargo.parcels().isEmpty() || noneButThese(cargo.parcels())
                    ? underWay
                    : List.of();
        }
        return isAllThatIsOut(cargo.parcels()) ? underWay : Units.within(items, underWay);
    }

    private boolean isAllThatIsOut(List<UUID> named) {
        var ids = parcels.stream().map(Parcel::id).toList();
        return !named.isEmpty() && ids.containsAll(named) && noneButThese(named);
    }

    private boolean noneButThese(List<UUID> named) {
        return parcels.stream().filter(Parcel::isOut).allMatch(each -> named.contains(each.id()));
    }

    /** Units of it, or all that is left, have come to an end, and these parcels with them. */
    Shipment ended(State end, List<Units> units, List<UUID> named) {
        var rest = Units.less(underWay, units);
        var moved = new ArrayList<Parcel>();
        for (var parcel : parcels) {
            var ends = parcel.isOut() && named.contains(parcel.id());
            moved.add(ends ? new Parcel(parcel.id(), end) : parcel);
        }
        return new Shipment(id, items, rest.isEmpty() ? worst(end, moved) : state, rest, moved);
    }

    private static State worst(State end, List<Parcel> parcels) {
        var states = new HashSet<State>();
        states.add(end);
        parcels.forEach(each -> states.add(each.state()));
        return states.stream().max(State::compareTo).orElse(end);
    }
}
