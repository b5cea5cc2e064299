package dev.waybill.returns;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What of an order may come back without a reason. If something is wrong with it, it may for
 * longer. Amounts are in minor units.
 */
record Returnable(UUID orderId, String currency, int policyVersion, List<Item> items) {

    /**
     * @param returned units that are in returns already
     * @param returnable units that may be sent back now
     * @param until when that ends; none if nothing of it has been delivered
     * @param value what was paid for these units
     */
    record Item(
            UUID productId,
            @Nullable String sku,
            int delivered,
            int returned,
            int returnable,
            @Nullable Instant until,
            long value,
            int restockingFeePercent,
            LabelPayer labelPaidBy,
            long labelFee) {}

    /**
     * It has no version of its own: with the order, its returns, the policy and the day it changes.
     */
    long fingerprint() {
        var sum = new CRC32();
        sum.update(Wire.write(this));
        return sum.getValue();
    }

    static Item item(SoldItem item, int returned, Quoting quoting, Instant now) {
        var rule = quoting.rule(item.productId());
        var days = quoting.days(ReturnReason.NO_LONGER_WANTED, rule);
        var until =
                item.deliveredAt() == null ? null : item.deliveredAt().plus(Duration.ofDays(days));
        var open = rule.returnable() && until != null && !now.isAfter(until);
        var units = open ? item.delivered() - returned : 0;
        return new Item(
                item.productId(),
                item.sku(),
                item.delivered(),
                returned,
                units,
                until,
                item.worth(returned, units),
                rule.restockingFeePercent(),
                rule.labelPaidBy(),
                rule.labelFee());
    }
}
