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
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** FedEx: Rate, Ship, cancel, Track by number and by reference. */
final class FedexApi implements CarrierApi {

    private static final Map<String, ServiceLevel> LEVELS =
            Map.of(
                    "FEDEX_GROUND", ServiceLevel.STANDARD,
                    "FEDEX_2_DAY", ServiceLevel.EXPRESS,
                    "PRIORITY_OVERNIGHT", ServiceLevel.NEXT_DAY);

    private final Account account;
    private final CarrierLine line;

    FedexApi(Account account, Clock clock) {
        this.account = account;
        this.line =
                new CarrierLine(
                        new CarrierHttp(account.baseUrl(), account.connect(), account.read()),
                        new Circuit(Carrier.FEDEX, account.circuitPause(), clock),
                        this::token,
                        clock);
    }

    private Issued token(CarrierHttp http) throws CarrierFailure {
        var form =
                "grant_type=client_credentials&client_id="
                        + encoded(account.clientId())
                        + "&client_secret="
                        + encoded(account.clientSecret());
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var bytes = form.getBytes(StandardCharsets.US_ASCII);
        var body = http.send("POST", "/oauth/token", headers, bytes).orFail();
        return new Issued(
                body.path("access_token").asString(""),
                Duration.ofSeconds(body.path("expires_in").asLong(0)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Carrier carrier() {
        return Carrier.FEDEX;
    }

    @Override
    public List<Offer> rates(Freight freight) throws CarrierFailure {
        var shipment = shipment(freight, "");
        shipment.set("recipient", recipient(freight));
        shipment.set("rateRequestType", texts("ACCOUNT"));
        var body = accountNumber().set("requestedShipment", shipment);
        body.set("rateRequestControlParameters", object("returnTransitTimes", Words.truth(true)));
        var answer = line.send("POST", "/rate/v1/rates/quotes", body);
        return each(answer.at("/output/rateReplyDetails")).flatMap(FedexApi::offer).toList();
    }

    private static Stream<Offer> offer(JsonNode rated) {
        var service = rated.path("serviceType").asString("");
        var level = LEVELS.get(service);
        var arrives = local(rated.at("/commit/dateDetail/dayFormat").asString(""));
        if (level == null || arrives.isEmpty()) {
            return Stream.empty(); // a service that we do not sell
        }
        var price = rated.at("/ratedShipmentDetails/0");
        var currency = price.path("currency").asString("");
        var cost = minor(amount(price), currency);
        return Stream.of(new Offer(Carrier.FEDEX, service, level, cost, currency, arrives.get()));
    }

    private static String amount(JsonNode price) {
        return price.path("totalNetCharge").decimalValue(BigDecimal.ZERO).toPlainString();
    }

    @Override
    public Reply.Labels buy(Freight freight, Offer offer, String reference) throws CarrierFailure {
        var shipment = shipment(freight, reference);
        shipment.set("recipients", array(List.of(recipient(freight))));
        shipment.put("serviceType", offer.service());
        shipment.put("packagingType", "YOUR_PACKAGING");
        shipment.set("labelSpecification", object("imageType", "ZPLII"));
        var body = accountNumber().set("requestedShipment", shipment);
        body.put("labelResponseOptions", "LABEL");
        var answer = line.send("POST", "/ship/v1/shipments", body);
        var sold = answer.at("/output/transactionShipments/0");
        var price = sold.at("/completedShipmentDetail/shipmentRating");
        var currency = price.path("currency").asString(offer.currency());
        return new Reply.Labels(
                Carrier.FEDEX,
                sold.path("masterTrackingNumber").asString(""),
                minor(amount(price), currency),
                currency,
                numbers(sold.path("pieceResponses")));
    }

    @Override
    public Optional<Reply.Labels> find(Offer offer, String reference) throws CarrierFailure {
        var body =
                object(
                        "referencesInformation",
                        object("type", "CUSTOMER_REFERENCE")
                                .put("value", reference)
                                .put("accountNumber", account.number()));
        var numbers =
                known("/track/v1/referencenumbers", body)
                        .map(found -> numbers(found.at("/output/completeTrackResults")))
                        .orElse(List.of());
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Reply.Labels(
                                Carrier.FEDEX,
                                numbers.getFirst(),
                                offer.cost(),
                                offer.currency(),
                                numbers));
    }

    @Override
    public void cancel(String carrierShipment) throws CarrierFailure {
        var body =
                accountNumber()
                        .put("trackingNumber", carrierShipment)
                        .put("deletionControl", "DELETE_ALL_PACKAGES");
        line.send("PUT", "/ship/v1/shipments/cancel", body);
    }

    @Override
    public List<Scan> track(String trackingNumber) throws CarrierFailure {
        var info = object("trackingNumberInfo", object("trackingNumber", trackingNumber));
        var body = object("trackingInfo", array(List.of(info))).put("includeDetailedScans", true);
        return known("/track/v1/trackingnumbers", body).stream()
                .flatMap(found -> each(found.at("/output/completeTrackResults")))
                .flatMap(found -> read(found).stream())
                .toList();
    }

    private Optional<JsonNode> known(String path, JsonNode body) throws CarrierFailure {
        try {
            return Optional.of(line.send("POST", path, body));
        } catch (CarrierFailure failure) {
            if (failure.why().startsWith("HTTP 404")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public List<Scan> read(JsonNode webhook) {
        var number = webhook.path("trackingNumber").asString("");
        var result = webhook.at("/trackResults/0");
        var signed = result.at("/deliveryDetails/receivedByName").asString("");
        return number.isEmpty()
                ? List.of()
                : each(result.path("scanEvents"))
                        .flatMap(event -> scan(number, event, signed))
                        .toList();
    }

    private static Stream<Scan> scan(String number, JsonNode event, String signedBy) {
        var type = event.path("eventType").asString("");
        var exception = event.path("exceptionCode").asString("");
        var kind = kind(type, exception);
        var signed = kind == Scan.Kind.DELIVERED && !signedBy.isEmpty() ? signedBy : null;
        return offset(event.path("date").asString(""))
                .flatMap(at ->
                        Scan.of(Carrier.FEDEX, number, kind, type + "/" + exception, at, signed))
                .stream();
    }

    private static Scan.Kind kind(String type, String exception) {
        return switch (type) {
            case "PU", "AR", "DP", "IT" -> Scan.Kind.MOVING;
            case "OD" -> Scan.Kind.OUT_FOR_DELIVERY;
            case "DL" -> Scan.Kind.DELIVERED;
            case "DE" -> Scan.Kind.ATTEMPT_FAILED;
            case "RS" -> Scan.Kind.RETURNING;
            case "RD" -> Scan.Kind.RETURNED;
            case "SE" ->
                    switch (exception) {
                        case "LS" -> Scan.Kind.LOST;
                        case "DM" -> Scan.Kind.DAMAGED;
                        default -> Scan.Kind.NOTED;
                    };
            default -> Scan.Kind.NOTED;
        };
    }

    /** Commitments are told without an offset. */
    private static Optional<Instant> local(String time) {
        try {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> offset(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static List<String> numbers(JsonNode parcels) {
        return each(parcels).map(each -> each.path("trackingNumber").asString("")).toList();
    }

    private ObjectNode accountNumber() {
        return object("accountNumber", object("value", account.number()));
    }

    private ObjectNode shipment(Freight freight, String reference) {
        var shipper = object("address", address(account.from().address()));
        shipper.set("contact", object("personName", account.from().name()));
        var parcels = freight.parcels().stream().map(size -> parcel(size, reference)).toList();
        return object("shipper", shipper)
                .put("pickupType", "USE_SCHEDULED_PICKUP")
                .put("totalPackageCount", parcels.size())
                .set("requestedPackageLineItems", array(parcels));
    }

    private static ObjectNode recipient(Freight freight) {
        var recipient = object("address", address(freight.destination()));
        recipient.set("contact", object("personName", freight.recipientName()));
        return recipient;
    }

    private static ObjectNode parcel(Size size, String reference) {
        var parcel =
                object(
                        "weight",
                        object("units", "KG")
                                .put("value", new BigDecimal(kilograms(size.grams()))));
        parcel.set(
                "customerReferences",
                array(
                        List.of(
                                object("customerReferenceType", "CUSTOMER_REFERENCE")
                                        .put("value", reference))));
        var length = size.lengthMm();
        var width = size.widthMm();
        var height = size.heightMm();
        if (length != null && width != null && height != null) {
            parcel.set(
                    "dimensions",
                    object("units", "CM")
                            .put("length", centimetres(length))
                            .put("width", centimetres(width))
                            .put("height", centimetres(height)));
        }
        return parcel;
    }

    private static ObjectNode address(Destination address) {
        return object("streetLines", texts(address.line1()))
                .put("city", address.city())
                .put("postalCode", address.postcode())
                .put("countryCode", address.country());
    }
}
