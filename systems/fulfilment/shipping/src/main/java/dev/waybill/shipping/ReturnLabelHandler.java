package dev.waybill.shipping;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.shipping.ReturnLabelWish.Buy;
import dev.waybill.shipping.ReturnLabelWish.CallOff;
import java.util.stream.Collectors;

/** Begins labels for what comes back, and ends those that nobody wants any more. */
final class ReturnLabelHandler implements BatchHandler<ReturnLabelWish> {

    private final Desks desks;
    private final ReturnLabels labels;

    ReturnLabelHandler(Desks desks, ReturnLabels labels) {
        this.desks = desks;
        this.labels = labels;
    }

    @Override
    public void handle(Batch<ReturnLabelWish> wishes, Outbox outbox) {
        var ids = wishes.bodies().map(ReturnLabelWish::returnId).collect(Collectors.toSet());
        var orders =
                wishes.bodies()
                        .filter(Buy.class::isInstance)
                        .map(wish -> ((Buy) wish).command().orderId())
                        .collect(Collectors.toSet());
        var doors = labels.doors(orders);
        var desk = desks.open(ids, wishes.now());
        for (var wish : wishes) {
            var cause = wish.cause();
            switch (wish.body()) {
                case Buy buy -> {
                    var door = doors.get(buy.command().orderId());
                    var terms = buy.terms(door, cause.correlationId(), wishes.now());
                    desk.returnLabels().request(terms, cause);
                }
                case CallOff(var returnId) -> desk.returnLabels().callOff(returnId, cause);
            }
        }
        desks.close(desk, outbox);
    }
}
