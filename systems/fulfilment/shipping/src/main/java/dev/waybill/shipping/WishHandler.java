package dev.waybill.shipping;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.stream.Collectors;

/** Begins shipments for what other systems want sent. */
final class WishHandler implements BatchHandler<Wish> {

    private final Desks desks;

    WishHandler(Desks desks) {
        this.desks = desks;
    }

    @Override
    public void handle(Batch<Wish> wishes, Outbox outbox) {
        var ids = wishes.bodies().map(Wish::shipmentId).collect(Collectors.toSet());
        var desk = desks.open(ids, wishes.now());
        wishes.forEach(wish -> desk.request(wish.body(), wish.cause()));
        desks.close(desk, outbox);
    }
}
