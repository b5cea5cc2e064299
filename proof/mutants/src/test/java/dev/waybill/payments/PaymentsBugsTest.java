package dev.waybill.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.platform.Parts;
import dev.waybill.platform.effects.Effect;
import dev.waybill.testkit.SystemWorld;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PaymentsBugsTest {

    private static final String SECRET = "whsec_proof";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID PAYMENT = new UUID(1, 2);
    private static final ProviderQuestion.Capture CAPTURE =
            new ProviderQuestion.Capture("pi_1", 1, PAYMENT, 1_000, 0, true);

    /** A provider that only writes down the keys under which it was asked. */
    private record Noting(List<String> keys) implements PaymentProvider {
        @Override
        public Report authorize(
                ProviderQuestion.Authorize wanted, boolean review, Effect<?> effect) {
            return note(effect);
        }

        @Override
        public Report capture(ProviderQuestion.Capture wanted, Effect<?> effect) {
            return note(effect);
        }

        @Override
        public Report cancel(ProviderQuestion.Void unwanted, Effect<?> effect) {
            return note(effect);
        }

        @Override
        public Report refund(ProviderQuestion.Refund wanted, Effect<?> effect) {
            return note(effect);
        }

        @Override
        public Report find(Effect<ProviderQuestion> effect) {
            return new Report.Absent();
        }

        private Report note(Effect<?> effect) {
            keys.add(effect.idempotencyKey());
            return Report.Unknown.because("no answer");
        }
    }

    private static Effect<?> attempt(int attempts) {
        return new Effect<>(
                CAPTURE.key(PAYMENT),
                PAYMENT,
                CAPTURE,
                new UUID(1, 5),
                attempts,
                0,
                false,
                NOON,
                NOON.plusSeconds(attempts),
                null);
    }

    private static List<String> keysOfTwoCaptures(Parts parts) {
        var noting = new Noting(new ArrayList<>());
        var provider = parts.choose(PaymentProvider.class, noting);
        provider.capture(CAPTURE, attempt(1));
        provider.capture(CAPTURE, attempt(2));
        return noting.keys();
    }

    @Test
    void anAttemptIsKnownByTheKeyOfTheFirst() {
        assertThat(keysOfTwoCaptures(Parts.AS_BUILT)).hasSize(2).containsOnly(key());
        assertThat(keysOfTwoCaptures(PaymentsBugs.captureWithoutIdempotencyKey()))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .doesNotContain(key());
    }

    private static String key() {
        return CAPTURE.key(PAYMENT).toString();
    }

    @Test
    void whatAWebhookSaysStandsOnlyIfTheWebhookIsStored() {
        assertThat(stateAfterAWebhookThatCouldNotBeStored(Parts.AS_BUILT)).isEqualTo("REQUESTED");
        assertThat(
                        stateAfterAWebhookThatCouldNotBeStored(
                                PaymentsBugs.webhookAppliedBeforeStored()))
                .isEqualTo("AUTHORIZED");
    }

    @Test
    void whoeverAppliesFirstStillAppliesAndStoresWhenNothingGoesWrong() {
        try (var world = world(PaymentsBugs.webhookAppliedBeforeStored())) {
            var payment = underWay(world);
            assertThat(isHeld(world, payment)).isEqualTo(200);
            assertThat(state(world)).isEqualTo("AUTHORIZED");
            assertThat(world.told()).hasSize(3);
        }
    }

    private static SystemWorld world(Parts parts) {
        return SystemWorld.of(
                new PaymentsSystem(),
                Map.of("waybill.payments.stripe.webhook-secret", SECRET),
                parts);
    }

    private static String stateAfterAWebhookThatCouldNotBeStored(Parts parts) {
        try (var world = world(parts)) {
            var payment = underWay(world);
            world.database()
                    .sql(
                            """
                            create function payments.dies() returns trigger language plpgsql
                            as $$ begin raise exception 'the process died here'; end $$
                            """)
                    .update();
            world.database()
                    .sql(
                            """
                            create trigger dies before insert on platform.outbox
                            for each row execute function payments.dies()
                            """)
                    .update();
            assertThat(isHeld(world, payment)).isGreaterThanOrEqualTo(500);
            return state(world);
        }
    }

    /** The provider cannot be reached, so the payment waits. */
    private static UUID underWay(SystemWorld world) {
        var payment = world.ids().next();
        world.hear(
                new AuthorizePayment(
                        world.ids().next(),
                        null,
                        1_000,
                        "EUR",
                        payment,
                        world.ids().next(),
                        new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2034)));
        return payment;
    }

    private static String state(SystemWorld world) {
        return world.database()
                .sql("select state from payments.payments")
                .query(String.class)
                .single();
    }

    private static int isHeld(SystemWorld world, UUID payment) {
        var body =
                """
                {"id": "evt_1", "object": "event", "type": "payment_intent.amount_capturable_updated",
                 "created": 1763640000, "data": {"object": {"id": "pi_hint", "object": "payment_intent",
                 "status": "requires_capture", "metadata": {"payment_id": "%s"}}}}
                """
                        .formatted(payment);
        var at = world.now().getEpochSecond();
        return world.http()
                .sendLater(
                        "POST",
                        "/webhooks/stripe",
                        body,
                        "Stripe-Signature",
                        "t=" + at + ",v1=" + hmac(at + "." + body))
                .join()
                .status();
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
