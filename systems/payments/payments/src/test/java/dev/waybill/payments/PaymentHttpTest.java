package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.Http.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class PaymentHttpTest {

    private static Outside outside;

    @BeforeAll
    static void start() {
        outside = Outside.start(Map.of("waybill.payments.default-method", "pm_card_mastercard"));
    }

    @AfterAll
    static void stop() {
        outside.assertInvariants();
        outside.close();
    }

    private static Reply post(Object body, String... headers) {
        return outside.world.http().post("/payments/authorize", body, headers);
    }

    private static String code(Reply reply) {
        return reply.json().get("code").asString();
    }

    @Test
    void anAuthorizedPaymentIsCreated() {
        var payment = outside.id();

        var reply = post(authorize(payment));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/payments/" + payment);
        assertThat(reply.json().get("status").asString()).isEqualTo("AUTHORIZED");
        assertThat(reply.json().get("card").get("last4").asString()).isEqualTo("4242");
        assertThat(reply.text()).doesNotContain("pm_card_visa");
        var shown = outside.world.http().get("/payments/" + payment);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo(reply.header("ETag"));
        assertThat(shown.json()).isEqualTo(reply.json());
    }

    @Test
    void aDeclinedPaymentSaysWhy() {
        var codes =
                Map.of(
                        "pm_card_chargeDeclined", "card-declined",
                        "pm_card_chargeDeclinedInsufficientFunds", "insufficient-funds",
                        "pm_card_chargeDeclinedExpiredCard", "expired-card",
                        "pm_card_riskLevelHighest", "fraud");
        codes.forEach((token, code) -> {
            var reply = post(authorize(outside.id(), 1_000, token));
            assertThat(reply.status()).isEqualTo(402);
            assertThat(code(reply)).isEqualTo(code);
        });
    }

    @Test
    void theContractsOwnFieldsAreEnough() {
        var cart = outside.id();
        var body =
                """
                {"cartId": "%s", "amount": 1234, "currency": "EUR"}
                """
                        .formatted(cart);

        var first = post(body);
        var second = post(body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("paymentId")).isEqualTo(first.json().get("paymentId"));
        assertThat(outside.intents(UUID.fromString(first.json().get("paymentId").asString())))
                .hasSize(1);
    }

    @Test
    void concurrentRequestsForOnePaymentAreOneCharge() {
        var payment = outside.id();
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 16; i++) {
            replies.add(
                    outside.world
                            .http()
                            .sendLater("POST", "/payments/authorize", authorize(payment)));
        }
        hearAsTheKernelDoes(authorize(payment));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(201));
        assertThat(outside.intents(payment)).hasSize(1);
        assertThat(outside.told(payment)).containsOnlyOnce("PaymentRequested");
    }

    /** A batch that fails is tried again, each message alone. */
    private static void hearAsTheKernelDoes(Object message) {
        try {
            outside.world.hear(message);
        } catch (DuplicateKeyException _) {
            outside.world.hear(message);
        }
    }

    @Test
    void anotherPaymentUnderTheSameIdIsAConflict() {
        var payment = outside.id();
        post(authorize(payment));

        var reply = post(authorize(payment, 2_000, "pm_card_visa"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("payment-exists");
    }

    @Test
    void aKeyIsAnsweredTheSameAgain() {
        var payment = outside.id();
        var key = outside.id().toString();

        var first = post(authorize(payment), "Idempotency-Key", key);
        var again = post(authorize(payment), "Idempotency-Key", key);
        var other = post(authorize(outside.id()), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void aVoidedPaymentIsAConflict() {
        var payment = outside.id();
        outside.world.hear(Outside.cancel(payment));

        var reply = post(authorize(payment));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("payment-voided");
        var shown = outside.world.http().get("/payments/" + payment).json();
        assertThat(shown.get("status").asString()).isEqualTo("VOIDED");
    }

    @Test
    void badInputNamesTheField() {
        var good = new HashMap<String, Object>();
        good.put("cartId", outside.id().toString());
        good.put("amount", 100);
        good.put("currency", "EUR");
        assertPointer(good, "amount", -1);
        assertPointer(good, "amount", "much");
        assertPointer(good, "amount", 1.5);
        assertPointer(good, "amount", Long.MAX_VALUE);
        assertPointer(good, "currency", "eur");
        assertPointer(good, "currency", null);
        assertPointer(good, "cartId", "7");
        assertPointer(good, "surprise", 1);
        assertPointer(good, "paymentMethod", Map.of("token", "4242424242424242"));
    }

    private static void assertPointer(
            Map<String, Object> good, String field, @Nullable Object value) {
        var bad = new HashMap<String, @Nullable Object>(good);
        bad.put(field, value);

        var reply = post(bad);

        assertThat(reply.status()).as("%s = %s", field, value).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("pointer").asString())
                .startsWith("/" + field);
        assertThat(reply.text()).doesNotContain("4242424242424242");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        var http = outside.world.http();

        assertThat(http.get("/payments/" + new UUID(7, 7)).status()).isEqualTo(404);
        assertThat(http.get("/payments/seven").status()).isEqualTo(400);
        assertThat(http.get("/payments").status()).isEqualTo(400);
        assertThat(http.get("/payments?orderId=" + outside.id()).json().get("items")).isEmpty();
    }

    @Test
    void thePaymentsOfAnOrderAreListed() {
        var payment = outside.id();
        post(authorize(payment));

        var items =
                outside.world
                        .http()
                        .get("/payments?orderId=" + Outside.order(payment))
                        .json()
                        .get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("paymentId").asString()).isEqualTo(payment.toString());
    }

    @Test
    void aFileShowsAttemptsRefundsAndMovements() {
        var payment = outside.id();
        post(authorize(payment));
        outside.world.hear(Outside.capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentCaptured");
        outside.world.hear(
                Outside.refund(outside.id(), payment, 250),
                Outside.refund(outside.id(), payment, 9_999));
        outside.awaitTold(payment, "RefundProcessed");

        var file = outside.world.http().get("/payments/" + payment).json();

        assertThat(file.get("captured").asLong()).isEqualTo(1_000);
        assertThat(file.get("refunded").asLong()).isEqualTo(250);
        assertThat(file.get("attempts")).hasSize(3);
        assertThat(file.get("refunds")).hasSize(2);
        assertThat(file.get("ledger")).hasSize(2);
        var states = new ArrayList<String>();
        file.get("refunds").forEach(refund -> states.add(refund.get("state").asString()));
        assertThat(states).containsExactlyInAnyOrderElementsOf(List.of("PROCESSED", "REFUSED"));
    }
}
