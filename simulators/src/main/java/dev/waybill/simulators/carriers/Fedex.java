package dev.waybill.simulators.carriers;

import static dev.waybill.simulators.carriers.Words.array;
import static dev.waybill.simulators.carriers.Words.money;
import static dev.waybill.simulators.carriers.Words.object;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Reply.Answer;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FedEx as a shipper sees it: OAuth, Rate quotes, Ship and cancel, Track by number and by
 * reference, and a webhook per scan.
 */
final class Fedex implements Shape {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Depot depot;

    Fedex(Depot depot) {
        this.depot = depot;
    }

    @Override
    public boolean isTokenRequest(Call call) {
        return call.path().equals("/oauth/token");
    }

    @Override
    public boolean isLabelRequest(Call call) {
        return call.path().equals("/ship/v1/shipments");
    }

    @Override
    public Answer token(Call call, Tokens tokens) {
        var form = Call.pairs(call.text());
        if (!"client_credentials".equals(form.get("grant_type"))
                || !form.containsKey("client_id")) {
            return refusal(401, "NOT.AUTHORIZED.ERROR", "the given client is not known");
        }
        return Answer.json(
                200,
                Json.object(json -> {
                    json.writeStringProperty("access_token", tokens.issue());
                    json.writeStringProperty("token_type", "bearer");
                    json.writeNumberProperty("expires_in", tokens.seconds());
                    json.writeStringProperty("scope", "CXS");
                }));
    }

    @Override
    public Answer answer(Call call) {
        var body = Json.MAPPER.readTree(call.body());
        return switch (call.method() + " " + call.path()) {
            case "POST /rate/v1/rates/quotes" -> rates(body.path("requestedShipment"));
            case "POST /ship/v1/shipments" -> ship(body.path("requestedShipment"));
            case "PUT /ship/v1/shipments/cancel" ->
                    cancel(body.path("trackingNumber").asString(""));
            case "POST /track/v1/trackingnumbers" ->
                    track(
                            body.at("/trackingInfo/0/trackingNumberInfo/trackingNumber")
                                    .asString(""));
            case "POST /track/v1/referencenumbers" ->
                    found(body.at("/referencesInformation/value").asString(""));
            default -> refusal(404, "NOT.FOUND.ERROR", "no " + call.method() + " " + call.path());
        };
    }

    private Answer rates(JsonNode shipment) {
        var wanted = wanted(shipment);
        if (!Tariff.FEDEX.takes(wanted, country(shipment))) {
            return refusal(400, "SERVICE.UNAVAILABLE", "no service takes this shipment");
        }
        var rated = Tariff.FEDEX.offers().stream().map(offer -> rated(offer, wanted)).toList();
        return ok(object("rateReplyDetails", array(rated)));
    }

    private ObjectNode rated(Offer offer, Wanted wanted) {
        var price =
                object("currency", "EUR")
                        .put("totalNetCharge", new BigDecimal(money(offer.cost(wanted))));
        return object("serviceType", offer.service())
                .put("serviceName", offer.name())
                .set("ratedShipmentDetails", array(List.of(price)))
                .set(
                        "commit",
                        object(
                                "dateDetail",
                                object("dayFormat", TIME.format(depot.arrival(offer)))));
    }

    private Answer ship(JsonNode shipment) {
        var wanted = wanted(shipment);
        var offer = Tariff.FEDEX.offer(wanted.service());
        if (offer.isEmpty() || !Tariff.FEDEX.takes(wanted, country(shipment))) {
            return refusal(400, "SERVICETYPE.NOT.ALLOWED", "no such service for this shipment");
        }
        var made = depot.label(wanted, offer.get());
        var pieces =
                made.pieces().stream()
                        .map(piece -> object("trackingNumber", piece.trackingNumber()))
                        .toList();
        var done =
                object("masterTrackingNumber", made.id())
                        .put("serviceType", made.service())
                        .set("pieceResponses", array(pieces))
                        .set(
                                "completedShipmentDetail",
                                object(
                                        "shipmentRating",
                                        object("currency", "EUR")
                                                .put(
                                                        "totalNetCharge",
                                                        new BigDecimal(money(made.cost())))));
        return ok(object("transactionShipments", array(List.of(done))));
    }

    private Answer cancel(String trackingNumber) {
        return depot.cancel(trackingNumber)
                .map(_ -> {
                    var body = Json.MAPPER.createObjectNode().put("cancelledShipment", true);
                    return ok(body);
                })
                .orElseGet(
                        () -> refusal(400, "TRACKINGNUMBER.NOT.FOUND", "the parcel is not known"));
    }

    private Answer found(String reference) {
        var pieces =
                depot.referredTo(reference).stream()
                        .flatMap(made -> made.pieces().stream())
                        .toList();
        return pieces.isEmpty()
                ? refusal(404, "TRACKING.REFERENCENUMBER.NOTFOUND", "nothing found")
                : ok(tracked(pieces));
    }

    private Answer track(String trackingNumber) {
        return depot.piece(trackingNumber)
                .map(piece -> ok(tracked(List.of(piece))))
                .orElseGet(() -> refusal(404, "TRACKING.TRACKINGNUMBER.NOTFOUND", "nothing found"));
    }

    private ObjectNode tracked(List<Piece> pieces) {
        var results = pieces.stream().map(this::tracked).toList();
        return object("completeTrackResults", array(results));
    }

    private ObjectNode tracked(Piece piece) {
        var stops = piece.until(depot.now());
        var result =
                object(
                        "scanEvents",
                        array(stops.reversed().stream().map(Fedex::scanEvent).toList()));
        stops.stream()
                .filter(stop -> stop.signedBy() != null)
                .forEach(stop ->
                        result.set("deliveryDetails", object("receivedByName", stop.signedBy())));
        return object("trackingNumber", piece.trackingNumber())
                .set("trackResults", array(List.of(result)));
    }

    private static ObjectNode scanEvent(Stop stop) {
        var code = code(stop);
        return object("date", stop.at().toString())
                .put("eventType", code.type())
                .put("exceptionCode", code.exception());
    }

    @Override
    public byte[] webhook(Post.Letter letter) {
        var result = object("scanEvents", array(List.of(scanEvent(letter.stop()))));
        if (letter.stop().signedBy() != null) {
            result.set("deliveryDetails", object("receivedByName", letter.stop().signedBy()));
        }
        return Json.of(
                object("trackingNumber", letter.trackingNumber())
                        .set("trackResults", array(List.of(result))));
    }

    private record Code(String type, String exception) {}

    private static Code code(Stop stop) {
        return switch (stop.scan()) {
            case LABEL -> new Code("OC", "");
            case PICKED_UP -> new Code("PU", "");
            case IN_TRANSIT -> new Code("DP", "");
            case OUT_FOR_DELIVERY -> new Code("OD", "");
            case ATTEMPT_FAILED -> new Code("DE", "08");
            case DELIVERED -> new Code("DL", "");
            case LOST -> new Code("SE", "LS");
            case DAMAGED -> new Code("SE", "DM");
            case RETURNING -> new Code("RS", "");
            case RETURNED -> new Code("RD", "");
        };
    }

    @Override
    public Answer refusal(int status, String code, String message) {
        var errors = array(List.of(object("code", code).put("message", message)));
        return Answer.json(status, Json.of(object("errors", errors)));
    }

    private static Answer ok(JsonNode output) {
        return Answer.json(200, Json.of(object("output", output)));
    }

    private static Wanted wanted(JsonNode shipment) {
        var lines = shipment.path("requestedPackageLineItems");
        var grams =
                StreamSupport.stream(lines.spliterator(), false)
                        .map(each -> each.at("/weight/value").decimalValue())
                        .map(kilos -> kilos.movePointRight(3).intValue())
                        .toList();
        return new Wanted(
                lines.at("/0/customerReferences/0/value").asString(""),
                shipment.path("serviceType").asString(""),
                grams,
                shipment.at("/shipmentSpecialServices/returnShipmentDetail").isObject());
    }

    private static String country(JsonNode shipment) {
        var one = shipment.at("/recipients/0/address/countryCode");
        return (one.isMissingNode() ? shipment.at("/recipient/address/countryCode") : one)
                .asString("");
    }
}
