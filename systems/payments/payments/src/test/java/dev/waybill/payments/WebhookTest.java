package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static dev.waybill.payments.Outside.capture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Latency;
import dev.waybill.simulators.stripe.StripeDials;
import dev.waybill.testkit.Http.Reply;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static Outside outside;

    @BeforeAll
    static void start() {
        outside = Outside.start();
    }

    @AfterAll
    static void stop() {
        outside.close();
    }

    @AfterEach
    void theBooksAgree() {
        outside.simulators().stripeDial().reset();
        outside.assertInvariants();
    }

    private static String event(String id, String type, UUID payment, String members) {
        return """
        {"id": "%s", "object": "event", "type": "%s", "created": 1763640000, "data": {"object":
            {"id": "pi_hint", "object": "payment_intent", "metadata": {"payment_id": "%s"}, %s}}}
        """
                .formatted(id, type, payment, members);
    }

    private static String signature(String body, long seconds) {
        try {
            var hmac = Webhook.Util.computeHmacSha256(Outside.SECRET, seconds + "." + body);
            return "t=" + seconds + ",v1=" + hmac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Reply> sendLater(String body) {
        var seconds = outside.world.now().getEpochSecond();
        return outside.world
                .http()
                .sendLater(
                        "POST",
                        "/webhooks/stripe",
                        body,
                        "Stripe-Signature",
                        signature(body, seconds));
    }

    private static Reply send(String body) {
        return sendLater(body).join();
    }

    private static long kept(String eventId) {
        return outside.count(
                "select count(*) from payments.webhooks where event_id = '" + eventId + "'");
    }

    /** An authorization that is being made, and whose answer does not come for a while. */
    private static UUID underWay() {
        var dial = outside.simulators().stripeDial();
        dial.set(dial.get().with(new Faults(Latency.NONE, 0, 0, 1, 0, 600)));
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        return payment;
    }

    @Test
    void aHintIsEnoughWhenTheAnswerIsLost() {
        var payment = underWay();
        var body =
                event(
                        "evt_held",
                        "payment_intent.amount_capturable_updated",
                        payment,
                        "\"status\": \"requires_capture\"");

        assertThat(send(body).status()).isEqualTo(200);

        assertThat(outside.told(payment))
                .containsExactly("PaymentRequested", "FraudCheckPassed", "PaymentAuthorized");
        assertThat(outside.effect(payment, Operation.AUTHORIZE)).isEqualTo("DONE");
    }

    @Test
    void theSameEventManyTimesIsOne() {
        var payment = underWay();
        var body =
                event(
                        "evt_failed",
                        "payment_intent.payment_failed",
                        payment,
                        "\"last_payment_error\": {\"code\": \"expired_card\"}");
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 20; i++) {
            replies.add(sendLater(body));
        }

        assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
        assertThat(kept("evt_failed")).isEqualTo(1);
        assertThat(outside.told(payment)).containsOnlyOnce("PaymentDeclined");
    }

    @Test
    void aLateHintChangesNothing() {
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");
        outside.world.hear(capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentSucceeded");
        var told = outside.told(payment);

        send(
                event(
                        "evt_late_1",
                        "payment_intent.amount_capturable_updated",
                        payment,
                        "\"status\": \"requires_capture\""));
        send(event("evt_late_2", "payment_intent.canceled", payment, "\"status\": \"canceled\""));
        send(event("evt_late_3", "payment_intent.succeeded", payment, "\"amount_received\": 1000"));

        assertThat(outside.state(payment)).isEqualTo("CAPTURED");
        assertThat(outside.told(payment)).isEqualTo(told);
        assertThat(kept("evt_late_1") + kept("evt_late_2") + kept("evt_late_3")).isEqualTo(3);
    }

    @Test
    void whatTheProviderDoesByItselfIsHeard() {
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");

        var reference =
                outside.world
                        .database()
                        .sql("select reference from payments.payments where payment_id = :id")
                        .param("id", payment)
                        .query(String.class)
                        .single();
        var canceled =
                event(
                        "evt_canceled",
                        "payment_intent.canceled",
                        payment,
                        "\"status\": \"canceled\"");
        send(canceled); // of an authorization that is not ours
        send(canceled.replace("pi_hint", reference).replace("evt_canceled", "evt_canceled_too"));

        assertThat(outside.told(payment)).endsWith("PaymentVoided");
    }

    @Test
    void whatIsNotSignedIsNotBelieved() {
        var payment = underWay();
        var body =
                event(
                        "evt_forged",
                        "payment_intent.amount_capturable_updated",
                        payment,
                        "\"status\": \"requires_capture\"");
        var http = outside.world.http();
        var now = outside.world.now().getEpochSecond();

        var unsigned = http.post("/webhooks/stripe", body);
        var forged = http.post("/webhooks/stripe", body, "Stripe-Signature", signature("{}", now));
        var old =
                http.post("/webhooks/stripe", body, "Stripe-Signature", signature(body, now - 301));

        assertThat(List.of(unsigned, forged, old))
                .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(400))
                .allSatisfy(reply ->
                        assertThat(reply.json().get("code").asString()).isEqualTo("bad-signature"));
        assertThat(kept("evt_forged")).isZero();
        assertThat(outside.told(payment)).containsExactly("PaymentRequested");
    }

    @Test
    void strangeEventsAreTakenOrRefusedButNeverBreakAnything() {
        var taken =
                List.of(
                        "{\"id\": \"evt_s1\", \"type\": \"customer.created\"}",
                        "{\"id\": \"evt_s2\", \"type\": \"x\", \"data\": {\"object\": {}}}",
                        event("evt_s3", "payment_intent.succeeded", outside.id(), "\"x\": [1]"),
                        "{\"id\": \"evt_s4\", \"type\": \"payment_intent.succeeded\", \"data\":"
                                + " {\"object\": {\"id\": \"pi_1\", \"metadata\":"
                                + " {\"payment_id\": \"not a uuid\"}}}}");
        var refused = List.of("", "[]", "null", "{}", "{\"id\": 7}", "{\"id\": \"evt_x\"", "\0");

        assertThat(taken).allSatisfy(body -> assertThat(send(body).status()).isEqualTo(200));
        assertThat(refused).allSatisfy(body -> assertThat(send(body).status()).isEqualTo(400));
    }

    @Test
    void aSignedEventThatNoTableCanKeepIsRefusedByItsField() {
        var tooEarly = "{\"id\": \"evt_t1\", \"type\": \"x\", \"created\": -9223372036854775808}";
        var tooLate = "{\"id\": \"evt_t2\", \"type\": \"x\", \"created\": 253402300800}";
        var odd = "{\"id\": \"evt\\u0000\", \"type\": \"x\"}";
        var half = "{\"id\": \"evt_t3\", \"type\": \"x\\ud800\"}";
        var inside =
                "{\"id\": \"evt_t4\", \"type\": \"x\", \"data\": {\"object\": {\"id\": \"\\u0000\"}}}";

        refused(tooEarly, "/created");
        refused(tooLate, "/created");
        refused(odd, "/id");
        refused(half, "/type");
        refused(inside, "/data/object/id");
    }

    private static void refused(String body, String pointer) {
        var reply = send(body);
        assertThat(reply.status()).as(body).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void theProvidersOwnWebhooksAreUnderstood() {
        var dial = outside.simulators().stripeDial();
        var url = "http://127.0.0.1:" + outside.world.http().port() + "/webhooks/stripe";
        var initial = dial.get().webhooks();
        dial.set(
                dial.get()
                        .with(
                                new StripeDials.Webhooks(
                                        url,
                                        initial.paused(),
                                        initial.events(),
                                        initial.delay(),
                                        0.5,
                                        0.5,
                                        50,
                                        0,
                                        100)));
        var before = outside.count("select count(*) from payments.webhooks");
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");
        outside.world.hear(capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentCaptured");
        outside.world.hear(Outside.refund(outside.id(), payment, 1_000));
        outside.awaitTold(payment, "RefundProcessed");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(outside.count("select count(*) from payments.webhooks"))
                                .isEqualTo(before + 5));
        assertThat(outside.told(payment))
                .containsExactly(
                        "PaymentRequested",
                        "FraudCheckPassed",
                        "PaymentAuthorized",
                        "PaymentCaptured",
                        "PaymentSucceeded",
                        "RefundRequested",
                        "RefundProcessed");
    }

    @Test
    void oldEventsAreForgotten() {
        send("{\"id\": \"evt_old\", \"type\": \"customer.created\"}");
        outside.world
                .database()
                .sql(
                        """
                        update payments.webhooks set received_at = received_at - interval '8 days'
                        where event_id = 'evt_old'
                        """)
                .update();

        outside.world.clock().advance(Duration.ofMinutes(11));
        outside.world.ring();

        assertThat(kept("evt_old")).isZero();
    }

    @Test
    void theBodyIsVerifiedByteForByte() {
        var body = "{\"id\": \"evt_größe\",   \"type\": \"x\"}";

        assertThat(body.getBytes(UTF_8)).hasSizeGreaterThan(body.length());
        assertThat(send(body).status()).isEqualTo(200);
    }
}
