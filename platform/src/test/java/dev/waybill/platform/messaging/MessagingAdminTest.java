package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.TestClient;
import dev.waybill.platform.TestHouse;
import dev.waybill.platform.http.WebServer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The kernel as an operator sees and mends it, over HTTP. */
class MessagingAdminTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PARKED = "/admin/messaging/parked";
    private static TestHouse house;
    private static WebServer server;
    private static TestClient client;

    @BeforeAll
    static void start() {
        house = new TestHouse(TestHouse.Place.fresh());
        server = house.serve();
        client = TestClient.of(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
        house.close();
    }

    /** Tells two messages of a key, the first of which cannot be handled. */
    private static long park(int key) {
        house.poisonous.add(house.key(key));
        house.tell(house.key(key));
        house.tell(house.key(key));
        Awaitility.await().atMost(PATIENCE).until(() -> parkedOf(key).size() == 2);
        return parkedOf(key).getFirst().path("id").asLong();
    }

    private static List<JsonNode> parkedOf(int key) {
        var all = client.get(PARKED + "?limit=200").json().path("items");
        return all.valueStream()
                .filter(each -> each.path("key").asString().equals(house.key(key).toString()))
                .toList();
    }

    @Test
    void aParkedMessageIsShownWithItsReasonAndRetriedInOrder() {
        var id = park(1);
        var first = parkedOf(1).getFirst();
        assertThat(first.path("error").asString()).contains("poisonous");
        assertThat(first.path("reader").asString()).isEqualTo("proofs");
        assertThat(first.path("type").asString()).isEqualTo("product-deleted");
        assertThat(first.path("state").asString()).isEqualTo("WAITING");
        assertThat(first.path("payload").asString()).contains(house.key(1).toString());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> house.meters.get("waybill.reader.parked").gauge().value() >= 2);

        house.poisonous.clear();
        var reply = client.post(PARKED + "/" + id + "/retry", "{\"reason\":\"mended\"}");

        assertThat(reply.status()).isEqualTo(202);
        Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(1)) == 2);
        assertThat(parkedOf(1)).isEmpty();
    }

    @Test
    void aDroppedMessageIsSkippedAndThoseBehindItGoOn() {
        var id = park(2);
        house.poisonous.clear();

        var reply =
                client.post(
                        PARKED + "/" + id + "/drop",
                        "{\"reason\":\"beyond repair\"}",
                        "Waybill-Actor",
                        "operator Ann");

        assertThat(reply.status()).isEqualTo(202);
        Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(2)) == 1);
        assertThat(client.post(PARKED + "/" + id + "/drop", "{\"reason\":\"again\"}").status())
                .isEqualTo(404);
    }

    @Test
    void manyAreDecidedAboutAtOnceAndWhatIsNotThereIsNamed() {
        var first = park(7);
        var second = parkedOf(7).get(1).path("id").asLong();
        house.poisonous.clear();

        var reply =
                client.post(
                        PARKED + "/decisions",
                        "{\"decision\":\"RETRY\",\"ids\":[%d,%d,999999999],\"reason\":\"mended\"}"
                                .formatted(first, second));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("decided").size()).isEqualTo(2);
        assertThat(reply.json().path("unknown").path(0).asLong()).isEqualTo(999_999_999);
        Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(7)) == 2);
        assertThat(parkedOf(7)).isEmpty();
        assertThat(
                        client.post(
                                        PARKED + "/decisions",
                                        "{\"decision\":\"DROP\",\"ids\":[],\"reason\":\"x\"}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aDecisionAboutALaterOneWaitsForTheFirst() {
        park(3);
        var second = parkedOf(3).get(1).path("id").asLong();
        var attempts = parkedOf(3).getFirst().path("attempts").asInt();

        client.post(PARKED + "/" + second + "/drop", "{\"reason\":\"not needed\"}");
        Awaitility.await()
                .during(Duration.ofMillis(1500))
                .atMost(PATIENCE)
                .until(() ->
                        parkedOf(3).getFirst().path("attempts").asInt() == attempts
                                && parkedOf(3).size() == 2);
    }

    @Test
    void theStateTellsOfRelayAndReaders() {
        house.tell(house.key(4));
        Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(4)) == 1);

        var state = client.get("/admin/messaging").json();

        assertThat(state.path("relay").path("source").asInt()).isGreaterThan(2000);
        assertThat(state.path("relay").path("tickMillis").isNumber()).isTrue();
        var reader = state.path("readers").path(0);
        assertThat(reader.path("reader").asString()).isEqualTo("proofs");
        assertThat(reader.path("messages").asDouble()).isPositive();
        assertThat(reader.path("lag").isNumber()).isTrue();
        assertThat(reader.path("missing").isArray()).isTrue();
    }

    @Test
    void whatIsNotThereOrNotExplainedIsRefused() {
        var reason = "{\"reason\":\"why\"}";

        assertThat(client.post(PARKED + "/999999999/retry", reason).code())
                .isEqualTo("parked-message-not-found");
        assertThat(client.post(PARKED + "/999999999/retry", reason).status()).isEqualTo(404);
        assertThat(client.post(PARKED + "/x/retry", reason).status()).isEqualTo(400);
        var silent = client.post(PARKED + "/1/drop", "{}");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/reason");
        assertThat(client.get(PARKED + "?limit=0").status()).isEqualTo(400);
        assertThat(client.get(PARKED + "?after=x").status()).isEqualTo(400);
        assertThat(client.post("/admin/messaging/relay/rewind", "{\"tick\":0}").status())
                .isEqualTo(400);
    }

    @Test
    void aMessageIsShownAsItWasTold() {
        var id = park(6);
        var parked = parkedOf(6).getFirst();
        var path = "/admin/messaging/messages/" + parked.path("messageId").asString() + "?at=";

        var shown = client.get(path + parked.path("toldAt").asString());

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("payload").asString())
                .isEqualTo(parked.path("payload").asString());
        assertThat(shown.json().path("headers").asString()).contains("correlationId");
        var byIdAlone = client.get(path.substring(0, path.indexOf('?')));
        assertThat(byIdAlone.json()).isEqualTo(shown.json());
        assertThat(client.get(path + "1999-01-01T00:00:00Z").code()).isEqualTo("message-not-found");
        assertThat(client.get(path + "-1000-01-01T00:00:00Z").status()).isEqualTo(400);
        house.poisonous.clear();
        client.post(PARKED + "/" + id + "/drop", "{\"reason\":\"seen\"}");
    }

    @Test
    void aRewoundRelayDoublesNothing() {
        house.tell(house.key(5));
        Awaitility.await().atMost(PATIENCE).until(() -> house.heard(house.key(5)) == 1);
        var discarded = house.meters.get("waybill.reader.discarded").counter().count();

        var reply =
                client.post("/admin/messaging/relay/rewind", "{\"tick\":0,\"reason\":\"a hole\"}");

        assertThat(reply.status()).isEqualTo(202);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        house.meters.get("waybill.reader.discarded").counter().count() > discarded);
        assertThat(house.heard(house.key(5))).isEqualTo(1);
    }
}
