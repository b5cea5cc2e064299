package dev.waybill.orders;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.warehouse.FulfilmentStopRefused;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What orders hears: wishes that it decides on, and facts of others that it takes in. */
sealed interface OrderWish {

    default @Nullable UUID orderId() {
        return null;
    }

    default @Nullable UUID cartId() {
        return null;
    }

    default @Nullable UUID paymentId() {
        return null;
    }

    record Create(CreateOrder wish) implements OrderWish {
        @Override
        public @Nullable UUID orderId() {
            return wish.orderId();
        }

        @Override
        public UUID cartId() {
            return wish.cartId();
        }

        @Override
        public @Nullable UUID paymentId() {
            return wish.paymentId();
        }
    }

    record Cancel(CancelOrder wish) implements OrderWish {
        @Override
        public UUID orderId() {
            return wish.orderId();
        }
    }

    record StockLost(InventoryUnavailable fact) implements OrderWish {
        @Override
        public @Nullable UUID orderId() {
            return fact.orderId();
        }
    }

    /** Where the units of an order lie; of no interest where there is only one place. */
    record Reserved(InventoryReserved fact) implements OrderWish {
        boolean saysWhere() {
            return fact.orderId() != null && fact.allocations() != null;
        }

        @Override
        public @Nullable UUID orderId() {
            return saysWhere() ? fact.orderId() : null;
        }
    }

    record Resourced(InventoryResourced fact) implements OrderWish {
        @Override
        public @Nullable UUID orderId() {
            return fact.orderId();
        }
    }

    record Captured(PaymentCaptured fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record Voided(PaymentVoided fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    /** Of no interest if it was no capture: then there is no order yet. */
    record NotCaptured(PaymentFailed fact) implements OrderWish {
        @Override
        public @Nullable UUID orderId() {
            return fact.captureId() == null ? null : fact.orderId();
        }
    }

    record Refunded(RefundProcessed fact) implements OrderWish {
        @Override
        public UUID paymentId() {
            return fact.paymentId();
        }
    }

    record NotRefunded(RefundRefused fact) implements OrderWish {
        @Override
        public UUID paymentId() {
            return fact.paymentId();
        }
    }

    record ShortPicked(OrderShortPicked fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record Stopped(FulfilmentStopped fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record StopRefused(FulfilmentStopRefused fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record Shipped(ShipmentCreated fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record Delivered(ShipmentDelivered fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }

    record NotDelivered(ShipmentFailed fact) implements OrderWish {
        @Override
        public UUID orderId() {
            return fact.orderId();
        }
    }
}
