package dev.waybill.shipping;

import static dev.waybill.shipping.Words.each;
import static dev.waybill.shipping.Words.minor;
import static dev.waybill.shipping.Words.object;

import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.shipping.AccessToken.Issued;
import dev.waybill.shipping.Question.Freight;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** UPS: Rating, Shipping, Void, Track and Track by reference. */
final class UpsApi implements CarrierApi {

    private static final Map<String, ServiceLevel> LEVELS =
            Map.of(
                    "11", ServiceLevel.STANDARD,
                    "65", ServiceLevel.EXPRESS,
                    "07", ServiceLevel.NEXT_DAY);

    private final Account account;
    private final UpsFreight freights;
    private final CarrierLine line;

    UpsApi(Account account, Clock clock) {
        this.account = account;
        this.freights = new UpsFreight(account);
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
                        object("Request", request).set("Shipment", freights.shipment(freight)));
        var answer = line.send("POST", "/api/rating/v2409/Shoptimeintransit", body);
        return each(answer.at("/RateResponse/RatedShipment")).flatMap(UpsApi::offer).toList();
    }

    private static Stream<Offer> offer(JsonNode rated) {
        var code = rated.at("/Service/Code").asString("");
        var level = LEVELS.get(code);
        var arrival = rated.at("/TimeInTransit/ServiceSummary/EstimatedArrival/Arrival");
        var arrives =
                UpsScans.time(
                        arrival.path("Date").asString(""), arrival.path("Time").asString("000000"));
        if (level == null || arrives.isEmpty()) {
            return Stream.empty(); // a service that we do not sell
        }
        var currency = rated.at("/TotalCharges/CurrencyCode").asString("");
        var cost = minor(rated.at("/TotalCharges/MonetaryValue").asString("0"), currency);
        return Stream.of(new Offer(Carrier.UPS, code, level, cost, currency, arrives.get()));
    }

    @Override
    public Reply.Labels buy(Freight freight, Offer offer, String reference) throws CarrierFailure {
        var shipment = freights.shipment(freight);
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
        var answer = line.find("GET", "/api/track/v1/reference/details/" + reference, null);
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
        var answer = line.find("GET", "/api/track/v1/details/" + trackingNumber, null);
        return answer.stream()
                .map(found -> found.at("/trackResponse/shipment/0/package/0"))
                .flatMap(parcel ->
                        each(parcel.path("activity"))
                                .flatMap(activity -> UpsScans.of(parcel, trackingNumber, activity)))
                .toList();
    }

    @Override
    public List<Scan> read(JsonNode webhook) {
        return UpsScans.of(webhook).stream().toList();
    }

    private static List<String> numbers(JsonNode packages, String name) {
        return each(packages).map(each -> each.path(name).asString("")).toList();
    }
}
