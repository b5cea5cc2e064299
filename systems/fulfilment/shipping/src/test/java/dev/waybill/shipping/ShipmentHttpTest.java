package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.testkit.Http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

class ShipmentHttpTest {

    private static final ShippingWorld SHIPPING = ShippingWorld.start();

    @AfterEach
    void invariantsHold() {
        SHIPPING.assertInvariants();
    }

    @AfterAll
    static void close() {
        SHIPPING.close();
    }

    private static UUID id() {
        return SHIPPING.world.ids().next();
    }

    private static Map<String, Object> body(Map<String, ?> more) {
        var body = new HashMap<String, Object>();
        body.put("orderId", id());
        body.put("destination", Samples.LONDON);
        body.putAll(more);
        return body;
    }

    private static Reply post(Map<String, ?> body, String... headers) {
        return SHIPPING.world.http().post("/shipments", body, headers);
    }

    private static Reply get(String path, String... headers) {
        return SHIPPING.world.http().get(path, headers);
    }

    /** Sent by HTTP, and labelled. */
    private static Reply labelled(Map<String, ?> more) {
        var made = post(body(more));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var id = UUID.fromString(made.json().path("shipmentId").asString());
        SHIPPING.awaitState(id, "ON_ITS_WAY");
        return get("/shipments/" + id);
    }

    @Test
    void whatIsAskedForIsLabelledAndShown() {
        var reply = labelled(Map.of("parcelCount", 2, "recipientName", "Ada King"));

        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        assertThat(reply.json().path("status").asString()).isEqualTo("ON_ITS_WAY");
        assertThat(reply.json().path("carrier").asString()).isEqualTo("FEDEX");
        assertThat(reply.json().path("parcels")).hasSize(2);
        assertThat(reply.json().at("/parcels/0/trackingNumber").asString()).hasSize(12);
        assertThat(reply.json().at("/parcels/0/status").asString()).isEqualTo("LABELLED");
        var id = reply.json().path("shipmentId").asString();
        var calls = get("/shipments/" + id + "/calls").json().path("items");
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).path("what").asString()).isEqualTo("BUY_LABELS");
        assertThat(calls.get(1).path("state").asString()).isEqualTo("DONE");
        var ofOrder = get("/shipments?orderId=" + reply.json().path("orderId").asString());
        assertThat(ofOrder.json().path("items")).hasSize(1);
    }

    @Test
    void theSameIdAgainIsTheSameShipmentAndAnotherOneIsRefused() {
        var shipmentId = id();
        var body = body(Map.of("shipmentId", shipmentId));

        var first = post(body);
        var again = post(body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("shipmentId")).isEqualTo(first.json().path("shipmentId"));
        body.put("recipientName", "Somebody Else");
        assertThat(post(body).status()).isEqualTo(422);
        SHIPPING.awaitState(shipmentId, "ON_ITS_WAY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | unknown-carrier  | {\"carrier\": \"PIGEON\"}",
                "422 | parcels-differ   | {\"parcelCount\": 2, \"parcels\": [{\"weightGrams\": 5}]}",
                "422 | parcel-in-use    | {\"parcels\": [{\"weightGrams\": 5, \"parcelId\": \"0199b2d1-0b7e-7c52-b6f3-8a2d5e91c047\"}, {\"weightGrams\": 5, \"parcelId\": \"0199b2d1-0b7e-7c52-b6f3-8a2d5e91c047\"}]}",
                "400 | invalid-request  | {\"parcelCount\": 0}",
                "400 | invalid-request  | {\"service\": \"SOON\"}",
                "400 | invalid-request  | {\"destination\": {\"line1\": \"x\", \"city\": \"y\", \"postcode\": \"z\", \"country\": \"gb\"}}",
            })
    void whatCannotBeSentIsRefused(int status, String code, String more) {
        var body = body(Wire.mapper().readValue(more, new TypeReference<Map<String, Object>>() {}));

        var reply = post(body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void whatNoCarrierTakesIsShownAsRefusedAndCanBeTriedAgain() {
        var far = new HashMap<>(Map.of("line1", "1 Ice", "city", "Pole", "postcode", "0"));
        far.put("country", "AQ");
        var made = post(body(Map.of("destination", far)));
        var id = UUID.fromString(made.json().path("shipmentId").asString());
        SHIPPING.awaitState(id, "REFUSED");
        var refused = get("/shipments/" + id);
        assertThat(refused.json().path("reason").asString()).contains("UPS").contains("FEDEX");
        assertThat(get("/shipments?status=REFUSED").text()).contains(id.toString());

        var stale =
                SHIPPING.world
                        .http()
                        .post("/shipments/" + id + "/retry", null, "If-Match", "\"9\"");
        assertThat(stale.status()).isEqualTo(412);
        var again =
                SHIPPING.world
                        .http()
                        .post(
                                "/shipments/" + id + "/retry",
                                null,
                                "If-Match",
                                refused.header("ETag"));

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().path("status").asString()).isEqualTo("REQUESTED");
        SHIPPING.awaitState(id, "REFUSED");
    }

    @Test
    void aLabelIsAPageAndWhatAPrinterPrints() throws Exception {
        var shipment = labelled(Map.of("carrier", "UPS", "recipientName", "Ada King")).json();
        var number = shipment.at("/parcels/0/trackingNumber").asString();
        var path =
                "/shipments/%s/labels/%s"
                        .formatted(
                                shipment.path("shipmentId").asString(),
                                shipment.at("/parcels/0/parcelId").asString());

        var pdf = get(path);
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(pdf.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(get(path, "Accept", "image/png").status()).isEqualTo(406);
        var zpl = get(path, "Accept", "text/plain");
        assertThat(zpl.header("Content-Type")).startsWith("text/plain");
        assertThat(get(path, "Accept", "application/zpl").body()).isEqualTo(zpl.body());
        assertThat(zpl.text()).startsWith("^XA").contains("^FD" + number + "^FS");
        assertThat(get(path.substring(0, path.length() - 36) + id()).status()).isEqualTo(404);
    }

    @Test
    void aWarehouseThatIsReadyGetsAShipmentOfItsParcels() {
        var order = id();
        var parcel =
                new dev.waybill.contracts.warehouse.Parcel(
                        id(),
                        "340123450000000018",
                        2_000,
                        300,
                        200,
                        100,
                        List.of(
                                new dev.waybill.contracts.warehouse.ProductUnits(
                                        Samples.PRODUCT, 3)));
        var ready =
                new OrderReadyForShipping(
                        order,
                        null,
                        1,
                        new dev.waybill.contracts.ShippingAddress(
                                "1 Long Acre", "London", "WC2E 9LH", "GB"),
                        SHIPPING.world.now(),
                        id(),
                        "Ada King",
                        null,
                        null,
                        List.of(parcel));

        SHIPPING.world.hear(ready, ready);
        SHIPPING.awaitState(Wish.of(ready).shipmentId(), "ON_ITS_WAY");

        assertThat(SHIPPING.world.told(ShipmentCreated.class))
                .filteredOn(created -> created.orderId().equals(order))
                .singleElement()
                .satisfies(created -> {
                    assertThat(created.fulfilmentId()).isEqualTo(ready.fulfilmentId());
                    assertThat(created.parcels())
                            .extracting(each -> each.parcelId())
                            .containsExactly(parcel.parcelId());
                    assertThat(created.items())
                            .extracting(each -> each.quantity())
                            .containsExactly(3);
                });
    }

    @Test
    void aDayIsClosedOnceForEachParcel() {
        labelled(Map.of("carrier", "UPS", "parcelCount", 2));

        var closed = SHIPPING.world.http().post("/manifests", Map.of("carrier", "UPS"));

        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.json().path("parcels").asInt()).isGreaterThanOrEqualTo(2);
        var id = closed.json().path("manifestId").asString();
        var shown = get("/manifests/" + id).json();
        assertThat(shown.path("lines")).hasSize(closed.json().path("parcels").asInt());
        assertThat(get("/manifests?carrier=UPS").text()).contains(id);
        var again = SHIPPING.world.http().post("/manifests", Map.of("carrier", "UPS"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asString()).isEqualTo("nothing-to-hand-over");
    }

    @Test
    void onlyTheCarrierItselfIsBelieved() throws Exception {
        var shipment = labelled(Map.of("carrier", "UPS")).json();
        var event =
                """
                {"trackingNumber": "%s", "gmtActivityDate": "20261121", "gmtActivityTime": "100000",
                 "activityStatus": {"type": "O", "code": "OT", "statusCode": "021"}}
                """
                        .formatted(shipment.at("/parcels/0/trackingNumber").asString());
        var path = "/webhooks/carriers/ups";

        assertThat(webhook(path, event, "t=1,v1=00").status()).isEqualTo(400);
        assertThat(SHIPPING.world.http().post(path, event).status()).isEqualTo(400);
        var old = SHIPPING.world.now().minusSeconds(301);
        assertThat(webhook(path, event, signature(event, old)).status()).isEqualTo(400);
        var now = SHIPPING.world.now();
        var tampered = event.replace("\"O\"", "\"D\"");
        assertThat(webhook(path, tampered, signature(event, now)).status()).isEqualTo(400);
        assertThat(webhook("/webhooks/carriers/dhl", event, signature(event, now)).status())
                .isEqualTo(404);

        assertThat(webhook(path, event, signature(event, now)).status()).isEqualTo(200);
        assertThat(webhook(path, event, signature(event, now)).status()).isEqualTo(200);

        var shown = get("/shipments/" + shipment.path("shipmentId").asString()).json();
        assertThat(shown.at("/parcels/0/status").asString()).isEqualTo("OUT_FOR_DELIVERY");
        var scans = get("/shipments/" + shipment.path("shipmentId").asString() + "/scans").json();
        assertThat(scans.path("items")).hasSize(1);
        assertThat(scans.at("/items/0/kind").asString()).isEqualTo("OUT_FOR_DELIVERY");
        assertThat(SHIPPING.count("select count(*) from shipping.scans where code = 'O/OT/021'"))
                .isEqualTo(1);
    }

    @Test
    void whatACarrierSaysInOneSecondIsShownAsAParcelGoes() throws Exception {
        var shipment = labelled(Map.of("carrier", "UPS")).json();
        var now = SHIPPING.world.now();
        for (var type : List.of("D", "O", "I", "M")) {
            var event =
                    """
                    {"trackingNumber": "%s", "gmtActivityDate": "20261121", "gmtActivityTime": "100000",
                     "activityStatus": {"type": "%s", "code": "XX", "statusCode": "000"}}
                    """
                            .formatted(shipment.at("/parcels/0/trackingNumber").asString(), type);
            var path = "/webhooks/carriers/ups";
            assertThat(webhook(path, event, signature(event, now)).status()).isEqualTo(200);
        }

        var scans = get("/shipments/" + shipment.path("shipmentId").asString() + "/scans").json();
        assertThat(scans.path("items").valueStream().map(scan -> scan.path("kind").asString()))
                .containsExactly("NOTED", "MOVING", "OUT_FOR_DELIVERY", "DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"trackingNumber\": \"1Z\\u0000\", \"gmtActivityDate\": \"20261121\", \"gmtActivityTime\": \"100000\", \"activityStatus\": {\"type\": \"O\"}}",
                "{\"trackingNumber\": \"1Z\", \"gmtActivityDate\": \"20261331\", \"gmtActivityTime\": \"100000\"}",
                "{\"trackingNumber\": {}, \"gmtActivityDate\": [], \"activityStatus\": 7}",
            })
    void aSignedEventThatSaysNothingIsRefused(String event) throws Exception {
        var now = SHIPPING.world.now();

        for (var carrier : List.of("ups", "fedex")) {
            var reply = webhook("/webhooks/carriers/" + carrier, event, signature(event, now));

            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        }
    }

    private static Reply webhook(String path, String body, String signature) {
        return SHIPPING.world.http().post(path, body, "Carrier-Signature", signature);
    }

    private static String signature(String body, Instant at) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        ShippingWorld.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var text = at.getEpochSecond() + "." + body;
        var hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return "t=" + at.getEpochSecond() + ",v1=" + hex;
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(get("/shipments/" + id()).status()).isEqualTo(404);
        assertThat(get("/shipments/" + id() + "/calls").status()).isEqualTo(404);
        assertThat(get("/shipments/" + id() + "/labels/" + id()).status()).isEqualTo(404);
        assertThat(get("/manifests/" + id()).status()).isEqualTo(404);
        assertThat(
                        SHIPPING.world
                                .http()
                                .post(
                                        "/claims/" + id() + "/settlement",
                                        Map.of("outcome", "REJECTED"))
                                .status())
                .isEqualTo(404);
    }
}
