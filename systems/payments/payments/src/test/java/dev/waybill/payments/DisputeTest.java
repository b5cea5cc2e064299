package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static dev.waybill.payments.Outside.capture;
import static dev.waybill.payments.Outside.order;
import static dev.waybill.payments.Outside.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers who ask their bank for the money back. */
class DisputeTest {

    private static Outside outside;

    private final UUID payment;

    DisputeTest() {
        payment = outside.id();
    }

    @BeforeAll
    static void start() {
        outside = Outside.start();
        outside.deliverWebhooks();
    }

    @AfterAll
    static void stop() {
        outside.close();
    }

    @AfterEach
    void theBooksAgree() {
        outside.assertInvariants();
    }

    private void taken(String card) {
        outside.world.hear(authorize(payment, 1_000, card));
        outside.awaitTold(payment, "PaymentAuthorized");
        outside.world.hear(capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentCaptured");
    }

    private JsonNode file() {
        return outside.world.http().get("/payments/" + payment).json();
    }

    private JsonNode disputed() {
        taken("pm_card_createDispute");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(file().get("disputes")).hasSize(1));
        return file().get("disputes").get(0);
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(file().get("disputes").get(0).get("state").asString())
                                .isEqualTo(state));
    }

    private List<String> movements() {
        return file().get("ledger")
                .valueStream()
                .map(each ->
                        each.get("debit").asString()
                                + " "
                                + each.get("credit").asString()
                                + " "
                                + each.get("amount").asLong())
                .toList();
    }

    private static void answer(JsonNode dispute, String path, String form) {
        var uri =
                URI.create(
                        outside.simulators().stripeBase()
                                + "/v1/disputes/"
                                + dispute.get("disputeId").asString()
                                + path);
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer sk_test_by_hand")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aDisputeIsKeptAndShownAndItsMoneyIsWithdrawn() {
        var dispute = disputed();

        assertThat(dispute.get("state").asString()).isEqualTo("OPEN");
        assertThat(dispute.get("reason").asString()).isEqualTo("fraudulent");
        assertThat(dispute.get("orderId").asString()).isEqualTo(order(payment).toString());
        assertThat(dispute.get("amount").asLong()).isEqualTo(1_000);
        assertThat(movements())
                .containsExactlyInAnyOrder(
                        "CUSTOMER MERCHANT_PENDING 1000", "MERCHANT_PENDING DISPUTED 1000");
        var listed = outside.world.http().get("/disputes?state=OPEN&limit=200").json();
        assertThat(listed.get("items").findValuesAsString("disputeId"))
                .contains(dispute.get("disputeId").asString());
    }

    @Test
    void aDisputeThatIsWonBringsTheMoneyBack() {
        answer(disputed(), "", "evidence[uncategorized_text]=winning_evidence&submit=true");
        awaitState("WON");

        assertThat(movements()).contains("DISPUTED MERCHANT_PENDING 1000").hasSize(3);
        outside.world.hear(refund(outside.id(), payment, 1_000));
        outside.awaitTold(payment, "RefundProcessed");
    }

    @Test
    void aDisputeThatIsLostIsTheCustomersAndIsNotRefundedToo() {
        answer(disputed(), "/close", "");
        awaitState("LOST");

        assertThat(movements()).contains("DISPUTED CUSTOMER 1000").hasSize(3);
        outside.world.hear(refund(outside.id(), payment, 1_000));
        outside.awaitTold(payment, "RefundRefused");
        assertThat(file().get("refunded").asLong()).isZero();
    }

    @Test
    void whicheverOfItsEventsComesFirstAndHoweverOften() {
        taken("pm_card_visa");
        var closed = event("charge.dispute.closed", "lost");
        var created = event("charge.dispute.created", "needs_response");
        for (var body : List.of(closed, created, closed, created)) {
            send(body);
        }

        var dispute = file().get("disputes").get(0);
        assertThat(dispute.get("state").asString()).isEqualTo("LOST");
        assertThat(dispute.get("providerStatus").asString()).isEqualTo("lost");
        assertThat(movements())
                .containsExactlyInAnyOrder(
                        "CUSTOMER MERCHANT_PENDING 1000",
                        "MERCHANT_PENDING DISPUTED 700",
                        "DISPUTED CUSTOMER 700");
    }

    @Test
    void anInquiryMovesNoMoney() {
        taken("pm_card_visa");
        send(event("charge.dispute.created", "warning_needs_response"));

        assertThat(file().get("disputes").get(0).get("state").asString()).isEqualTo("OPEN");
        assertThat(movements()).hasSize(1);
    }

    @Test
    void aDisputeAboutSomebodyElsesMoneyIsNotOurs() {
        taken("pm_card_visa");
        send(event("charge.dispute.created", "needs_response").replace("\"pi_", "\"pi_9"));

        assertThat(file().get("disputes")).isEmpty();
    }

    @Test
    void disputesAreListedInPages() {
        for (var nth = 0; nth < 3; nth++) {
            taken("pm_card_visa");
            send(
                    event("charge.dispute.created", "needs_response")
                            .replace("evt_", "evt_" + nth + "_")
                            .replace("dp_" + payment, "dp_" + nth + payment));
        }
        var first = outside.world.http().get("/disputes?limit=2").json();
        var second =
                outside.world
                        .http()
                        .get("/disputes?limit=2&cursor=" + first.get("nextCursor").asString())
                        .json();

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items").findValuesAsString("disputeId"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.get("items").findValuesAsString("disputeId"));
        assertThat(outside.world.http().get("/disputes?cursor=eA").status()).isEqualTo(400);
        assertThat(outside.world.http().get("/disputes?state=NONE").status()).isEqualTo(400);
    }

    private String event(String type, String status) {
        var reference = file().get("authorizationId").asString();
        return """
        {"id": "evt_%s_%s_%s", "object": "event", "type": "%s", "created": 1763640000,
         "data": {"object": {"id": "dp_%s", "object": "dispute", "amount": 700, "currency": "eur",
            "created": 1763630000, "payment_intent": "%s", "reason": "product_not_received",
            "status": "%s", "evidence_details": {"due_by": 1764240000}, "metadata": {}}}}
        """
                .formatted(type, status, payment, type, payment, reference, status);
    }

    private static void send(String body) {
        var seconds = outside.world.now().getEpochSecond();
        try {
            var hmac = Webhook.Util.computeHmacSha256(Outside.SECRET, seconds + "." + body);
            var reply =
                    outside.world
                            .http()
                            .sendLater(
                                    "POST",
                                    "/webhooks/stripe",
                                    body,
                                    "Stripe-Signature",
                                    "t=" + seconds + ",v1=" + hmac)
                            .join();
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
