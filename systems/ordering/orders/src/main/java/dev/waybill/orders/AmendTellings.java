package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderAmended.ChangedField;
import dev.waybill.contracts.orders.OrderCollected;
import dev.waybill.contracts.orders.OrderUnits;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pure: the words for what amendments bring, and for what is fetched. */
final class AmendTellings {

    private AmendTellings() {}

    static Object fact(Recorded recorded, Real order) {
        return switch (recorded.event()) {
            case OrderEvent.LinesAdded(_, _, var worth, _, var by, var note) ->
                    amended(recorded, order, ChangedField.ITEMS, worth, by, note);
            case OrderEvent.Repriced(_, _, _, var change, var by, var note) ->
                    amended(recorded, order, ChangedField.PROMOTION_CODE, change, by, note);
            case OrderEvent.MethodChanged(_, _, var by, var note) ->
                    amended(recorded, order, ChangedField.DELIVERY_METHOD, 0, by, note);
            case OrderEvent.Collected collected -> collected(recorded, collected);
            default ->
                    throw new IllegalArgumentException(recorded.event().type() + " amends nothing");
        };
    }

    private static OrderAmended amended(
            Recorded recorded,
            Real order,
            ChangedField field,
            long change,
            String by,
            @Nullable String note) {
        return new OrderAmended(
                recorded.orderId(),
                order.work().revision(),
                List.of(field),
                order.total() - change,
                order.total(),
                order.sheet().terms().currency(),
                StatusTellings.actor(by),
                note,
                recorded.at(),
                field == ChangedField.DELIVERY_METHOD ? null : Priced.now(order.work().lines()));
    }

    private static OrderCollected collected(Recorded recorded, OrderEvent.Collected collected) {
        return new OrderCollected(
                recorded.orderId(),
                collected.fulfilmentId(),
                Units.portions(collected.items()).stream()
                        .map(each -> new OrderUnits(each.productId(), each.quantity()))
                        .toList(),
                StatusTellings.actor(collected.handedOverBy()),
                collected.collectedBy(),
                recorded.at());
    }
}
