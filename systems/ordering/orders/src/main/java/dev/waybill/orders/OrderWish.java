package dev.waybill.orders;

import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundProcessed;
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

    record HoldLost(InventoryUnavailable fact) implements OrderWish {
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

    record Refunded(RefundProcessed fact) implements OrderWish {
        @Override
        public UUID paymentId() {
            return fact.paymentId();
        }
    }
}
