package dev.waybill.inventory;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.toCollection;

import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/** Puts goods that came back where they belong: on sale again, or aside. */
final class TakeBackHandler implements BatchHandler<TakeBack> {

    private final StockLevels levels;
    private final TakeBacks takeBacks;

    TakeBackHandler(StockLevels levels, TakeBacks takeBacks) {
        this.levels = levels;
        this.takeBacks = takeBacks;
    }

    @Override
    public void handle(Batch<TakeBack> batch, Outbox outbox) {
        var now = batch.now().truncatedTo(MICROS);
        var done = new HashMap<>(takeBacks.times(batch.bodies().map(TakeBack::id).toList()));
        var fresh = new ArrayList<TakeBack>();
        for (var heard : batch) {
            var takeBack = heard.body();
            if (done.putIfAbsent(takeBack.id(), now) == null) {
                fresh.add(takeBack);
            }
            outbox.tell(takeBack.fact(done.get(takeBack.id())), heard.cause());
        }
        if (!fresh.isEmpty()) {
            lock(fresh);
            takeBacks.insert(fresh, now);
            takeBacks.move(fresh, now);
        }
    }

    /** In the order in which everybody locks stock; a first return to a place makes the place. */
    private void lock(List<TakeBack> fresh) {
        var shelves =
                fresh.stream()
                        .flatMap(each ->
                                each.units().stream()
                                        .map(is -> new Shelf(is.productId(), each.location())))
                        .distinct()
                        .toList();
        levels.open(shelves);
        levels.lock(shelves.stream().map(Shelf::productId).collect(toCollection(TreeSet::new)));
    }
}
