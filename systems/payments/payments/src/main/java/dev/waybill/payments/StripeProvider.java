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
import org.jspecify.annotations.Nullable;

/**
 * Stripe, or whatever speaks like it. An authorization is one payment intent with manual capture,
 * captured as often as there are shipments (multicapture); it carries our ids as metadata, so that
 * it can be found by them.
 */
final class StripeProvider implements PaymentProvider {

    /**
     * @param key none: nothing can be asked, so everything stays unknown
     */
    record Account(String baseUrl, @Nullable String key, Duration connect, Duration read) {}

    static final String PAYMENT_ID = "payment_id";
    static final String REFUND_ID = "refund_id";
    static final String ORDER_ID = "order_id";

    /** Which authorization of the payment an intent is; not said of the first. */
    static final String HOLD = "hold";

    /** Which capture a refund goes back to; not said of a payment's only one. */
    static final String CAPTURE_ID = "capture_id";

    /** Kept at Stripe, so that whoever hears of the intent first hears that it is under review. */
    static final String REVIEW = "review";

    private static final PaymentIntentCreateParams.PaymentMethodOptions MULTICAPTURE =
            PaymentIntentCreateParams.PaymentMethodOptions.builder()
                    .setCard(
                            PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                                    .setRequestMulticapture(
                                            PaymentIntentCreateParams.PaymentMethodOptions.Card
                                                    .RequestMulticapture.IF_AVAILABLE)
                                    .build())
                    .build();

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
                    var intent = intents().create(creation(errand), key(errand));
                    return StripeWords.whatIs(intent);
                },
                _ -> new Report.Refused(DeclineReason.PROCESSING_ERROR, null));
    }

    private static PaymentIntentCreateParams creation(Errand errand) {
        var terms = errand.terms();
        var intent =
                PaymentIntentCreateParams.builder()
                        .setAmount(errand.effect().amount())
                        .setCurrency(terms.currency().toLowerCase(Locale.ROOT))
                        .setPaymentMethod(Objects.requireNonNull(terms.card()).token())
                        .addPaymentMethodType("card")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .setPaymentMethodOptions(MULTICAPTURE)
                        .setConfirm(true)
                        .setErrorOnRequiresAction(
                                true) // nobody is there to answer the bank's question
                        .putMetadata(PAYMENT_ID, terms.paymentId().toString())
                        .putMetadata(ORDER_ID, terms.orderId().toString());
        var nth = errand.effect().about().hold();
        if (nth > 1) {
            intent.putMetadata(HOLD, Integer.toString(nth));
        }
        return (errand.review() ? intent.putMetadata(REVIEW, "true") : intent).build();
    }

    @Override
    public Report capture(Errand errand) {
        return capture(
                errand,
                errand.effect().amount(),
                errand.effect().idempotencyKey(),
                refused ->
                        StripeWords.isLapsed(refused)
                                ? new Report.Released(errand.object(), true)
                                : orElse(
                                        errand,
                                        new Report.Refused(DeclineReason.PROCESSING_ERROR, null)));
    }

    private Report capture(Errand errand, long amount, String key, Refusal refusal) {
        var capture =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(amount)
                        .setFinalCapture(errand.effect().about().last())
                        .build();
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return attempt(
                () -> StripeWords.whatIs(intents().capture(errand.object(), capture, options)),
                refusal);
    }

    /**
     * What has been taken in part, by whomever, is not cancelled: the last capture takes nothing.
     */
    @Override
    public Report cancel(Errand errand) {
        Refusal known =
                refused -> orElse(errand, Report.Unknown.because(StripeWords.line(refused)));
        var key = errand.effect().idempotencyKey();
        return errand.effect().about().before() > 0
                ? capture(errand, 0, key, known)
                : attempt(
                        () -> StripeWords.whatIs(intents().cancel(errand.object(), key(errand))),
                        _ -> capture(errand, 0, key + "-rest", known));
    }

    @Override
    public Report refund(Errand errand) {
        var refundId = Objects.requireNonNull(errand.effect().refundId());
        var refund =
                RefundCreateParams.builder()
                        .setPaymentIntent(errand.object())
                        .setAmount(errand.effect().amount())
                        .putMetadata(PAYMENT_ID, errand.terms().paymentId().toString())
                        .putMetadata(REFUND_ID, refundId.toString())
                        .putMetadata(CAPTURE_ID, errand.captureId().toString())
                        .build();
        return attempt(
                () ->
                        StripeWords.whatIs(
                                refundId,
                                errand.captureId(),
                                client().v1().refunds().create(refund, key(errand)).getStatus()),
                refused ->
                        new Report.NotGivenBack(
                                refundId, errand.captureId(), StripeWords.line(refused)));
    }

    @Override
    public Report find(Errand errand) {
        return attempt(
                () ->
                        switch (errand.effect().operation()) {
                            case AUTHORIZE -> search(errand);
                            case CAPTURE, VOID -> retrieve(errand);
                            case REFUND -> findRefund(errand);
                        },
                refused ->
                        Objects.equals(refused.getStatusCode(), 404)
                                ? new Report.Absent()
                                : Report.Unknown.because(StripeWords.line(refused)));
    }

    private Report search(Errand errand) throws StripeException {
        var paymentId = errand.terms().paymentId();
        var query = "metadata['" + PAYMENT_ID + "']:'" + paymentId + "'";
        var found = intents().search(PaymentIntentSearchParams.builder().setQuery(query).build());
        var nth = Integer.toString(errand.effect().about().hold());
        return found.getData().stream()
                .filter(intent -> nth.equals(intent.getMetadata().getOrDefault(HOLD, "1")))
                .findFirst()
                .map(StripeWords::whatIs)
                .orElseGet(Report.Absent::new);
    }

    /** Absent: the intent is as it was before anything was asked. */
    private Report retrieve(Errand errand) throws StripeException {
        var report = StripeWords.whatIs(intents().retrieve(errand.object()));
        return switch (report) {
            case Report.Held _ -> new Report.Absent();
            case Report.Taken taken when !taken.closed() && !isTaken(errand, taken) ->
                    new Report.Absent();
            default -> report;
        };
    }

    private static boolean isTaken(Errand errand, Report.Taken taken) {
        return errand.effect().operation() == Operation.CAPTURE
                && taken.inAll() > errand.effect().about().before();
    }

    /** A request that is refused may have been made needless by what happened before. */
    private Report orElse(Errand errand, Report otherwise) throws StripeException {
        var found = retrieve(errand);
        return found instanceof Report.Absent ? otherwise : found;
    }

    private Report findRefund(Errand errand) throws StripeException {
        var refundId = Objects.requireNonNull(errand.effect().refundId());
        var all =
                RefundListParams.builder().setPaymentIntent(errand.object()).setLimit(100L).build();
        for (var refund : client().v1().refunds().list(all).autoPagingIterable()) {
            var metadata = refund.getMetadata();
            var captureId = metadata.get(CAPTURE_ID);
            if (refundId.toString().equals(metadata.get(REFUND_ID))
                    && (captureId == null || captureId.equals(errand.captureId().toString()))) {
                return StripeWords.whatIs(refundId, errand.captureId(), refund.getStatus());
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
}
