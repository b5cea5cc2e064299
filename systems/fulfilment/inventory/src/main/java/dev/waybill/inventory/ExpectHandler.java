package dev.waybill.inventory;

import dev.waybill.inventory.Expect.Announce;
import dev.waybill.inventory.Expect.Change;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down what will come, under the lock of the stock that is promised on it: who reserves
 * meanwhile reckons with all of it or with nothing.
 */
final class ExpectHandler implements RequestHandler<Expect> {

    private final StockLevels levels;
    private final ExpectedReceipts expected;
    private final Ids ids;

    ExpectHandler(StockLevels levels, ExpectedReceipts expected, Ids ids) {
        this.levels = levels;
        this.expected = expected;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<Expect> requests, Outbox outbox) {
        var named = named(requests);
        var products = new HashSet<>(expected.products(named));
        for (var body : requests.bodies().toList()) {
            if (body instanceof Announce announce) {
                products.add(announce.productId());
            }
        }
        var stock = levels.lock(products);
        var known = new HashMap<UUID, ExpectedReceipt>();
        expected.lock(named).forEach(each -> known.put(each.expectedReceiptId(), each));
        var changed = new HashMap<UUID, ExpectedReceipt>();
        for (var request : requests) {
            try {
                var after = decide(request, known, stock);
                known.put(after.expectedReceiptId(), after);
                changed.put(after.expectedReceiptId(), after);
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        levels.open(
                changed.values().stream()
                        .map(each -> new Shelf(each.productId(), each.location()))
                        .toList());
        expected.save(List.copyOf(changed.values()), requests.now());
    }

    private static List<UUID> named(Requests<Expect> requests) {
        var ids = new ArrayList<UUID>();
        requests.bodies()
                .forEach(body -> {
                    if (body instanceof Change change) {
                        ids.add(change.receiptId());
                    }
                });
        return ids;
    }

    private ExpectedReceipt decide(
            Request<Expect> request, Map<UUID, ExpectedReceipt> known, Stock stock) {
        return switch (request.body()) {
            case Announce announce -> {
                if (!stock.knows(announce.productId())) {
                    throw Problem.notFound("product", announce.productId());
                }
                if (request.asking().ifMatch() != null) {
                    request.asking().match(levels.version(announce.productId(), stock));
                }
                var receipt = announced(announce);
                request.answer(
                        Answer.created(
                                        "/stock/" + announce.productId() + "/expected-receipts",
                                        receipt)
                                .at(receipt.version()));
                yield receipt;
            }
            case Change change -> {
                var before = known.get(change.receiptId());
                if (before == null) {
                    throw Problem.notFound("expected receipt", change.receiptId());
                }
                request.asking().match(before.version());
                if (!before.isOpen()) {
                    throw Problem.conflict(
                            "expected-receipt-over", "It is " + before.status() + " already.");
                }
                var receipt = before.change(change);
                request.answer(Answer.ok(receipt).at(receipt.version()));
                yield receipt;
            }
        };
    }

    private ExpectedReceipt announced(Announce announce) {
        return new ExpectedReceipt(
                ids.next(),
                announce.productId(),
                announce.location(),
                announce.quantity(),
                0,
                announce.expectedAt(),
                ExpectedReceipt.State.EXPECTED,
                announce.reference(),
                1);
    }
}
