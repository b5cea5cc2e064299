package dev.waybill.shipping;

import static dev.waybill.shipping.Words.array;
import static dev.waybill.shipping.Words.each;
import static dev.waybill.shipping.Words.minor;
import static dev.waybill.shipping.Words.object;
import static dev.waybill.shipping.Words.texts;

import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.shipping.AccessToken.Issued;
import dev.waybill.shipping.Question.Freight;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** FedEx: Rate, Ship, cancel, Track by number and by reference. */
final class FedexApi implements CarrierApi {

    private static final Map<String, ServiceLevel> LEVELS =
            Map.of(
                    "FEDEX_GROUND", ServiceLevel.STANDARD,
                    "FEDEX_2_DAY", ServiceLevel.EXPRESS,
                    "PRIORITY_OVERNIGHT", ServiceLevel.NEXT_DAY);

    private final Account account;
    private final FedexFreight freights;
    private final CarrierLine line;

    FedexApi(Account account, Clock clock) {
        this.account = account;
        this.freights = new FedexFreight(account);
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
        var shipment = freights.shipment(freight, "");
        shipment.set("recipient", FedexFreight.recipient(freight));
        shipment.set("rateRequestType", texts("ACCOUNT"));
        var body = freights.accountNumber().set("requestedShipment", shipment);
        body.set("rateRequestControlParameters", object("returnTransitTimes", Words.truth(true)));
        var answer = line.send("POST", "/rate/v1/rates/quotes", body);
        return each(answer.at("/output/rateReplyDetails")).flatMap(FedexApi::offer).toList();
    }

    private static Stream<Offer> offer(JsonNode rated) {
        var service = rated.path("serviceType").asString("");
        var level = LEVELS.get(service);
        var arrives = FedexScans.local(rated.at("/commit/dateDetail/dayFormat").asString(""));
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
        var shipment = freights.shipment(freight, reference);
        shipment.set("recipients", array(List.of(FedexFreight.recipient(freight))));
        shipment.put("serviceType", offer.service());
        shipment.put("packagingType", "YOUR_PACKAGING");
        shipment.set("labelSpecification", object("imageType", "ZPLII"));
        var body = freights.accountNumber().set("requestedShipment", shipment);
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
                line.find("POST", "/track/v1/referencenumbers", body)
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
                freights.accountNumber()
                        .put("trackingNumber", carrierShipment)
                        .put("deletionControl", "DELETE_ALL_PACKAGES");
        line.send("PUT", "/ship/v1/shipments/cancel", body);
    }

    @Override
    public List<Scan> track(String trackingNumber) throws CarrierFailure {
        var info = object("trackingNumberInfo", object("trackingNumber", trackingNumber));
        var body = object("trackingInfo", array(List.of(info))).put("includeDetailedScans", true);
        return line.find("POST", "/track/v1/trackingnumbers", body).stream()
                .flatMap(found -> each(found.at("/output/completeTrackResults")))
                .flatMap(found -> FedexScans.of(found).stream())
                .toList();
    }

    @Override
    public List<Scan> read(JsonNode webhook) {
        return FedexScans.of(webhook);
    }

    private static List<String> numbers(JsonNode parcels) {
        return each(parcels).map(each -> each.path("trackingNumber").asString("")).toList();
    }
}
