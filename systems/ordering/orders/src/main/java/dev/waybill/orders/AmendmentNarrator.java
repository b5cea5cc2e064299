package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderCollected;
import dev.waybill.contracts.payments.AdjustAuthorization;
import dev.waybill.contracts.payments.AuthorizationAdjusted;
import dev.waybill.contracts.payments.AuthorizationAdjustmentDeclined;
import dev.waybill.orders.Narrator.Line;

/** Pure: one sentence for each message about amendments and collections. */
final class AmendmentNarrator {

    private static final String ORDERS = "orders";
    private static final String PAYMENTS = "payments";

    private AmendmentNarrator() {}

    static Line tell(OrderAmendmentEnded told) {
        var what =
                switch (told.outcome()) {
                    case APPLIED -> "the pending amendment is done";
                    case FAILED -> "the pending amendment has failed, and nothing has changed";
                    case EXPIRED -> "nobody committed the pending amendment in time";
                    case WITHDRAWN -> "the pending amendment is not wanted any more";
                };
        return new Line(ORDERS, told.reason() == null ? what : what + ": " + told.reason());
    }

    static Line tell(OrderCollected told) {
        return new Line(ORDERS, told.handedOverBy() + " has handed it over to its customer");
    }

    static Line tell(AdjustAuthorization asked) {
        return new Line(
                ORDERS,
                "asks that the payment be over "
                        + Narrator.money(asked.amount(), asked.currency()));
    }

    static Line tell(AuthorizationAdjusted told) {
        return new Line(
                PAYMENTS, "the payment is over " + Narrator.money(told.amount(), told.currency()));
    }

    static Line tell(AuthorizationAdjustmentDeclined told) {
        return new Line(PAYMENTS, "the other amount is declined: " + told.reason());
    }
}
