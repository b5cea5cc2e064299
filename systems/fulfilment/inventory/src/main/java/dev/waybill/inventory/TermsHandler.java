package dev.waybill.inventory;

import static java.util.stream.Collectors.toSet;

import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.LinkedHashMap;

/** Changes on which terms products are sold; promises that were made are reckoned again. */
final class TermsHandler implements RequestHandler<SellOn> {

    private final StockLevels levels;

    TermsHandler(StockLevels levels) {
        this.levels = levels;
    }

    @Override
    public void handle(Requests<SellOn> requests, Outbox outbox) {
        var products = requests.bodies().map(SellOn::productId).collect(toSet());
        var stock = levels.lock(products);
        levels.open(
                requests.bodies()
                        .filter(body -> stock.knows(body.productId()))
                        .map(body -> new Shelf(body.productId(), body.location()))
                        .toList());
        var changed = new LinkedHashMap<Shelf, SellOn>();
        for (var request : requests) {
            var body = request.body();
            if (!stock.knows(body.productId())) {
                request.refuse(Problem.notFound("product", body.productId()));
                continue;
            }
            try {
                requireSeen(request, stock, changed.size());
            } catch (Problem changedSince) {
                request.refuse(changedSince);
                continue;
            }
            var shelf = new Shelf(body.productId(), body.location());
            changed.put(shelf, body);
            request.answer(Answer.ok(StockDetails.SoldOn.of(body.location(), body.terms())));
        }
        levels.sellOn(changed.values());
    }

    private void requireSeen(Request<SellOn> request, Stock stock, int changed) {
        if (request.asking().ifMatch() != null) {
            request.asking().match(levels.version(request.body().productId(), stock) + changed);
        }
    }
}
