package dev.waybill.orders;

import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people ask of orders over HTTP. */
sealed interface OrderAsk {

    /** The order that it is about, if it names one. */
    @Nullable UUID orderId();

    record Create(CreateOrder wish) implements OrderAsk {
        @Override
        public @Nullable UUID orderId() {
            return wish.orderId();
        }
    }

    record Cancel(CancelOrder wish) implements OrderAsk {
        @Override
        public UUID orderId() {
            return wish.orderId();
        }
    }

    record Hold(
            UUID orderId,
            HoldReason reason,
            @Nullable String ownerTeam,
            @Nullable String customerMessage,
            @Nullable Instant reviewBy)
            implements OrderAsk {}

    record Release(UUID orderId, UUID holdId, String resolution, @Nullable String releasedBy)
            implements OrderAsk {}
}
