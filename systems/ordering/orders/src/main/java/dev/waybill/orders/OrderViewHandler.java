package dev.waybill.orders;

import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;

/**
 * Keeps the view of orders: one statement for a batch, one more if orders came or were amended, one
 * more if money went back.
 */
final class OrderViewHandler implements BatchHandler<ViewFact> {

    private final OrderViews views;
    private final Signals signals;

    OrderViewHandler(OrderViews views, Signals signals) {
        this.views = views;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<ViewFact> batch, Outbox outbox) {
        var changes = ViewChange.fold(batch.bodies()::iterator);
        if (!changes.orders().isEmpty()) {
            views.apply(changes.orders());
        }
        var bought = changes.bought();
        if (!bought.isEmpty()) {
            views.index(bought);
        }
        if (!changes.refunds().isEmpty()) {
            views.refund(changes.refunds());
        }
        outbox.afterCommit(() -> {
            changes.orders().forEach(change -> signals.raise(change.orderId()));
            signals.raise(OrderViews.ARRIVALS);
        });
    }
}
