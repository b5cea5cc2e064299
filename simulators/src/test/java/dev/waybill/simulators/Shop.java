package dev.waybill.simulators;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import java.util.List;

/** A shop that pays through stripe-java: what the tests say, in its words. */
final class Shop {
    final StripeClient stripe;

    Shop(Simulators world) {
        stripe = client(world, "sk_test_simulated", 5_000);
    }

    static StripeClient client(Simulators world, String apiKey, int readTimeout) {
        return StripeClient.builder()
                .setApiKey(apiKey)
                .setApiBase(world.stripeBase())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(2_000)
                .setReadTimeout(readTimeout)
                .build();
    }

    static PaymentIntentCreateParams.Builder payment(String paymentId, long amount, String card) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .setConfirm(true)
                .setOffSession(true)
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setPaymentMethod(card)
                .putMetadata("payment_id", paymentId)
                .putMetadata("order_id", "order of " + paymentId);
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    PaymentIntent authorize(String paymentId, long amount) throws StripeException {
        return authorize(paymentId, amount, "pm_card_visa", "authorize-" + paymentId);
    }

    PaymentIntent authorize(String paymentId, long amount, String card, String key)
            throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(payment(paymentId, amount, card).build(), key(key));
    }

    PaymentIntent capture(String intent) throws StripeException {
        return stripe.v1().paymentIntents().capture(intent, key("capture-" + intent));
    }

    PaymentIntent cancel(String intent) throws StripeException {
        return stripe.v1().paymentIntents().cancel(intent);
    }

    com.stripe.model.Refund refund(String intent, long amount, String key) throws StripeException {
        var wanted =
                RefundCreateParams.builder()
                        .setPaymentIntent(intent)
                        .setAmount(amount)
                        .putMetadata("refund_id", key);
        return stripe.v1().refunds().create(wanted.build(), key(key));
    }

    List<PaymentIntent> found(String paymentId) throws StripeException {
        return search("metadata['payment_id']:'" + paymentId + "'");
    }

    List<PaymentIntent> search(String query) throws StripeException {
        var params = PaymentIntentSearchParams.builder().setQuery(query).build();
        return stripe.v1().paymentIntents().search(params).getData();
    }
}
