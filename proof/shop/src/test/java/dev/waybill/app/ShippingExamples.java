package dev.waybill.app;

import static java.util.Map.entry;

import dev.waybill.contracts.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Of shipping. */
final class ShippingExamples extends Examples {

    ShippingExamples(Shop shop, UUID product) {
        super(shop, product);
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("createShipment", () -> post("/shipments", shipmentBody())),
                entry("getShipment", () -> bare("/shipments/" + shipment("shipmentId"))),
                entry("listShipments", this::listShipments),
                entry("listShipmentCalls", this::listShipmentCalls),
                entry(
                        "listShipmentScans",
                        () -> bare("/shipments/" + shipment("shipmentId") + "/scans")),
                entry("retryShipment", this::retryShipment),
                entry("getShipmentLabel", this::getShipmentLabel),
                entry("createWebhookCarrier", this::createWebhookCarrier),
                entry("createManifest", this::createManifest),
                entry("getManifest", () -> bare("/manifests/" + manifest())),
                entry("listManifests", () -> bare("/manifests?limit=2&carrier=UPS")),
                entry("listClaims", () -> bare("/claims?limit=2&status=OPEN")),
                entry("settlementClaim", ShippingExamples::settlementClaim));
    }

    Map<String, Object> shipmentBody() {
        return Map.ofEntries(
                entry("orderId", UUID.randomUUID()),
                entry("carrier", "UPS"),
                entry("service", "STANDARD"),
                entry("parcelCount", 1),
                entry("destination", destination("IE")),
                entry("shipmentId", UUID.randomUUID()),
                entry("fulfilmentId", UUID.randomUUID()),
                entry("recipientName", "Grace Hopper"),
                entry("promisedBy", "2999-01-01T00:00:00Z"),
                entry("parcels", List.of(parcel())),
                entry("items", List.of(Map.of("productId", product, "quantity", 1))));
    }

    private Map<String, Object> parcel() {
        return Map.of(
                "parcelId", UUID.randomUUID(),
                "sscc", "340123450000000018",
                "weightGrams", 1_250,
                "lengthMm", 300,
                "widthMm", 200,
                "heightMm", 120,
                "items", List.of(Map.of("productId", product, "quantity", 1)));
    }

    /** Of a shipment that has been asked for. */
    private String shipment(String field) {
        return done(shop.post("/shipments", shipmentBody())).text(field);
    }

    private Specimen listShipments() {
        return bare("/shipments?limit=2&status=ON_ITS_WAY&orderId=" + UUID.randomUUID());
    }

    private Specimen listShipmentCalls() {
        return bare("/shipments/" + shipment("shipmentId") + "/calls");
    }

    /** One that goes where no carrier does. */
    private Specimen retryShipment() {
        var body = new LinkedHashMap<>(shipmentBody());
        body.put("destination", destination("AQ"));
        var id = done(shop.post("/shipments", body)).text("shipmentId");
        awaitShipment(id, "REFUSED");
        return bare("/shipments/" + id + "/retry");
    }

    JsonNode awaitShipment(String id, String status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> done(shop.get("/shipments/" + id)).json(),
                        shipment -> shipment.path("status").asString().equals(status));
    }

    private JsonNode labelled() {
        return awaitShipment(shipment("shipmentId"), "ON_ITS_WAY");
    }

    private Specimen getShipmentLabel() {
        var shipment = labelled();
        return bare(
                "/shipments/"
                        + shipment.path("shipmentId").asString()
                        + "/labels/"
                        + shipment.at("/parcels/0/parcelId").asString());
    }

    private Specimen createWebhookCarrier() {
        var event =
                Map.of(
                        "trackingNumber",
                        "1Z999AA10123456784",
                        "gmtActivityDate",
                        "20261121",
                        "gmtActivityTime",
                        "%06d".formatted(NUMBERS.incrementAndGet() % 60),
                        "activityStatus",
                        Map.of("type", "I", "code", "DP", "statusCode", "005"));
        return new Specimen(
                "/webhooks/carriers/ups",
                Wire.mapper().valueToTree(event),
                bytes -> Map.of("Carrier-Signature", signed(bytes)));
    }

    private Specimen createManifest() {
        labelled();
        return post("/manifests", Map.of("carrier", "UPS"));
    }

    private String manifest() {
        labelled();
        return done(shop.post("/manifests", Map.of("carrier", "UPS"))).text("manifestId");
    }

    private static Specimen settlementClaim() {
        return post(
                "/claims/" + UUID.randomUUID() + "/settlement",
                Map.of("outcome", "PAID", "amount", 900, "currency", "EUR"));
    }
}
