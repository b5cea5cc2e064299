package dev.waybill.app;

import static java.util.Map.entry;

import dev.waybill.contracts.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of payments. */
final class PaymentExamples extends Examples {

    PaymentExamples(Shop shop, UUID product) {
        super(shop, product);
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("authorizePayment", this::authorizePayment),
                entry("getPayment", () -> bare("/payments/" + payment())),
                entry("listPayments", () -> bare("/payments?orderId=" + UUID.randomUUID())),
                entry("stripeWebhook", this::stripeWebhook),
                entry("listDisputes", () -> bare("/disputes?limit=2&state=OPEN")));
    }

    Map<String, Object> paymentBody() {
        return Map.of(
                "cartId", UUID.randomUUID(),
                "customerId", UUID.randomUUID(),
                "amount", 900,
                "currency", "EUR",
                "paymentId", UUID.randomUUID(),
                "orderId", UUID.randomUUID(),
                "paymentMethod", card());
    }

    private Specimen authorizePayment() {
        return post("/payments/authorize", paymentBody());
    }

    private String payment() {
        return done(shop.post("/payments/authorize", paymentBody())).text("paymentId");
    }

    private Specimen stripeWebhook() {
        var body =
                Map.of(
                        "id",
                        "evt_" + UUID.randomUUID(),
                        "type",
                        "payment_intent.succeeded",
                        "created",
                        Instant.now().getEpochSecond(),
                        "data",
                        Map.of("object", paymentIntent()));
        return new Specimen(
                "/webhooks/stripe", Wire.mapper().valueToTree(body), PaymentExamples::signature);
    }

    private static Map<String, Object> paymentIntent() {
        return Map.of(
                "id",
                "pi_" + UUID.randomUUID(),
                "status",
                "succeeded",
                "amount_received",
                900,
                "last_payment_error",
                Map.of("code", "none", "decline_code", "none"),
                "metadata",
                Map.of("payment_id", "none", "refund_id", "none"));
    }

    private static Map<String, String> signature(byte[] body) {
        return Map.of("Stripe-Signature", signed(body));
    }
}
