package dev.waybill.payments;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.PaymentIntentService;
import dev.waybill.contracts.payments.DeclineReason;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stripe, or whatever speaks like it. A payment is one payment intent with manual capture; it
 * carries our ids as metadata, so that it can be found by them.
 */
final class StripeProvider implements PaymentProvider {

    /**
     * @param key none: nothing can be asked, so everything stays unknown
     */
    record Account(String baseUrl, @Nullable String key, Duration connect, Duration read) {}

    static final String PAYMENT_ID = "payment_id";
    static final String REFUND_ID = "refund_id";
    static final String ORDER_ID = "order_id";

    @FunctionalInterface
    private interface Question {
        Report ask() throws StripeException;
    }

    @FunctionalInterface
    private interface Refusal {
        Report of(InvalidRequestException refused) throws StripeException;
    }

    private final @Nullable StripeClient stripe;

    /**
     * @param atOnce how many connections are worth keeping open
     */
    StripeProvider(Account account, int atOnce) {
        // We retry by ourselves, where it can be seen, and tell nobody how long calls take.
        Stripe.enableTelemetry = false;
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", Integer.toString(atOnce));
        }
        this.stripe = account.key() == null ? null : client(account, account.key());
    }

    private static StripeClient client(Account account, String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(account.baseUrl())
                .setHttpClient(new StripeTransport(account.connect(), account.read()))
                .setMaxNetworkRetries(0)
                .build();
    }

    @Override
    public Report authorize(Errand errand) {
        return attempt(
                () -> {
                    var intent = intents().create(creation(errand.terms()), key(errand));
                    return StripeWords.whatIs(intent);
                },
                _ -> new Report.Refused(DeclineReason.PROCESSING_ERROR, null));
    }

    private static PaymentIntentCreateParams creation(Terms terms) {
        return PaymentIntentCreateParams.builder()
                .setAmount(terms.amount())
                .setCurrency(terms.currency().toLowerCase(Locale.ROOT))
                .setPaymentMethod(Objects.requireNonNull(terms.card()).token())
                .addPaymentMethodType("card")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setConfirm(true)
                .setErrorOnRequiresAction(true) // nobody is there to answer the bank's question
                .putMetadata(PAYMENT_ID, terms.paymentId().toString())
                .putMetadata(ORDER_ID, terms.orderId().toString())
                .build();
    }

    @Override
    public Report capture(Errand errand) {
        var amount =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(errand.effect().amount())
                        .build();
        return attempt(
                () -> StripeWords.whatIs(intents().capture(reference(errand), amount, key(errand))),
                _ -> orElse(errand, new Report.Refused(DeclineReason.PROCESSING_ERROR, null)));
    }

    @Override
    public Report cancel(Errand errand) {
        return attempt(
                () -> StripeWords.whatIs(intents().cancel(reference(errand), key(errand))),
                refused -> orElse(errand, Report.Unknown.because(StripeWords.line(refused))));
    }

    @Override
    public Report refund(Errand errand) {
        var refundId = Objects.requireNonNull(errand.effect().refundId());
        var refund =
                RefundCreateParams.builder()
                        .setPaymentIntent(reference(errand))
                        .setAmount(errand.effect().amount())
                        .putMetadata(PAYMENT_ID, errand.terms().paymentId().toString())
                        .putMetadata(REFUND_ID, refundId.toString())
                        .build();
        return attempt(
                () ->
                        StripeWords.whatIs(
                                refundId,
                                client().v1().refunds().create(refund, key(errand)).getStatus()),
                refused -> new Report.NotGivenBack(refundId, StripeWords.line(refused)));
    }

    @Override
    public Report find(Errand errand) {
        return attempt(
                () ->
                        switch (errand.effect().operation()) {
                            case AUTHORIZE -> search(errand.terms().paymentId());
                            case CAPTURE, VOID -> retrieve(errand);
                            case REFUND -> findRefund(errand);
                        },
                refused ->
                        Objects.equals(refused.getStatusCode(), 404)
                                ? new Report.Absent()
                                : Report.Unknown.because(StripeWords.line(refused)));
    }

    private Report search(UUID paymentId) throws StripeException {
        var query = "metadata['" + PAYMENT_ID + "']:'" + paymentId + "'";
        var found = intents().search(PaymentIntentSearchParams.builder().setQuery(query).build());
        var intents = found.getData();
        return intents.isEmpty() ? new Report.Absent() : StripeWords.whatIs(intents.getFirst());
    }

    /** Absent: the intent is as it was before anything was asked. */
    private Report retrieve(Errand errand) throws StripeException {
        var report = StripeWords.whatIs(intents().retrieve(reference(errand)));
        return report instanceof Report.Held ? new Report.Absent() : report;
    }

    /** A request that is refused may have been made needless by what happened before. */
    private Report orElse(Errand errand, Report otherwise) throws StripeException {
        var found = retrieve(errand);
        return found instanceof Report.Absent ? otherwise : found;
    }

    private Report findRefund(Errand errand) throws StripeException {
        var refundId = Objects.requireNonNull(errand.effect().refundId());
        var all =
                RefundListParams.builder()
                        .setPaymentIntent(reference(errand))
                        .setLimit(100L)
                        .build();
        for (var refund : client().v1().refunds().list(all).autoPagingIterable()) {
            if (refundId.toString().equals(refund.getMetadata().get(REFUND_ID))) {
                return StripeWords.whatIs(refundId, refund.getStatus());
            }
        }
        return new Report.Absent();
    }

    /**
     * @param refusal what a request means that Stripe finds wrong
     */
    private static Report attempt(Question question, Refusal refusal) {
        try {
            try {
                return question.ask();
            } catch (RateLimitException e) {
                return StripeWords.of(e);
            } catch (InvalidRequestException e) {
                return refusal.of(e);
            }
        } catch (StripeException e) {
            return StripeWords.of(e);
        }
    }

    private PaymentIntentService intents() {
        return client().v1().paymentIntents();
    }

    private StripeClient client() {
        if (stripe == null) {
            throw new IllegalStateException("waybill.payments.stripe.key is not set");
        }
        return stripe;
    }

    private static RequestOptions key(Errand errand) {
        return RequestOptions.builder().setIdempotencyKey(errand.effect().idempotencyKey()).build();
    }

    private static String reference(Errand errand) {
        return Objects.requireNonNull(errand.reference(), "it has never been authorized");
    }
}
