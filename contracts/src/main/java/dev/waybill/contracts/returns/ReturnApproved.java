package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return may come; a claim is accepted.
 *
 * <p>Told by returns, heard by notifications.
 *
 * @param expiresAt until when its goods are waited for
 * @param exchangeOrderId the order that brings what is wanted instead
 * @param number as people name it: it stands on the label
 * @param sendTo where its goods are sent, line by line
 * @param labelFee what the way back costs the customer, in minor units
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
        @Nullable UUID exchangeOrderId,
        @Nullable String number,
        @Nullable List<String> sendTo,
        @Nullable Long labelFee,
        @Nullable String currency) {

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
        guard.textIfGiven("number", number, 1, 32);
        sendTo = guard.textsIfGiven("sendTo", sendTo, 250);
        guard.moneyIfGiven("labelFee", labelFee);
        guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
        guard.check();
    }

    /** Units of one product that may come back. */
    public record Item(UUID productId, int quantity, @Nullable String sku) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.textIfGiven("sku", sku, 1, 64);
            guard.check();
        }
    }
}
