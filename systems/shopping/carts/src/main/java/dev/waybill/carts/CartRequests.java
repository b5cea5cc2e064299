package dev.waybill.carts;

import static java.util.stream.Collectors.toSet;

import dev.waybill.platform.Ids;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;

/**
 * What people do with carts. Seven statements at most for a batch of any size: three to load, four
 * to write, and each only if the batch needs it.
 */
final class CartRequests implements RequestHandler<CartCommand> {

    private final Carts carts;
    private final ProductSnapshots products;
    private final PriceQuestions questions;
    private final Ids ids;

    CartRequests(Carts carts, ProductSnapshots products, PriceQuestions questions, Ids ids) {
        this.carts = carts;
        this.products = products;
        this.questions = questions;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<CartCommand> requests, Outbox outbox) {
        var named = requests.bodies().flatMap(CartCommand::carts).collect(toSet());
        var wanted = requests.bodies().flatMap(CartCommand::products).collect(toSet());
        var desk = new CartDesk(carts.lock(named));
        var known = products.find(wanted);
        var batch = new CartBatch(desk, known, ids, outbox, requests.now());
        requests.forEach(batch::decide);
        carts.save(desk, requests.now());
        questions.insert(batch.questions(), requests.now());
    }
}
