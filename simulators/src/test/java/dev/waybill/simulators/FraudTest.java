package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.simulators.fraud.FraudDials;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FraudTest {
    private static final UUID CUSTOMER = new UUID(7, 7);

    @TempDir Path folder;
    private Simulators world;
    private Backstage http;

    @BeforeEach
    void start() {
        world = Simulators.start(Settings.in(folder));
        http = Backstage.of(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void passesOrdinaryPayments() throws Exception {
        var screening = screen(1, "pm_card_visa");

        assertThat(screening.path("verdict").asString()).isEqualTo("PASS");
        assertThat(screening.path("score").asDouble()).isBetween(0d, 0.4);
        assertThat(screening.has("reason")).isFalse();
        assertThat(screening.path("screeningId").asString()).isNotEmpty();
        assertThat(screening.path("checkedAt").asString()).endsWith("Z");
    }

    @Test
    void markersDecide() throws Exception {
        assertThat(screen(1, "pm_card_riskLevelHighest").path("verdict").asString())
                .isEqualTo("FAIL");
        assertThat(screen(2, "pm_card_riskLevelElevated").path("verdict").asString())
                .isEqualTo("REVIEW");
    }

    @Test
    void blockedCustomersFail() throws Exception {
        world.fraudDial().set(new FraudDials(Faults.NONE, 0, 0, Set.of(CUSTOMER)));

        assertThat(screen(1, "pm_card_visa").path("reason").asString()).isEqualTo("BLOCKLISTED");
    }

    @Test
    void aPaymentKeepsItsFirstAnswerAcrossDialsAndRestarts() throws Exception {
        var first = screen(1, "pm_card_visa");
        world.fraudDial().set(new FraudDials(Faults.NONE, 1, 0, Set.of()));
        assertThat(screen(1, "pm_card_visa")).isEqualTo(first);
        world.close();
        start();

        assertThat(screen(1, "pm_card_riskLevelHighest")).isEqualTo(first);
        assertThat(http.get("/payments/" + new UUID(1, 1)).path("fraud")).isEqualTo(first);
    }

    @Test
    void theSharesAreWhatTheDialsSay() throws Exception {
        world.fraudDial().set(new FraudDials(Faults.NONE, 0.2, 0.3, Set.of()));
        var counts = new HashMap<String, Integer>();
        for (var i = 0; i < 400; i++) {
            counts.merge(screen(i, "pm_card_visa").path("verdict").asString(), 1, Integer::sum);
        }

        assertThat(counts.get("FAIL")).isBetween(50, 110);
        assertThat(counts.get("REVIEW")).isBetween(85, 155);
        assertThat(http.get("/books").path("fraud").path("fail").asInt())
                .isEqualTo(counts.get("FAIL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"paymentId\":\"x\",\"amount\":1,\"currency\":\"EUR\"}",
                "{\"paymentId\":\"00000000-0000-0001-0000-000000000001\",\"amount\":-1,\"currency\":\"EUR\"}",
                "{\"paymentId\":\"00000000-0000-0001-0000-000000000001\",\"amount\":1}"
            })
    void nonsenseIsABadRequest(String body) throws Exception {
        assertThat(http.send("POST", "/fraud/v1/screenings", body).status()).isEqualTo(400);
    }

    private JsonNode screen(int payment, String card) throws Exception {
        var body =
                """
                {"paymentId": "%s", "orderId": "%s", "customerId": "%s", "amount": 4200, "currency": "EUR",
                 "paymentMethod": "%s", "country": "PT"}\
                """
                        .formatted(
                                new UUID(payment, payment), new UUID(9, payment), CUSTOMER, card);
        return http.send("POST", "/fraud/v1/screenings", body).body();
    }
}
