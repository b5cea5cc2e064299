package dev.waybill.shipping;

import static dev.waybill.shipping.Words.array;
import static dev.waybill.shipping.Words.centimetres;
import static dev.waybill.shipping.Words.each;
import static dev.waybill.shipping.Words.kilograms;
import static dev.waybill.shipping.Words.minor;
import static dev.waybill.shipping.Words.object;
import static dev.waybill.shipping.Words.texts;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.shipping.AccessToken.Issued;
import dev.waybill.shipping.Question.Freight;
import dev.waybill.shipping.Question.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** UPS: Rating, Shipping, Void, Track and Track by reference. */
final class UpsApi implements CarrierApi {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final Map<String, ServiceLevel> LEVELS =
            Map.of(
                    "11", ServiceLevel.STANDARD,
                    "65", ServiceLevel.EXPRESS,
                    "07", ServiceLevel.NEXT_DAY);

    private final Account account;
    private final CarrierLine line;

    UpsApi(Account account, Clock clock) {
        this.account = account;
        this.line =
                new CarrierLine(
                        new CarrierHttp(account.baseUrl(), account.connect(), account.read()),
                        new Circuit(Carrier.UPS, account.circuitPause(), clock),
                        this::token,
                        clock);
    }

    private Issued token(CarrierHttp http) throws CarrierFailure {
        var client = account.clientId() + ":" + account.clientSecret();
        var basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        var headers =
                Map.of(
                        "Authorization",
                        "Basic " + basic,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        var form = "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);
        var body = http.send("POST", "/security/v1/oauth/token", headers, form).orFail();
        var seconds = Long.parseLong(body.path("expires_in").asString("0"));
        return new Issued(body.path("access_token").asString(""), Duration.ofSeconds(seconds));
    }

    @Override
    public Carrier carrier() {
        return Carrier.UPS;
    }

    @Override
    public List<Offer> rates(Freight freight) throws CarrierFailure {
        var request = object("RequestOption", "Shoptimeintransit").put("TransactionReference", "");
        var body =
                object(
                        "RateRequest",
                        object("Request", request).set("Shipment", shipment(freight)));
        var answer = line.send("POST", "/api/rating/v2409/Shoptimeintransit", body);
        return each(answer.at("/RateResponse/RatedShipment")).flatMap(UpsApi::offer).toList();
    }

    private static Stream<Offer> offer(JsonNode rated) {
        var code = rated.at("/Service/Code").asString("");
        var level = LEVELS.get(code);
        var arrival = rated.at("/TimeInTransit/ServiceSummary/EstimatedArrival/Arrival");
        var arrives =
                time(arrival.path("Date").asString(""), arrival.path("Time").asString("000000"));
        if (level == null || arrives.isEmpty()) {
            return Stream.empty(); // a service that we do not sell
        }
        var currency = rated.at("/TotalCharges/CurrencyCode").asString("");
        var cost = minor(rated.at("/TotalCharges/MonetaryValue").asString("0"), currency);
        return Stream.of(new Offer(Carrier.UPS, code, level, cost, currency, arrives.get()));
    }

    @Override
    public Reply.Labels buy(Freight freight, Offer offer, String reference) throws CarrierFailure {
        var shipment = shipment(freight);
        shipment.set("Service", object("Code", offer.service()));
        shipment.set("ReferenceNumber", object("Value", reference));
        var body =
                object(
                        "ShipmentRequest",
                        object("Request", object("RequestOption", "nonvalidate"))
                                .set("Shipment", shipment)
                                .set(
                                        "LabelSpecification",
                                        object("LabelImageFormat", object("Code", "ZPL"))));
        var answer = line.send("POST", "/api/shipments/v2409/ship", body);
        var results = answer.at("/ShipmentResponse/ShipmentResults");
        var charges = results.at("/ShipmentCharges/TotalCharges");
        var currency = charges.path("CurrencyCode").asString(offer.currency());
        return new Reply.Labels(
                Carrier.UPS,
                results.path("ShipmentIdentificationNumber").asString(""),
                minor(charges.path("MonetaryValue").asString("0"), currency),
                currency,
                numbers(results.path("PackageResults"), "TrackingNumber"));
    }

    @Override
    public Optional<Reply.Labels> find(Offer offer, String reference) throws CarrierFailure {
        var answer = known("/api/track/v1/reference/details/" + reference);
        var numbers =
                answer.map(found ->
                                numbers(
                                        found.at("/trackResponse/shipment/0/package"),
                                        "trackingNumber"))
                        .orElse(List.of());
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Reply.Labels(
                                Carrier.UPS,
                                numbers.getFirst(),
                                offer.cost(),
                                offer.currency(),
                                numbers));
    }

    @Override
    public void cancel(String carrierShipment) throws CarrierFailure {
        line.send("DELETE", "/api/shipments/v2409/void/cancel/" + carrierShipment, null);
    }

    @Override
    public List<Scan> track(String trackingNumber) throws CarrierFailure {
        var answer = known("/api/track/v1/details/" + trackingNumber);
        return answer.stream()
                .map(found -> found.at("/trackResponse/shipment/0/package/0"))
                .flatMap(parcel ->
                        each(parcel.path("activity"))
                                .flatMap(activity -> scan(parcel, trackingNumber, activity)))
                .toList();
    }

    private Optional<JsonNode> known(String path) throws CarrierFailure {
        try {
            return Optional.of(line.get(path));
        } catch (CarrierFailure failure) {
            if (failure.why().startsWith("HTTP 404")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Stream<Scan> scan(JsonNode parcel, String trackingNumber, JsonNode activity) {
        var signed = parcel.at("/deliveryInformation/receivedBy").asString("");
        return time(activity.path("gmtDate").asString(""), activity.path("gmtTime").asString(""))
                .flatMap(at -> scan(trackingNumber, activity.path("status"), at, signed))
                .stream();
    }

    @Override
    public List<Scan> read(JsonNode webhook) {
        var number = webhook.path("trackingNumber").asString("");
        var at =
                time(
                        webhook.path("gmtActivityDate").asString(""),
                        webhook.path("gmtActivityTime").asString(""));
        var signed = webhook.path("receivedBy").asString("");
        return at
                .flatMap(when -> scan(number, webhook.path("activityStatus"), when, signed))
                .stream()
                .toList();
    }

    private static Optional<Scan> scan(
            String number, JsonNode status, Instant at, String signedBy) {
        var code =
                String.join(
                        "/",
                        status.path("type").asString(""),
                        status.path("code").asString(""),
                        status.path("statusCode").asString(""));
        var kind = kind(status.path("type").asString(""), status);
        var signed = kind == Scan.Kind.DELIVERED && !signedBy.isEmpty() ? signedBy : null;
        return Scan.of(Carrier.UPS, number, kind, code, at, signed);
    }

    private static Scan.Kind kind(String type, JsonNode status) {
        return switch (type) {
            case "P", "I" -> Scan.Kind.MOVING;
            case "O" -> Scan.Kind.OUT_FOR_DELIVERY;
            case "D" -> Scan.Kind.DELIVERED;
            case "RS" -> Scan.Kind.RETURNED;
            case "X" -> exception(status);
            default -> Scan.Kind.NOTED;
        };
    }

    /** First, second and final attempt are status codes; the rest is told apart by the code. */
    private static Scan.Kind exception(JsonNode status) {
        return switch (status.path("statusCode").asString("")) {
            case "022", "023", "024" -> Scan.Kind.ATTEMPT_FAILED;
            default ->
                    switch (status.path("code").asString("")) {
                        case "LX" -> Scan.Kind.LOST;
                        case "DX" -> Scan.Kind.DAMAGED;
                        case "RT" -> Scan.Kind.RETURNING;
                        default -> Scan.Kind.NOTED;
                    };
        };
    }

    private static Optional<Instant> time(String date, String time) {
        try {
            return Optional.of(LocalDateTime.parse(date + time, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static List<String> numbers(JsonNode packages, String name) {
        return each(packages).map(each -> each.path(name).asString("")).toList();
    }

    private ObjectNode shipment(Freight freight) {
        var from = address(account.from().address());
        var to = object("Name", freight.recipientName());
        to.set("Address", address(freight.destination()));
        var shipment =
                object(
                        "Shipper",
                        object("Name", account.from().name())
                                .put("ShipperNumber", account.number())
                                .set("Address", from));
        shipment.set("ShipTo", to);
        shipment.set(
                "ShipFrom", object("Name", account.from().name()).set("Address", from.deepCopy()));
        shipment.set(
                "PaymentInformation",
                object(
                        "ShipmentCharge",
                        object("Type", "01")
                                .set("BillShipper", object("AccountNumber", account.number()))));
        shipment.set("Package", array(freight.parcels().stream().map(UpsApi::parcel).toList()));
        return shipment;
    }

    private static ObjectNode parcel(Size size) {
        var kind = object("Code", "02");
        var parcel = object("PackagingType", kind);
        parcel.set("Packaging", kind.deepCopy());
        parcel.set(
                "PackageWeight",
                object("UnitOfMeasurement", object("Code", "KGS"))
                        .put("Weight", kilograms(size.grams())));
        var length = size.lengthMm();
        var width = size.widthMm();
        var height = size.heightMm();
        if (length != null && width != null && height != null) {
            parcel.set(
                    "Dimensions",
                    object("UnitOfMeasurement", object("Code", "CM"))
                            .put("Length", Integer.toString(centimetres(length)))
                            .put("Width", Integer.toString(centimetres(width)))
                            .put("Height", Integer.toString(centimetres(height))));
        }
        return parcel;
    }

    private static ObjectNode address(Destination address) {
        return object("AddressLine", texts(address.line1()))
                .put("City", address.city())
                .put("PostalCode", address.postcode())
                .put("CountryCode", address.country());
    }
}
