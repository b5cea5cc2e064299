package dev.waybill.returns;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.returns.Exchanges.Link;
import dev.waybill.returns.SoldNews.Amended;
import dev.waybill.returns.SoldNews.Created;
import dev.waybill.returns.SoldNews.Delivered;
import dev.waybill.returns.SoldNews.Shipped;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes down what is sold, sent and delivered. News of one order come in order, but its carrier
 * may be heard before the shop: so each kind is written for itself, and then what is delivered is
 * counted.
 */
final class SoldHandler implements BatchHandler<SoldNews> {

    private static final String ORDERS = "system orders";

    private final SoldWriter sold;
    private final Deliveries deliveries;
    private final ReturnBooks books;
    private final Exchanges exchanges;

    SoldHandler(SoldWriter sold, Deliveries deliveries, ReturnBooks books, Exchanges exchanges) {
        this.sold = sold;
        this.deliveries = deliveries;
        this.books = books;
        this.exchanges = exchanges;
    }

    @Override
    public void handle(Batch<SoldNews> batch, Outbox outbox) {
        var orders = batch.bodies().map(SoldNews::orderId).collect(toCollection(TreeSet::new));
        var amended = bodies(batch, Amended.class);
        var links = exchanges.links(amended.stream().map(Amended::orderId).distinct().toList());
        var locked = known(batch);
        links.values().forEach(link -> locked.add(link.orderId()));
        sold.lock(locked);
        sold.create(heard(batch, Created.class));
        sold.amend(last(amended));
        deliveries.ship(bodies(batch, Shipped.class));
        deliveries.deliver(bodies(batch, Delivered.class));
        deliveries.count(orders);
        if (!links.isEmpty()) {
            undo(batch, links, outbox);
        }
    }

    /** Of an order that came instead of something less is to be: what paid for it is owed again. */
    private void undo(Batch<SoldNews> batch, Map<UUID, Link> links, Outbox outbox) {
        var book = books.open(links.keySet());
        for (var heard : batch) {
            var link = links.get(heard.body().orderId());
            if (heard.body() instanceof Amended && link != null) {
                new ReturnDesk(book, outbox, heard.cause(), batch.now())
                        .happens(link.returnId(), ORDERS, book::undone);
            }
        }
        books.close(book);
    }

    /** A new order is nobody's yet: most batches lock nothing. */
    private static TreeSet<UUID> known(Batch<SoldNews> batch) {
        return batch.bodies()
                .filter(news -> !(news instanceof Created))
                .map(SoldNews::orderId)
                .collect(toCollection(TreeSet::new));
    }

    private static <N extends SoldNews> List<N> bodies(Batch<SoldNews> batch, Class<N> kind) {
        return batch.bodies().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Heard<Created>> heard(Batch<SoldNews> batch, Class<Created> kind) {
        return batch.messages().stream()
                .filter(heard -> kind.isInstance(heard.body()))
                .map(heard ->
                        new Heard<>(
                                kind.cast(heard.body()),
                                heard.id(),
                                heard.type(),
                                heard.subject(),
                                heard.at(),
                                heard.origin()))
                .toList();
    }

    /** Of several changes of one order the last one says what it is now. */
    private static List<Amended> last(List<Amended> all) {
        return all.stream()
                .filter(each -> each.items() != null)
                .filter(each ->
                        all.stream()
                                .filter(other -> other.items() != null)
                                .filter(other -> other.orderId().equals(each.orderId()))
                                .noneMatch(other -> other.revision() > each.revision()))
                .toList();
    }
}
