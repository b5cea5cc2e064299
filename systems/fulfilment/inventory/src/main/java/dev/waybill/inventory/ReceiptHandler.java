package dev.waybill.inventory;

import static java.util.stream.Collectors.toSet;

import dev.waybill.inventory.ReceiveStock.Receipt;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Puts what arrives into stock. */
final class ReceiptHandler implements RequestHandler<ReceiveStock> {

    /** A product that young may be received before its product-created is heard here. */
    static final Duration YOUNG = Duration.ofMinutes(1);

    private final StockLevels levels;
    private final Receipts receipts;
    private final ExpectedReceipts expected;
    private final Ids ids;

    ReceiptHandler(StockLevels levels, Receipts receipts, ExpectedReceipts expected, Ids ids) {
        this.levels = levels;
        this.receipts = receipts;
        this.expected = expected;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<ReceiveStock> requests, Outbox outbox) {
        var stock = lock(requests);
        var comes = comes(requests);
        var arrived = new HashMap<UUID, ExpectedReceipt>();
        var received = new ArrayList<Receipt>(requests.all().size());
        for (var request : requests) {
            refusal(request, stock, comes)
                    .ifPresentOrElse(
                            request::refuse,
                            () -> {
                                received.add(receive(request, stock));
                                arrive(request.body(), comes, arrived);
                            });
        }
        levels.save(stock, requests.now());
        receipts.insert(received, requests.now());
        expected.save(List.copyOf(arrived.values()), requests.now());
    }

    /** What was expected and is said to have come, locked after the stock. */
    private Map<UUID, ExpectedReceipt> comes(Requests<ReceiveStock> requests) {
        var named =
                requests.bodies()
                        .map(ReceiveStock::expectedReceiptId)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(toSet());
        var comes = new HashMap<UUID, ExpectedReceipt>();
        if (!named.isEmpty()) {
            expected.lock(named).forEach(each -> comes.put(each.expectedReceiptId(), each));
        }
        return comes;
    }

    private static void arrive(
            ReceiveStock body,
            Map<UUID, ExpectedReceipt> comes,
            Map<UUID, ExpectedReceipt> arrived) {
        var id = body.expectedReceiptId();
        if (id != null) {
            var after = Objects.requireNonNull(comes.get(id)).arrive(body.quantity());
            comes.put(id, after);
            arrived.put(id, after);
        }
    }

    private static Optional<Problem> unexpected(
            ReceiveStock body, Map<UUID, ExpectedReceipt> comes) {
        var id = body.expectedReceiptId();
        if (id == null) {
            return Optional.empty();
        }
        var receipt = comes.get(id);
        if (receipt == null
                || !receipt.productId().equals(body.productId())
                || !receipt.location().equals(body.location())) {
            return Optional.of(
                    Problem.invalid(
                            "/expectedReceiptId", "must be expected of this product, and there"));
        }
        return receipt.isOpen()
                ? Optional.empty()
                : Optional.of(
                        Problem.conflict(
                                "expected-receipt-over",
                                "It is " + receipt.status() + " already."));
    }

    private Receipt receive(Request<ReceiveStock> request, Stock stock) {
        var body = request.body();
        var line = new Line(body.productId(), body.location(), body.quantity());
        var id = ids.next();
        var level = stock.receive(line, id);
        var receipt =
                new Receipt(
                        id,
                        body.productId(),
                        body.location(),
                        body.quantity(),
                        level.available(),
                        level.reserved(),
                        body.reference());
        request.answer(Answer.created("/stock/" + body.productId(), receipt));
        return receipt;
    }

    private Optional<Problem> refusal(
            Request<ReceiveStock> request, Stock stock, Map<UUID, ExpectedReceipt> comes) {
        var body = request.body();
        if (!stock.knows(body.productId(), body.location())) {
            return Optional.of(Problem.notFound("product", body.productId()));
        }
        if (request.asking().ifMatch() != null) {
            request.asking().match(levels.version(body.productId(), stock));
        }
        if (!stock.hasRoomFor(body.productId(), body.quantity())) {
            return Optional.of(
                    Problem.invalid(
                            "/quantity", "must not make the stock larger than can be counted"));
        }
        return unexpected(body, comes);
    }

    /**
     * The stock of all products that are known or young; a first receipt at a place makes the
     * place.
     */
    private Stock lock(Requests<ReceiveStock> requests) {
        var products = requests.bodies().map(ReceiveStock::productId).collect(toSet());
        var stock = levels.lock(products);
        var missing = missing(requests, stock);
        if (missing.isEmpty()) {
            return stock;
        }
        levels.open(missing);
        return levels.lock(products);
    }

    private static List<Shelf> missing(Requests<ReceiveStock> requests, Stock stock) {
        return requests.bodies()
                .filter(body -> !stock.knows(body.productId(), body.location()))
                .filter(body -> stock.knows(body.productId()) || isYoung(body, requests.now()))
                .map(body -> new Shelf(body.productId(), body.location()))
                .toList();
    }

    private static boolean isYoung(ReceiveStock body, Instant now) {
        return Ids.isFresh(body.productId(), now, YOUNG);
    }
}
