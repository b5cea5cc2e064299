package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.HoldReason;
import java.time.Instant;
import java.util.List;
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

    /**
     * @param dryRun only to say what it would come to
     */
    record Amend(
            UUID orderId,
            List<Units> items,
            @Nullable DeliveryAddress address,
            @Nullable DeliveryMethod method,
            @Nullable String promotionCode,
            @Nullable String requestedBy,
            @Nullable String reason,
            boolean dryRun)
            implements OrderAsk {

        AmendDecider.Wish wish(@Nullable String actor) {
            var by = requestedBy == null ? actor : requestedBy;
            return new AmendDecider.Wish(
                    items, address, method, promotionCode, by == null ? "somebody" : by, reason);
        }
    }

    /** A pending amendment is to be done, or is not wanted any more. */
    record EndAmendment(UUID orderId, UUID amendmentId, boolean commit) implements OrderAsk {}

    /** The customer has fetched the order. */
    record Collect(UUID orderId, @Nullable String handedOverBy, @Nullable String collectedBy)
            implements OrderAsk {}

    record Release(UUID orderId, UUID holdId, String resolution, @Nullable String releasedBy)
            implements OrderAsk {}
}
