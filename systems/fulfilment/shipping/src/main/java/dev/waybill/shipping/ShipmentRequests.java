package dev.waybill.shipping;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** The same decisions for those who ask by HTTP: a no leaves nothing behind. */
final class ShipmentRequests implements RequestHandler<ShipmentRequests.Asked> {

    /** What is asked, as it came: ids are chosen later, so that a retry looks the same. */
    sealed interface Asked {

        record ToShip(CreateShipment command) implements Asked {}

        record ToRetry(UUID shipmentId) implements Asked {}
    }

    private final Desks desks;
    private final Parcels parcels;
    private final Ids ids;

    ShipmentRequests(Desks desks, Parcels parcels, Ids ids) {
        this.desks = desks;
        this.parcels = parcels;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<Asked> requests, Outbox outbox) {
        var wishes = new LinkedHashMap<Request<Asked>, Wish>();
        var touched = new HashSet<UUID>();
        for (var request : requests) {
            switch (request.body()) {
                case Asked.ToShip(var command) -> {
                    var wish = wish(command);
                    wishes.put(request, wish);
                    touched.add(wish.shipmentId());
                }
                case Asked.ToRetry(var shipmentId) -> touched.add(shipmentId);
            }
        }
        var taken = taken(wishes.values());
        var desk = desks.open(touched, requests.now());
        for (var request : requests) {
            switch (request.body()) {
                case Asked.ToShip _ ->
                        ship(desk, request, Objects.requireNonNull(wishes.get(request)), taken);
                case Asked.ToRetry(var shipmentId) -> retry(desk, request, shipmentId);
            }
        }
        close(desk, outbox);
    }

    private void close(Desk desk, Outbox outbox) {
        try {
            desks.close(desk, outbox);
        } catch (DuplicateKeyException _) {
            // A message, or another process, began the same shipment between our look and our
            // write.
            throw Problem.tryAgain(
                    409, "shipment-busy", "The shipment is being made right now. Try again.");
        }
    }

    private Wish wish(CreateShipment command) {
        var given = command.shipmentId();
        return new Wish(given == null ? ids.next() : given, command);
    }

    private Set<UUID> taken(Iterable<Wish> wishes) {
        var wanted = new HashSet<UUID>();
        wishes.forEach(wish -> wish.boxes().forEach(box -> wanted.add(box.parcelId())));
        return parcels.known(wanted).stream().collect(Collectors.toSet());
    }

    private static void ship(Desk desk, Request<Asked> request, Wish wish, Set<UUID> taken) {
        var known = desk.find(wish.shipmentId());
        var refusal = known == null ? refusal(wish, taken) : refusal(wish, known);
        if (refusal != null) {
            request.refuse(refusal);
            return;
        }
        desk.request(wish, request.cause());
        wish.boxes().forEach(box -> taken.add(box.parcelId()));
        var dispatch = Objects.requireNonNull(desk.find(wish.shipmentId()));
        var view = ShipmentView.of(dispatch, desk.version(dispatch));
        request.answer(Answer.created("/shipments/" + view.shipmentId(), view).at(view.version()));
    }

    private static @Nullable Problem refusal(Wish wish, Set<UUID> taken) {
        var command = wish.command();
        var given = command.parcels();
        var counted = command.parcelCount();
        var carrier = command.carrier();
        if (carrier != null && Carrier.named(carrier).isEmpty()) {
            return unprocessable(
                    "unknown-carrier", "There is no carrier " + carrier + ": " + Carrier.names());
        }
        if (given != null && !given.isEmpty() && counted != null && given.size() != counted) {
            return unprocessable(
                    "parcels-differ",
                    "parcelCount says %d, parcels has %d.".formatted(counted, given.size()));
        }
        if (wish.boxes().size() > CreateShipment.MOST_PARCELS) {
            return unprocessable(
                    "too-many-parcels",
                    "A shipment has at most " + CreateShipment.MOST_PARCELS + " parcels.");
        }
        var parcelIds = wish.boxes().stream().map(Box::parcelId).toList();
        return parcelIds.stream().distinct().count() < parcelIds.size()
                        || parcelIds.stream().anyMatch(taken::contains)
                ? unprocessable("parcel-in-use", "A parcel is in one shipment, once.")
                : null;
    }

    /** The same wish again is the same shipment. */
    private static @Nullable Problem refusal(Wish wish, Dispatch known) {
        var terms = known.shipment().terms();
        var same =
                terms.equals(wish.terms(terms.journey(), terms.requestedAt()))
                        && known.parcels().stream().map(Parcel::box).toList().equals(wish.boxes());
        return same
                ? null
                : unprocessable(
                        "shipment-exists",
                        "Shipment " + wish.shipmentId() + " is another one already.");
    }

    private static Problem unprocessable(String code, String sentence) {
        return Problem.of(422, code, sentence);
    }

    private static void retry(Desk desk, Request<Asked> request, UUID shipmentId) {
        var dispatch = desk.find(shipmentId);
        if (dispatch == null) {
            request.refuse(Problem.notFound("shipment", shipmentId));
            return;
        }
        request.asking().match(desk.version(dispatch));
        if (!(dispatch.shipment() instanceof Shipment.Refused refused)) {
            request.refuse(
                    Problem.conflict(
                            "shipment-not-refused",
                            "Shipment " + shipmentId + " is not one that no carrier takes."));
            return;
        }
        desk.retry(dispatch, refused, request.cause());
        var next = Objects.requireNonNull(desk.find(shipmentId));
        request.answer(Answer.ok(ShipmentView.of(next, desk.version(next))).at(desk.version(next)));
    }
}
