package dev.waybill.warehouse;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.Violation;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what the warehouse finds out about products. */
final class ProductRequests implements RequestHandler<MeasureProduct> {

    /** A product that young may be measured before its product-created is heard here. */
    static final Duration YOUNG = Duration.ofMinutes(1);

    private final ShelfProducts products;

    ProductRequests(ShelfProducts products) {
        this.products = products;
    }

    @Override
    public void handle(Requests<MeasureProduct> requests, Outbox outbox) {
        var ids = requests.bodies().map(MeasureProduct::productId).collect(toSet());
        var known = products.lock(ids);
        var owners = new HashMap<>(products.withGtins(gtins(requests)));
        var changed = new HashMap<UUID, ShelfProduct>();
        for (var request : requests) {
            var id = request.body().productId();
            try {
                var before = changed.getOrDefault(id, known.get(id));
                changed.put(id, measure(request, before, owners, requests.now()));
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        products.save(changed.values());
    }

    private static List<String> gtins(Requests<MeasureProduct> requests) {
        return requests.bodies()
                .map(MeasureProduct::gtin)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static ShelfProduct measure(
            Request<MeasureProduct> request,
            @Nullable ShelfProduct known,
            Map<String, UUID> owners,
            Instant now) {
        var command = request.body();
        var before = known == null ? unheardOf(command.productId(), now) : known;
        if (before.gone()) {
            throw Problem.notFound("product", command.productId());
        }
        requireMatch(request, before);
        claim(command, owners);
        var after = command.of(before);
        request.answer(Answer.ok(ShelfProductDetails.of(after)).at(after.version()));
        return after;
    }

    private static void requireMatch(Request<MeasureProduct> request, ShelfProduct before) {
        if (before.isMeasured() && request.asking().ifMatch() == null) {
            throw Problem.of(
                    428,
                    "precondition-required",
                    "The product has been measured: say with If-Match which version you have seen.");
        }
        request.asking().match(before.version());
    }

    private static ShelfProduct unheardOf(UUID productId, Instant now) {
        if (!Ids.isFresh(productId, now, YOUNG)) {
            throw Problem.notFound("product", productId);
        }
        return ShelfProduct.unheardOf(productId);
    }

    /** One bar code leads to one product. */
    private static void claim(MeasureProduct command, Map<String, UUID> owners) {
        var gtin = command.gtin();
        if (gtin == null) {
            return;
        }
        var owner = owners.putIfAbsent(gtin, command.productId());
        if (owner != null && !owner.equals(command.productId())) {
            throw Problem.conflict(
                    "gtin-taken",
                    "Product " + owner + " has this GTIN.",
                    List.of(new Violation("/gtin", "must be no other product's")));
        }
    }
}
