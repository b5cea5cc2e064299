package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return may come; a claim is accepted.
 *
 * <p>Told by returns, for whoever follows.
 *
 * @param expiresAt until when its goods are waited for
 * @param exchangeOrderId the order that brings what is wanted instead
 */
public record ReturnApproved(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        ReturnKind kind,
        List<Item> items,
        String approvedBy,
        Instant approvedAt,
        @Nullable String reason,
        @Nullable LabelPayer labelPaidBy,
        @Nullable Instant expiresAt,
        @Nullable UUID exchangeOrderId) {

    public ReturnApproved {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.given("kind", kind);
        items = guard.list("items", items, 1);
        guard.text("approvedBy", approvedBy, 1, 250);
        approvedAt = guard.time("approvedAt", approvedAt);
        guard.textIfGiven("reason", reason, 0, 250);
        expiresAt = guard.timeIfGiven("expiresAt", expiresAt);
        guard.check();
    }

    /** Units of one product that may come back. */
    public record Item(UUID productId, int quantity) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }
    }
}
