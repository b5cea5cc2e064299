package dev.waybill.orders;

import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.OrderUnits;
import dev.waybill.orders.CancelDecider.Wish;
import dev.waybill.platform.messaging.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a cancel that comes from outside is understood. */
final class Cancellations {

    private static final String NOBODY = "somebody";

    private Cancellations() {}

    static Wish wish(CancelOrder asked, Cause cause, UUID taskId) {
        var by = by(asked, cause).actor();
        return new Wish(units(asked.items()), asked.reason(), by == null ? NOBODY : by, taskId);
    }

    /** Whoever is named has asked; else whoever sent it. */
    static Cause by(CancelOrder asked, Cause cause) {
        var asker = asked.requestedBy();
        return asker == null || asker.isBlank()
                ? cause
                : new Cause(cause.correlationId(), cause.causationId(), cause.traceparent(), asker);
    }

    /** A product that is named twice is one demand. */
    private static List<Units> units(@Nullable List<OrderUnits> items) {
        if (items == null) {
            return List.of();
        }
        var units = new LinkedHashMap<UUID, Integer>();
        items.forEach(item -> units.merge(item.productId(), item.quantity(), Integer::sum));
        return units.entrySet().stream()
                .map(each -> new Units(each.getKey(), each.getValue()))
                .toList();
    }
}
