package dev.waybill.contracts.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is not what it was: changed as wished, or smaller because a part of it is not to be. The
 * revision counts from 1, the order as it was confirmed. Amounts are in minor units.
 *
 * <p>Told by orders, for whoever follows.
 *
 * @param items what the order is now, without what is cancelled
 */
public record OrderAmended(
        UUID orderId,
        int revision,
        List<ChangedField> changedFields,
        long previousTotal,
        long newTotal,
        String currency,
        String amendedBy,
        @Nullable String reason,
        Instant amendedAt,
        @Nullable List<Item> items) {

    public OrderAmended {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.range("revision", revision, 2, Integer.MAX_VALUE);
        changedFields = guard.list("changedFields", changedFields, 1);
        guard.money("previousTotal", previousTotal);
        guard.money("newTotal", newTotal);
        guard.currency("currency", currency);
        guard.text("amendedBy", amendedBy, 1, 250);
        guard.textIfGiven("reason", reason, 0, 250);
        amendedAt = guard.time("amendedAt", amendedAt);
        items = guard.listIfGiven("items", items);
        guard.check();
    }

    /** Nothing is said about what the order is now. */
    public OrderAmended(
            UUID orderId,
            int revision,
            List<ChangedField> changedFields,
            long previousTotal,
            long newTotal,
            String currency,
            String amendedBy,
            @Nullable String reason,
            Instant amendedAt) {
        this(
                orderId,
                revision,
                changedFields,
                previousTotal,
                newTotal,
                currency,
                amendedBy,
                reason,
                amendedAt,
                null);
    }

    /**
     * Units of one product, whether delivered already or not.
     *
     * @param amount what is to be paid for them
     */
    public record Item(UUID productId, int quantity, long amount) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
            guard.money("amount", amount);
            guard.check();
        }
    }

    /** What of an order can change. */
    public enum ChangedField {
        @JsonProperty("items")
        ITEMS,
        @JsonProperty("deliveryAddress")
        DELIVERY_ADDRESS,
        @JsonProperty("deliveryMethod")
        DELIVERY_METHOD,
        @JsonProperty("promotionCode")
        PROMOTION_CODE
    }
}
