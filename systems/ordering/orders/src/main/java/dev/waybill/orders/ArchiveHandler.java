package dev.waybill.orders;

import dev.waybill.orders.ArchiveFile.Entry;
import dev.waybill.orders.ArchiveTables.Gone;
import dev.waybill.orders.ArchiveWriter.Written;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Ids;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Pace;
import dev.waybill.platform.effects.Result;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * A long-term file lies in the store, read back and compared: in one transaction its orders are
 * archived, told, and removed from here. An order that has moved since it was read is not among
 * them; it goes into a later file.
 */
final class ArchiveHandler implements RequestHandler<Result<ArchiveQuestion, Written>> {

    private record Taken(boolean taken) {}

    private final Orders orders;
    private final ArchiveTables tables;
    private final ArchiveFiles files;
    private final Effects<ArchiveQuestion> effects;
    private final Pace pace;
    private final ArchiveRules rules;
    private final OrderRules orderRules;
    private final Ids ids;

    ArchiveHandler(
            Orders orders,
            ArchiveTables tables,
            ArchiveFiles files,
            Effects<ArchiveQuestion> effects,
            Pace pace,
            ArchiveRules rules,
            OrderRules orderRules,
            Ids ids) {
        this.orders = orders;
        this.tables = tables;
        this.files = files;
        this.effects = effects;
        this.pace = pace;
        this.rules = rules;
        this.orderRules = orderRules;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<Result<ArchiveQuestion, Written>> requests, Outbox outbox) {
        var now = requests.now();
        var news =
                new HashSet<>(
                        effects.end(
                                requests.bodies().map(each -> each.ending(now, pace)).toList()));
        for (var request : requests) {
            if (request.body().outcome() instanceof Outcome.Done<Written>(var file)
                    && news.remove(request.body().effect().key())) {
                archive(file, request, outbox, now);
            }
            request.answer(Answer.ok(new Taken(true)));
        }
    }

    private void archive(Written file, Request<?> request, Outbox outbox, Instant now) {
        var named = file.entries().stream().map(Entry::orderId).toList();
        var book = orders.lock(named, List.of(), List.of());
        var desk = new OrderDesk(book, List.of(), orderRules, outbox, ids, now);
        var gone = new ArrayList<Gone>();
        var moved = new ArrayList<UUID>();
        for (var entry : file.entries()) {
            if (book.order(entry.orderId()) instanceof Real order
                    && order.version() == entry.version()) {
                var event = event(file, entry, order);
                desk.happens(order, cause(request, order), draft -> draft.then(event));
                gone.add(new Gone(entry, event.category()));
            } else {
                moved.add(entry.orderId());
            }
        }
        orders.save(book);
        files.written(file, gone.size(), now, rules.readAgain());
        tables.gone(file.fileId(), gone, now);
        tables.letGo(moved);
    }

    private static OrderEvent.Archived event(Written file, Entry entry, Real order) {
        return new OrderEvent.Archived(
                order.sheet().with(order.work().withoutDetails()),
                Order.Ending.of(order),
                Entry.reference(file.name(), entry.start(), entry.length()),
                entry.checksum(),
                ArchiveRules.category(order));
    }

    private static Cause cause(Request<?> request, Real order) {
        return request.cause().correlatedTo(order.sheet().terms().correlationId());
    }
}
