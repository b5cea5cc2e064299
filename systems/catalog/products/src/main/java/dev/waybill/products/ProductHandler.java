package dev.waybill.products;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.contracts.products.SearchableDeleted;
import dev.waybill.contracts.products.SearchableUpdated;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.products.CatalogueEntry.Deleted;
import dev.waybill.products.CatalogueEntry.Live;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Keeps the catalogue, and tells everyone what changed in it. */
final class ProductHandler implements RequestHandler<Asked> {

    private final Products products;
    private final Retelling retelling;
    private final Ids ids;

    ProductHandler(Products products, Retelling retelling, Ids ids) {
        this.products = products;
        this.retelling = retelling;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<Asked> requests, Outbox outbox) {
        create(requests, outbox);
        change(requests, outbox);
        retell(requests);
    }

    private void retell(Requests<Asked> requests) {
        var asked = 0;
        for (var request : requests) {
            if (request.body() instanceof Asked.ToRetell) {
                request.answer(Answer.accepted("/products", new Retold(requests.now())));
                asked++;
            }
        }
        if (asked > 0) {
            retelling.begin();
        }
    }

    /**
     * Search is being told.
     *
     * @param since when that began
     */
    record Retold(Instant since) {}

    /**
     * The table's own key decides who is first with a sku, in this batch and against all others.
     */
    private void create(Requests<Asked> requests, Outbox outbox) {
        var wanted = new LinkedHashMap<Request<Asked>, Live>();
        for (var request : requests) {
            if (request.body() instanceof Asked.ToCreate(var command)) {
                wanted.put(request, Live.create(ids.next(), command));
            }
        }
        var created = products.insert(wanted.values(), requests.now());
        wanted.forEach((request, live) -> {
            if (created.contains(live.id())) {
                welcome(request, live, requests.now(), outbox);
            } else {
                request.refuse(taken(live.product().sku()));
            }
        });
    }

    private void welcome(Request<Asked> request, Live live, Instant now, Outbox outbox) {
        var news = new ProductCreated(ids.next(), now, live.product());
        outbox.tell(news, request.cause());
        outbox.tell(SearchableCreated.of(news), request.cause());
        request.answer(Answer.created("/products/" + live.id(), live.product()).at(live.version()));
    }

    private static Problem taken(String sku) {
        return Problem.conflict("sku-taken", "Another product has the sku " + sku + ".");
    }

    private void change(Requests<Asked> requests, Outbox outbox) {
        var asked =
                requests.bodies()
                        .filter(Asked.OfOne.class::isInstance)
                        .map(each -> ((Asked.OfOne) each).productId())
                        .toList();
        var live = new HashMap<UUID, Live>();
        products.lock(asked).forEach(each -> live.put(each.id(), each));
        var changed = new LinkedHashMap<UUID, CatalogueEntry>();
        for (var request : requests) {
            if (request.body() instanceof Asked.OfOne one) {
                change(request, one, live, changed, requests.now(), outbox);
            }
        }
        products.update(changed.values(), requests.now());
    }

    private void change(
            Request<Asked> request,
            Asked.OfOne asked,
            Map<UUID, Live> live,
            Map<UUID, CatalogueEntry> changed,
            Instant now,
            Outbox outbox) {
        var entry = live.get(asked.productId());
        if (entry == null) {
            request.refuse(Problem.notFound("product", asked.productId()));
            return;
        }
        request.asking().match(entry.version());
        switch (asked) {
            case Asked.ToUpdate update -> {
                var next = update(request, update, entry, now, outbox);
                live.put(next.id(), next);
                if (next.version() != entry.version()) {
                    changed.put(next.id(), next);
                }
            }
            case Asked.ToDelete delete -> {
                changed.put(entry.id(), delete(request, delete, entry, now, outbox));
                live.remove(entry.id());
            }
        }
    }

    private Live update(
            Request<Asked> request, Asked.ToUpdate asked, Live entry, Instant now, Outbox outbox) {
        var changes = entry.changes(asked.command());
        var next = changes == null ? entry : entry.with(changes);
        if (changes != null) {
            var news = new ProductUpdated(ids.next(), now, entry.id(), changes);
            outbox.tell(news, request.cause());
            outbox.tell(SearchableUpdated.of(news), request.cause());
        }
        request.answer(Answer.ok(next.product()).at(next.version()));
        return next;
    }

    private Deleted delete(
            Request<Asked> request, Asked.ToDelete asked, Live entry, Instant now, Outbox outbox) {
        var reason = asked.command().reason();
        var news = new ProductDeleted(ids.next(), now, entry.id(), reason);
        outbox.tell(news, request.cause());
        outbox.tell(SearchableDeleted.of(news), request.cause());
        request.answer(Answer.noContent());
        return entry.delete(reason);
    }
}
