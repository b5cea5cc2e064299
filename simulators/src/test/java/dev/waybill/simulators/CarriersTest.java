package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Both carriers over real HTTP, in their own words. */
class CarriersTest {

    private static final String UPS_SHIPMENT =
            """
            {"ShipmentRequest": {"Shipment": {"Service": {"Code": "11"},
             "ReferenceNumber": {"Value": "ref-1"},
             "ShipTo": {"Address": {"CountryCode": "IE"}},
             "Package": [{"PackageWeight": {"Weight": "1.250"}},
                         {"PackageWeight": {"Weight": "0.500"}}]}}}
            """;
    private static final String FEDEX_SHIPMENT =
            """
            {"requestedShipment": {"serviceType": "FEDEX_GROUND",
             "recipients": [{"address": {"countryCode": "IE"}}],
             "requestedPackageLineItems": [{"weight": {"units": "KG", "value": 1.25},
               "customerReferences": [{"value": "ref-1"}]}]}}
            """;
    private static final String BY_REFERENCE = "{\"referencesInformation\":{\"value\":\"ref-1\"}}";

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Simulators world;

    private record Answered(int status, JsonNode body) {}

    @BeforeEach
    void start() {
        world = Simulators.start(Settings.in(folder));
    }

    @AfterEach
    void stop() {
        world.close();
        http.close();
    }

    private Answered send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .headers(headers)
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answered(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }

    private String upsToken() throws IOException, InterruptedException {
        var path = "/ups/security/v1/oauth/token";
        return send("POST", path, "grant_type=client_credentials", "Authorization", "Basic eDp5")
                .body()
                .path("access_token")
                .asString();
    }

    private String fedexToken() throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_id=x&client_secret=y";
        return send("POST", "/fedex/oauth/token", form, "Accept", "*/*")
                .body()
                .path("access_token")
                .asString();
    }

    private Answered ups(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, "/ups" + path, body, "Authorization", "Bearer " + upsToken());
    }

    private Answered fedex(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, "/fedex" + path, body, "Authorization", "Bearer " + fedexToken());
    }

    @Test
    void nobodyIsServedWithoutAToken() throws Exception {
        assertThat(send("POST", "/ups/api/shipments/v2409/ship", "{}", "Accept", "*/*").status())
                .isEqualTo(401);
        assertThat(
                        send("POST", "/fedex/ship/v1/shipments", "{}", "Authorization", "Bearer x")
                                .status())
                .isEqualTo(401);
        assertThat(world.ups().labelsByReference()).isEmpty();
    }

    @Test
    void upsLabelsEachPackageAndFindsThemByReference() throws Exception {
        var made = ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT);

        assertThat(made.status()).isEqualTo(200);
        var results = made.body().at("/ShipmentResponse/ShipmentResults");
        assertThat(results.path("PackageResults")).hasSize(2);
        var found = ups("GET", "/api/track/v1/reference/details/ref-1", "");
        assertThat(found.body().at("/trackResponse/shipment/0/package")).hasSize(2);
        assertThat(
                        found.body()
                                .at("/trackResponse/shipment/0/package/0/activity/0/status/type")
                                .asString())
                .isEqualTo("M");
    }

    @Test
    void aCarrierSellsAsOftenAsItIsAsked() throws Exception {
        ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT);
        ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT);

        assertThat(world.ups().labelsByReference()).containsEntry("ref-1", 2);
    }

    @Test
    void whatIsVoidedIsNotFoundAnyMore() throws Exception {
        var made = fedex("POST", "/ship/v1/shipments", FEDEX_SHIPMENT);
        var number =
                made.body().at("/output/transactionShipments/0/masterTrackingNumber").asString();
        assertThat(fedex("POST", "/track/v1/referencenumbers", BY_REFERENCE).status())
                .isEqualTo(200);

        var gone =
                fedex(
                        "PUT",
                        "/ship/v1/shipments/cancel",
                        "{\"trackingNumber\":\"" + number + "\"}");

        assertThat(gone.status()).isEqualTo(200);
        assertThat(fedex("POST", "/track/v1/referencenumbers", BY_REFERENCE).status())
                .isEqualTo(404);
        assertThat(world.fedex().labelsByReference()).isEmpty();
    }

    @Test
    void whatWasSoldIsKnownAfterARestart() throws Exception {
        ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT);
        var before = world.ups().trackingNumbers("ref-1");
        world.close();

        world = Simulators.start(Settings.in(folder));

        assertThat(world.ups().trackingNumbers("ref-1")).isEqualTo(before).hasSize(2);
        ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT);
        assertThat(world.ups().trackingNumbers("ref-1")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void labelsAloneCanBeInTrouble() throws Exception {
        var dial = world.ups().dial();
        dial.set(dial.get().labels(Faults.NONE.unavailable(1)));

        assertThat(ups("POST", "/api/shipments/v2409/ship", UPS_SHIPMENT).status()).isEqualTo(503);
        assertThat(ups("GET", "/api/track/v1/reference/details/ref-1", "").status()).isEqualTo(404);
        assertThat(world.ups().labelsByReference()).isEmpty();
    }

    @Test
    void dialsAndBooksAreThereForCarriersToo() throws Exception {
        var backstage = Backstage.of(world);
        backstage.send("PUT", "/admin/dials/fedex", "{\"dayMs\": 500, \"lostRate\": 0.5}");

        assertThat(backstage.get("/dials/fedex").path("dayMs").asInt()).isEqualTo(500);
        fedex("POST", "/ship/v1/shipments", FEDEX_SHIPMENT);
        assertThat(backstage.get("/books").at("/fedex/parcels").asInt()).isEqualTo(1);
        assertThat(world.journalLines("fedex")).hasSize(1);
    }
}
