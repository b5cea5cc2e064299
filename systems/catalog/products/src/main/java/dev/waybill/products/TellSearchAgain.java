package dev.waybill.products;

import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.products.CatalogueEntry.Live;
import java.time.Instant;
import java.util.List;

/**
 * Tells search of every product as it is now, some at a time. Each is locked while it is told, so
 * that no change of it comes between: for search the last word about a product is the right one.
 */
final class TellSearchAgain implements Alarm {

    private static final int AT_ONCE = 500;

    private final Retelling retelling;
    private final Products products;
    private final Ids ids;

    TellSearchAgain(Retelling retelling, Products products, Ids ids) {
        this.retelling = retelling;
        this.products = products;
        this.ids = ids;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return retelling
                .lock()
                .map(after -> tell(products.lockAfter(after, AT_ONCE), now, outbox))
                .orElse(0);
    }

    private int tell(List<Live> next, Instant now, Outbox outbox) {
        if (next.isEmpty()) {
            retelling.end();
            return 0;
        }
        for (var live : next) {
            outbox.tell(
                    new SearchableCreated(ids.next(), now, live.product()),
                    Cause.timer(live.id(), "system products"));
        }
        retelling.reached(next.getLast().id());
        return next.size();
    }
}
