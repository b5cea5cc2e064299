package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CancellationReason;
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
    String type();

    record Created(Order.Terms terms, Goods goods) implements OrderEvent {
        @Override
        public String type() {
            return "created";
        }
    }

    record Confirmed(int number) implements OrderEvent {
        @Override
        public String type() {
            return "confirmed";
        }
    }

    record Cancelled(CancellationReason reason) implements OrderEvent {
        @Override
        public String type() {
            return "cancelled";
        }
    }

    /** A cancel came before the create. */
    record Forbidden(CancellationReason reason) implements OrderEvent {
        @Override
        public String type() {
            return "forbidden";
        }
    }

    record Captured(long amount) implements OrderEvent {
        @Override
        public String type() {
            return "captured";
        }
    }

    record Voided(long amount) implements OrderEvent {
        @Override
        public String type() {
            return "voided";
        }
    }

    record Refunded(UUID refundId, long amount) implements OrderEvent {
        @Override
        public String type() {
            return "refunded";
        }
    }

    static Class<? extends OrderEvent> named(String type) {
        return switch (type) {
            case "created" -> Created.class;
            case "confirmed" -> Confirmed.class;
            case "cancelled" -> Cancelled.class;
            case "forbidden" -> Forbidden.class;
            case "captured" -> Captured.class;
            case "voided" -> Voided.class;
            case "refunded" -> Refunded.class;
            default -> throw new IllegalArgumentException("the history knows no event " + type);
        };
    }

    /** What was bought and where it goes. Amounts are in minor units. */
    record Goods(
            List<Line> lines,
            @Nullable Long subtotal,
            @Nullable Long discount,
            @Nullable List<String> appliedPromotions,
            @Nullable DeliveryAddress address) {
        public Goods {
            lines = List.copyOf(lines);
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
