package dev.waybill.warehouse;

import dev.waybill.contracts.orders.OrderCollected;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.warehouse.StopFulfilment;
import java.util.Optional;
import java.util.UUID;

/** What is heard about one fulfilment. */
sealed interface FulfilmentNews {

    /** Its job; a shipment that names no fulfilment is of none. */
    Optional<UUID> jobId();

    record Started(OrderFulfilmentStarted order) implements FulfilmentNews {
        @Override
        public Optional<UUID> jobId() {
            return Optional.of(Task.jobOf(order.fulfilmentId()));
        }
    }

    record StopAsked(StopFulfilment command) implements FulfilmentNews {
        @Override
        public Optional<UUID> jobId() {
            return Optional.of(Task.jobOf(command.fulfilmentId()));
        }
    }

    /** The customer has fetched it. */
    record Collected(OrderCollected order) implements FulfilmentNews {
        @Override
        public Optional<UUID> jobId() {
            return Optional.of(Task.jobOf(order.fulfilmentId()));
        }
    }

    record Shipped(ShipmentCreated shipment) implements FulfilmentNews {
        @Override
        public Optional<UUID> jobId() {
            return Optional.ofNullable(shipment.fulfilmentId()).map(Task::jobOf);
        }
    }
}
