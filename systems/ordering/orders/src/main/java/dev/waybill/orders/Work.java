package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is done about an order after it is confirmed. Most of it is empty until somebody works on
 * the order.
 *
 * @param lines empty until somebody works on them: all are free then
 * @param holds those that are not released
 * @param stops what the warehouse was asked to stop and what is not settled yet
 * @param fulfilments how often a warehouse has been set to work
 * @param revision from 1, the order as it was confirmed
 * @param totalChange what has been taken from the total, or added to it, since; in minor units
 * @param address where it goes, if that was changed
 * @param addressRevision from 1, the address that it was confirmed with
 * @param started what the warehouses have been set to work on, in order
 * @param amended what else amendments have brought
 */
record Work(
        OrderLines lines,
        List<Hold> holds,
        List<Shipment> shipments,
        List<Stop> stops,
        int fulfilments,
        int revision,
        long totalChange,
        @Nullable DeliveryAddress address,
        int addressRevision,
        List<Fulfilment> started,
        Amended amended) {

    static final Work NONE =
            new Work(
                    OrderLines.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    1,
                    0,
                    null,
                    1,
                    List.of(),
                    Amended.NOTHING);

    Work {
        holds = sorted(holds, Hold::id);
        shipments = sorted(shipments, Shipment::id);
        stops = sorted(stops, Stop::id);
        started = List.copyOf(started);
    }

    /** What one warehouse was set to work on at one time; nothing is taken off it again. */
    record Fulfilment(UUID id, String warehouseId, List<Units> items) {
        Fulfilment {
            items = List.copyOf(items);
        }
    }

    /** As the database sorts ids, so that what is read is what was written. */
    private static <T> List<T> sorted(List<T> these, Function<T, UUID> id) {
        return these.stream()
                .sorted(Comparator.comparing(each -> id.apply(each).toString()))
                .toList();
    }

    /** Somebody has to look at the order first. */
    record Hold(UUID id, HoldReason reason, @Nullable String customerMessage) {}

    /** Why the warehouse is asked to stop: the units are not wanted any more, or not yet. */
    enum Purpose {
        CANCEL,
        HOLD
    }

    /**
     * A stop is in exactly one of these states; those in brackets are over.
     *
     * <pre>
     * (nothing) --the warehouse is asked--> ASSESSING --stopped--> PENDING --money is back--> [DONE]
     *                                           | `--stopped, nothing to give back--------------^
     *                                           '--nothing could be stopped--> [REJECTED]
     * </pre>
     */
    enum StopState {
        ASSESSING,
        PENDING,
        DONE,
        REJECTED;

        boolean isOver() {
            return this == DONE || this == REJECTED;
        }

        boolean leadsTo(StopState next) {
            return switch (this) {
                case ASSESSING -> next != ASSESSING;
                case PENDING -> next == DONE;
                case DONE, REJECTED -> false;
            };
        }
    }

    /**
     * @param items none: everything
     * @param refundId the refund that it waits for, if the money goes back in one
     */
    record Stop(
            UUID id,
            Purpose purpose,
            List<Units> items,
            CancellationReason reason,
            String by,
            StopState state,
            @Nullable UUID refundId) {
        Stop {
            items = List.copyOf(items);
        }

        boolean isWhole() {
            return items.isEmpty();
        }

        boolean isCancellation() {
            return purpose == Purpose.CANCEL;
        }
    }

    /** Whether there is anything that does not lie in the order's own row. */
    boolean isDetailed() {
        return !lines.isEmpty() || !holds.isEmpty();
    }

    Optional<Hold> hold(UUID id) {
        return holds.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<Shipment> shipment(UUID id) {
        return shipments.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<Stop> stop(UUID id) {
        return stops.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The oldest that the warehouse has not answered, for answers that name none. */
    Optional<Stop> asked() {
        return stops.stream().filter(each -> each.state() == StopState.ASSESSING).findFirst();
    }

    Work with(OrderLines changed) {
        return of(changed, holds, shipments, stops, fulfilments);
    }

    Work with(Hold placed) {
        return of(lines, added(holds, placed), shipments, stops, fulfilments);
    }

    Work without(UUID hold) {
        var rest = without(holds, each -> each.id().equals(hold));
        return of(lines, rest, shipments, stops, fulfilments);
    }

    Work with(Shipment shipment) {
        var others = without(shipments, each -> each.id().equals(shipment.id()));
        return of(lines, holds, added(others, shipment), stops, fulfilments);
    }

    /** A stop that is over is forgotten here; the table keeps it. */
    Work with(Stop stop) {
        var others = without(stops, each -> each.id().equals(stop.id()));
        var changed = stop.state().isOver() ? others : added(others, stop);
        return of(lines, holds, shipments, changed, fulfilments);
    }

    /** The fulfilment of this id; the last one if none is named. */
    Optional<Fulfilment> fulfilment(@Nullable UUID id) {
        return id == null
                ? started.isEmpty() ? Optional.empty() : Optional.of(started.getLast())
                : started.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Work started(Fulfilment next) {
        return new Work(
                lines,
                holds,
                shipments,
                stops,
                fulfilments + 1,
                revision,
                totalChange,
                address,
                addressRevision,
                added(started, next),
                amended);
    }

    Work with(Amended changed) {
        return new Work(
                lines,
                holds,
                shipments,
                stops,
                fulfilments,
                revision,
                totalChange,
                address,
                addressRevision,
                started,
                changed);
    }

    private Work of(
            OrderLines itsLines,
            List<Hold> itsHolds,
            List<Shipment> itsShipments,
            List<Stop> itsStops,
            int itsFulfilments) {
        return new Work(
                itsLines,
                itsHolds,
                itsShipments,
                itsStops,
                itsFulfilments,
                revision,
                totalChange,
                address,
                addressRevision,
                started,
                amended);
    }

    Work revised(long change) {
        return new Work(
                lines,
                holds,
                shipments,
                stops,
                fulfilments,
                revision + 1,
                totalChange + change,
                address,
                addressRevision,
                started,
                amended);
    }

    Work sentTo(DeliveryAddress elsewhere) {
        return new Work(
                lines,
                holds,
                shipments,
                stops,
                fulfilments,
                revision + 1,
                totalChange,
                elsewhere,
                addressRevision + 1,
                started,
                amended);
    }

    /** What does not lie in an order's own row lies in a file. */
    Work withoutDetails() {
        return new Work(
                OrderLines.NONE,
                List.of(),
                List.of(),
                List.of(),
                fulfilments,
                revision,
                totalChange,
                address,
                addressRevision,
                List.of(),
                amended);
    }

    private static <T> List<T> added(List<T> to, T one) {
        var all = new ArrayList<>(to);
        all.add(one);
        return all;
    }

    private static <T> List<T> without(List<T> from, Predicate<T> these) {
        return from.stream().filter(these.negate()).toList();
    }
}
