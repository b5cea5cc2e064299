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
 * UPS as a shipper sees it: OAuth, Rating (Shoptimeintransit), Shipping, Void, Track and Track by
 * reference, and a webhook per scan as Track Alert sends it.
 */
final class Ups implements Shape {

    static final String SHIPPER = "W4Y811";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);

    private final Depot depot;

    Ups(Depot depot) {
        this.depot = depot;
    }

    @Override
    public boolean isTokenRequest(Call call) {
        return call.path().equals("/security/v1/oauth/token");
    }

    @Override
    public boolean isLabelRequest(Call call) {
        return call.path().matches("/api/shipments/v\\d+/ship");
    }

    @Override
    public Answer token(Call call, Tokens tokens) {
        var authorization = call.header("Authorization");
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return refusal(401, "10401", "ClientId is Invalid");
        }
        return Answer.json(
                200,
                Json.object(json -> {
                    json.writeStringProperty("token_type", "Bearer");
                    json.writeStringProperty("access_token", tokens.issue());
                    json.writeStringProperty("expires_in", Long.toString(tokens.seconds()));
                    json.writeStringProperty("status", "approved");
                }));
    }

    @Override
    public Answer answer(Call call) {
        var path = call.path();
        if (path.matches("/api/rating/v\\d+/Shoptimeintransit")) {
            return rates(Json.MAPPER.readTree(call.body()).at("/RateRequest/Shipment"));
        }
        if (isLabelRequest(call)) {
            return ship(Json.MAPPER.readTree(call.body()).at("/ShipmentRequest/Shipment"));
        }
        if (path.matches("/api/shipments/v\\d+/void/cancel/.+")) {
            return cancel(last(path));
        }
        if (path.startsWith("/api/track/v1/reference/details/")) {
            return found(last(path));
        }
        if (path.startsWith("/api/track/v1/details/")) {
            return track(last(path));
        }
        return refusal(404, "10404", "no " + call.method() + " " + path);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Answer rates(JsonNode shipment) {
        var wanted = wanted(shipment);
        if (!Tariff.UPS.takes(wanted, country(shipment))) {
            return refusal(400, "111285", "no service takes this shipment");
        }
        var rated = Tariff.UPS.offers().stream().map(offer -> rated(offer, wanted)).toList();
        return ok(object("RateResponse", object("RatedShipment", array(rated))));
    }

    private ObjectNode rated(Offer offer, Wanted wanted) {
        var arrival = depot.arrival(offer);
        var summary =
                object(
                        "EstimatedArrival",
                        object(
                                        "Arrival",
                                        object("Date", DATE.format(arrival))
                                                .put("Time", TIME.format(arrival)))
                                .put("BusinessDaysInTransit", Integer.toString(offer.days())));
        return object("Service", object("Code", offer.service()).put("Description", offer.name()))
                .set("TotalCharges", charges(offer.cost(wanted)))
                .set("TimeInTransit", object("ServiceSummary", summary));
    }

    private Answer ship(JsonNode shipment) {
        var wanted = wanted(shipment);
        var offer = Tariff.UPS.offer(wanted.service());
        if (offer.isEmpty() || !Tariff.UPS.takes(wanted, country(shipment))) {
            return refusal(400, "120100", "no such service for this shipment");
        }
        var made = depot.label(wanted, offer.get());
        var packages =
                made.pieces().stream()
                        .map(piece -> object("TrackingNumber", piece.trackingNumber()))
                        .toList();
        return ok(
                object(
                        "ShipmentResponse",
                        object(
                                "ShipmentResults",
                                object("ShipmentIdentificationNumber", made.id())
                                        .set(
                                                "ShipmentCharges",
                                                object("TotalCharges", charges(made.cost())))
                                        .set("PackageResults", array(packages)))));
    }

    private Answer cancel(String id) {
        return depot.cancel(id)
                .map(_ ->
                        ok(
                                object(
                                        "VoidShipmentResponse",
                                        object(
                                                "SummaryResult",
                                                object("Status", object("Code", "1"))))))
                .orElseGet(() -> refusal(400, "190117", "the shipment is not known"));
    }

    private Answer found(String reference) {
        var pieces =
                depot.referredTo(reference).stream()
                        .flatMap(made -> made.pieces().stream())
                        .toList();
        return pieces.isEmpty()
                ? refusal(404, "TV1002", "no tracking information")
                : ok(tracked(pieces));
    }

    private Answer track(String trackingNumber) {
        return depot.piece(trackingNumber)
                .map(piece -> ok(tracked(List.of(piece))))
                .orElseGet(() -> refusal(404, "TV1002", "no tracking information"));
    }

    private ObjectNode tracked(List<Piece> pieces) {
        var packages = pieces.stream().map(this::tracked).toList();
        return object(
                "trackResponse",
                object("shipment", array(List.of(object("package", array(packages))))));
    }

    private ObjectNode tracked(Piece piece) {
        var stops = piece.until(depot.now());
        var tracked =
                object("trackingNumber", piece.trackingNumber())
                        .set(
                                "activity",
                                array(stops.reversed().stream().map(Ups::activity).toList()));
        stops.stream()
                .filter(stop -> stop.signedBy() != null)
                .forEach(stop ->
                        tracked.set("deliveryInformation", object("receivedBy", stop.signedBy())));
        return tracked;
    }

    private static ObjectNode activity(Stop stop) {
        return object("status", status(stop))
                .put("gmtDate", DATE.format(stop.at()))
                .put("gmtTime", TIME.format(stop.at()));
    }

    private static ObjectNode status(Stop stop) {
        var code = code(stop);
        return object("type", code.type())
                .put("code", code.code())
                .put("statusCode", code.status());
    }

    @Override
    public byte[] webhook(Post.Letter letter) {
        var stop = letter.stop();
        var code = code(stop);
        return Json.of(
                object("trackingNumber", letter.trackingNumber())
                        .put("gmtActivityDate", DATE.format(stop.at()))
                        .put("gmtActivityTime", TIME.format(stop.at()))
                        .put("receivedBy", stop.signedBy())
                        .set(
                                "activityStatus",
                                object("type", code.type())
                                        .put("code", code.code())
                                        .put("statusCode", code.status())));
    }

    private record Code(String type, String code, String status) {}

    /** Losses and damages are exceptions with codes of their own. */
    private static Code code(Stop stop) {
        return switch (stop.scan()) {
            case LABEL -> new Code("M", "MP", "003");
            case PICKED_UP -> new Code("P", "PU", "038");
            case IN_TRANSIT -> new Code("I", "DP", "005");
            case OUT_FOR_DELIVERY -> new Code("O", "OT", "021");
            case ATTEMPT_FAILED -> new Code("X", "48", attempt(stop));
            case DELIVERED -> new Code("D", "FS", "011");
            case LOST -> new Code("X", "LX", "013");
            case DAMAGED -> new Code("X", "DX", "013");
            case RETURNING -> new Code("X", "RT", "029");
            case RETURNED -> new Code("RS", "RS", "042");
        };
    }

    private static String attempt(Stop stop) {
        var attempt = stop.attempt();
        return "0" + (21 + Math.min(attempt == null ? 1 : attempt, 3));
    }

    @Override
    public Answer refusal(int status, String code, String message) {
        var errors = array(List.of(object("code", code).put("message", message)));
        return Answer.json(status, Json.of(object("response", object("errors", errors))));
    }

    private static Answer ok(JsonNode body) {
        return Answer.json(200, Json.of(body));
    }

    private static ObjectNode charges(long cents) {
        return object("CurrencyCode", "EUR").put("MonetaryValue", money(cents));
    }

    private static Wanted wanted(JsonNode shipment) {
        var grams =
                StreamSupport.stream(shipment.path("Package").spliterator(), false)
                        .map(each -> each.at("/PackageWeight/Weight").asString("0"))
                        .map(kilos -> new BigDecimal(kilos).movePointRight(3).intValue())
                        .toList();
        return new Wanted(
                shipment.at("/ReferenceNumber/Value").asString(""),
                shipment.at("/Service/Code").asString(""),
                grams,
                shipment.has("ReturnService"));
    }

    private static String country(JsonNode shipment) {
        return shipment.at("/ShipTo/Address/CountryCode").asString("");
    }
}
