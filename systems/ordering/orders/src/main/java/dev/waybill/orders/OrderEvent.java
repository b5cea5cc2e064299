package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderArchived.RetentionCategory;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.orders.Work.StopState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an order, as its history keeps it. These are inside facts: the contracts tell
 * the outside its own.
 */
sealed interface OrderEvent {

    /** The name in the history; it outlives the class. */
    default String type() {
        return EventTypes.of(getClass());
    }

    /**
     * @param releaseAt when it goes to a warehouse; not said in old histories
     * @param paidWhenSent its money is captured shipment by shipment; in old histories it was
     *     captured when the order was confirmed
     */
    record Created(
            Order.Terms terms,
            Goods goods,
            @Nullable Instant releaseAt,
            @Nullable Boolean paidWhenSent)
            implements OrderEvent {}

    record Confirmed(int number) implements OrderEvent {}

    record Cancelled(CancellationReason reason) implements OrderEvent {}

    /** A cancel came before the create. */
    record Forbidden(CancellationReason reason) implements OrderEvent {}

    record Captured(long amount) implements OrderEvent {}

    record Voided(long amount) implements OrderEvent {}

    record Refunded(UUID refundId, long amount) implements OrderEvent {}

    /**
     * Goods are on their way: payments is asked for their money.
     *
     * @param shipmentId none if nothing is sent, and the rest is released only
     * @param last nothing is left to be sent
     */
    record CaptureAsked(UUID captureId, @Nullable UUID shipmentId, long amount, boolean last)
            implements OrderEvent {}

    /**
     * Goods are on their way whose money cannot be taken.
     *
     * @param amount what of the capture was not taken, in minor units
     */
    record CaptureFailed(UUID captureId, UUID shipmentId, long amount) implements OrderEvent {}

    /** Payments does not give back what it was asked for. */
    record RefundDenied(UUID refundId, long amount) implements OrderEvent {}

    /** Money is more than the order is worth now: payments is asked to give it back. */
    record RefundAsked(UUID refundId, long amount) implements OrderEvent {}

    /** From here on its lines are followed one by one. */
    record Itemised(List<OrderLine> lines) implements OrderEvent {
        public Itemised {
            lines = List.copyOf(lines);
        }
    }

    record Held(
            UUID holdId,
            HoldReason reason,
            String ownerTeam,
            @Nullable String customerMessage,
            Instant reviewBy,
            @Nullable String by)
            implements OrderEvent {}

    record HoldReleased(UUID holdId, HoldReason reason, String resolution, String by)
            implements OrderEvent {}

    /** The last hold is gone. */
    record Resumed() implements OrderEvent {}

    /** The warehouse could not be stopped: it goes on with what it has. */
    record WentOn() implements OrderEvent {}

    /** The customer's time to think again is over. */
    record Released() implements OrderEvent {}

    record Started(UUID fulfilmentId, String warehouseId, List<Units> items) implements OrderEvent {
        public Started {
            items = List.copyOf(items);
        }
    }

    /**
     * The warehouse is asked to stop.
     *
     * @param items none: everything
     */
    record StopAsked(
            UUID stopId,
            UUID fulfilmentId,
            Purpose purpose,
            List<Units> items,
            CancellationReason reason,
            String by)
            implements OrderEvent {
        public StopAsked {
            items = List.copyOf(items);
        }
    }

    record StopMoved(UUID stopId, StopState state, @Nullable UUID refundId, @Nullable String note)
            implements OrderEvent {}

    /** The warehouse does not send these: it was stopped, or has not found them. */
    record GivenBack(List<Units> items) implements OrderEvent {
        public GivenBack {
            items = List.copyOf(items);
        }
    }

    /**
     * @param fulfilmentId whose units they are, if the carrier says it
     * @param parcels those that the carrier has named; not said in old histories
     */
    record Dispatched(
            UUID shipmentId,
            List<Units> items,
            @Nullable UUID fulfilmentId,
            @Nullable List<UUID> parcels)
            implements OrderEvent {
        public Dispatched {
            items = List.copyOf(items);
        }

        Dispatched(UUID shipmentId, List<Units> items) {
            this(shipmentId, items, null, null);
        }
    }

    /** A warehouse has not found units: inventory is asked who else has them. */
    record ResourceAsked(
            UUID requestId, String warehouseId, List<Units> items, ResourceInventory.Reason reason)
            implements OrderEvent {
        public ResourceAsked {
            items = List.copyOf(items);
        }
    }

    /**
     * Parcels of a shipment have come to an end, or all that was left of it.
     *
     * @param items not said in old histories: all that was under way
     * @param parcels those that the carrier has named; not said in old histories
     */
    record ShipmentEnded(
            UUID shipmentId,
            Shipment.State state,
            @Nullable List<Units> items,
            @Nullable List<UUID> parcels)
            implements OrderEvent {}

    /**
     * A part of it is not to be, or all of it if nothing is left.
     *
     * @param worth what it would have cost, in minor units
     * @param toStock whether the units can be sold to somebody else
     */
    record LinesCancelled(
            List<Units> items,
            CancellationReason reason,
            long worth,
            boolean toStock,
            String by,
            @Nullable String note)
            implements OrderEvent {
        public LinesCancelled {
            items = List.copyOf(items);
        }
    }

    /**
     * It goes somewhere else.
     *
     * @param previousPostalCode empty if it said no address before
     * @param releaseAt when it goes to a warehouse, if it could not until now
     */
    record AddressChanged(
            DeliveryAddress address,
            String previousPostalCode,
            Instant releaseAt,
            String by,
            @Nullable String note)
            implements OrderEvent {}

    /**
     * Units that were not bought at first, at the prices of an amendment.
     *
     * @param reservationId what holds them; none if the order has no stock of ours
     */
    record LinesAdded(
            UUID amendmentId,
            List<OrderLine> lines,
            long worth,
            @Nullable UUID reservationId,
            String by,
            @Nullable String note)
            implements OrderEvent {
        public LinesAdded {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Another promotion code: its discount is shared anew over what is not cancelled.
     *
     * @param change what it makes of the total
     */
    record Repriced(
            UUID amendmentId,
            String code,
            long discount,
            long change,
            String by,
            @Nullable String note)
            implements OrderEvent {}

    /**
     * It is fetched, or sent after all.
     *
     * @param releaseAt when it goes to a warehouse, if it could not until now
     */
    record MethodChanged(DeliveryMethod method, Instant releaseAt, String by, @Nullable String note)
            implements OrderEvent {}

    /** The customer has fetched it. */
    record Collected(
            UUID fulfilmentId, List<Units> items, String handedOverBy, @Nullable String collectedBy)
            implements OrderEvent {
        public Collected {
            items = List.copyOf(items);
        }
    }

    record Completed() implements OrderEvent {}

    /**
     * Its record lies in a long-term file, and the events before this one with it: from here the
     * order is told again.
     *
     * @param sheet as it was, without what lies in the file only
     * @param reference where the record lies
     * @param checksum SHA-256 of the record
     */
    record Archived(
            Order.Sheet sheet,
            Order.Ending ending,
            String reference,
            String checksum,
            RetentionCategory category)
            implements OrderEvent {}

    /** What was bought and where it goes. Amounts are in minor units. */
    record Goods(
            List<Line> lines,
            @Nullable Long subtotal,
            @Nullable Long discount,
            @Nullable List<String> appliedPromotions,
            @Nullable DeliveryAddress address,
            @Nullable UUID returnId) {
        public Goods {
            lines = List.copyOf(lines);
        }

        Goods(
                List<Line> lines,
                @Nullable Long subtotal,
                @Nullable Long discount,
                @Nullable List<String> appliedPromotions,
                @Nullable DeliveryAddress address) {
            this(lines, subtotal, discount, appliedPromotions, address, null);
        }
    }

    record Line(
            UUID productId,
            int quantity,
            long unitPrice,
            @Nullable String sku,
            @Nullable String name) {}

    /**
     * One row of the history.
     *
     * @param version its place in the order's history, from 1
     * @param messageId the message that led to it; none if a person did over HTTP
     */
    record Recorded(
            UUID orderId,
            int version,
            Instant at,
            OrderEvent event,
            @Nullable String actor,
            @Nullable UUID messageId,
            UUID correlationId) {}
}
