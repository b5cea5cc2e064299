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
import dev.waybill.payments.ProviderQuestion.Authorize;
import dev.waybill.payments.ProviderQuestion.Capture;
import dev.waybill.payments.ProviderQuestion.Refund;
import dev.waybill.payments.ProviderQuestion.Void;
import dev.waybill.platform.effects.Effect;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
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
    public Report authorize(Authorize wanted, boolean review, Effect<?> effect) {
        return attempt(
                () -> {
                    var intent = intents().create(creation(wanted, review, effect), key(effect));
                    return StripeWords.whatIs(intent);
                },
                _ -> new Report.Refused(DeclineReason.PROCESSING_ERROR, null));
    }

    private static PaymentIntentCreateParams creation(
            Authorize wanted, boolean review, Effect<?> effect) {
        var intent =
                PaymentIntentCreateParams.builder()
                        .setAmount(wanted.amount())
                        .setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
                        .setPaymentMethod(wanted.paymentMethod())
                        .addPaymentMethodType("card")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .setPaymentMethodOptions(MULTICAPTURE)
                        .setConfirm(true)
                        .setErrorOnRequiresAction(
                                true) // nobody is there to answer the bank's question
                        .putMetadata(PAYMENT_ID, effect.subject().toString())
                        .putMetadata(ORDER_ID, wanted.orderId().toString());
        if (wanted.hold() > 1) {
            intent.putMetadata(HOLD, Integer.toString(wanted.hold()));
        }
        return (review ? intent.putMetadata(REVIEW, "true") : intent).build();
    }

    @Override
    public Report capture(Capture wanted, Effect<?> effect) {
        return attempt(
                () ->
                        capture(
                                wanted.reference(),
                                wanted.amount(),
                                wanted.last(),
                                effect.idempotencyKey()),
                refused ->
                        StripeWords.isLapsed(refused)
                                ? new Report.Released(wanted.reference(), true)
                                : orElse(
                                        retrieve(wanted),
                                        new Report.Refused(DeclineReason.PROCESSING_ERROR, null)));
    }

    private Report capture(String reference, long amount, boolean last, String key)
            throws StripeException {
        var capture =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(amount)
                        .setFinalCapture(last)
                        .build();
        return StripeWords.whatIs(intents().capture(reference, capture, key(key)));
    }

    /**
     * What has been taken in part, by whomever, is not cancelled: the last capture takes nothing.
     */
    @Override
    public Report cancel(Void unwanted, Effect<?> effect) {
        var key = effect.idempotencyKey();
        return unwanted.before() > 0
                ? release(unwanted, key)
                : attempt(
                        () -> StripeWords.whatIs(intents().cancel(unwanted.reference(), key(key))),
                        _ -> release(unwanted, key + "-rest"));
    }

    private Report release(Void unwanted, String key) {
        return attempt(
                () -> capture(unwanted.reference(), 0, true, key),
                refused ->
                        orElse(
                                retrieve(unwanted),
                                Report.Unknown.because(StripeWords.line(refused))));
    }

    @Override
    public Report refund(Refund wanted, Effect<?> effect) {
        var refund =
                RefundCreateParams.builder()
                        .setPaymentIntent(wanted.reference())
                        .setAmount(wanted.amount())
                        .putMetadata(PAYMENT_ID, effect.subject().toString())
                        .putMetadata(REFUND_ID, wanted.refundId().toString())
                        .putMetadata(CAPTURE_ID, wanted.captureId().toString())
                        .build();
        return attempt(
                () -> whatIs(wanted, client().v1().refunds().create(refund, key(effect))),
                refused ->
                        new Report.NotGivenBack(
                                wanted.refundId(), wanted.captureId(), StripeWords.line(refused)));
    }

    private static Report whatIs(Refund wanted, com.stripe.model.Refund found) {
        return StripeWords.whatIs(wanted.refundId(), wanted.captureId(), found.getStatus());
    }

    @Override
    public Report find(Effect<ProviderQuestion> effect) {
        return attempt(
                () ->
                        switch (effect.question()) {
                            case Authorize wanted -> search(wanted, effect.subject());
                            case Capture wanted -> retrieve(wanted);
                            case Void unwanted -> retrieve(unwanted);
                            case Refund wanted -> findRefund(wanted);
                        },
                refused ->
                        Objects.equals(refused.getStatusCode(), 404)
                                ? new Report.Absent()
                                : Report.Unknown.because(StripeWords.line(refused)));
    }

    private Report search(Authorize wanted, UUID paymentId) throws StripeException {
        var query = "metadata['" + PAYMENT_ID + "']:'" + paymentId + "'";
        var found = intents().search(PaymentIntentSearchParams.builder().setQuery(query).build());
        var nth = Integer.toString(wanted.hold());
        return found.getData().stream()
                .filter(intent -> nth.equals(intent.getMetadata().getOrDefault(HOLD, "1")))
                .findFirst()
                .map(StripeWords::whatIs)
                .orElseGet(Report.Absent::new);
    }

    private Report retrieve(Capture wanted) throws StripeException {
        return retrieve(wanted.reference(), taken -> taken.inAll() > wanted.before());
    }

    private Report retrieve(Void unwanted) throws StripeException {
        return retrieve(unwanted.reference(), _ -> false);
    }

    /**
     * Absent: the intent is as it was before anything was asked.
     *
     * @param isIt whether this is what was asked for, although more can be taken
     */
    private Report retrieve(String reference, Predicate<Report.Taken> isIt) throws StripeException {
        var report = StripeWords.whatIs(intents().retrieve(reference));
        return switch (report) {
            case Report.Held _ -> new Report.Absent();
            case Report.Taken taken when !taken.closed() && !isIt.test(taken) ->
                    new Report.Absent();
            default -> report;
        };
    }

    /** A request that is refused may have been made needless by what happened before. */
    private static Report orElse(Report found, Report otherwise) {
        return found instanceof Report.Absent ? otherwise : found;
    }

    private Report findRefund(Refund wanted) throws StripeException {
        var all =
                RefundListParams.builder()
                        .setPaymentIntent(wanted.reference())
                        .setLimit(100L)
                        .build();
        for (var refund : client().v1().refunds().list(all).autoPagingIterable()) {
            var metadata = refund.getMetadata();
            var captureId = metadata.get(CAPTURE_ID);
            if (wanted.refundId().toString().equals(metadata.get(REFUND_ID))
                    && (captureId == null || captureId.equals(wanted.captureId().toString()))) {
                return whatIs(wanted, refund);
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

    private static RequestOptions key(Effect<?> effect) {
        return key(effect.idempotencyKey());
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
