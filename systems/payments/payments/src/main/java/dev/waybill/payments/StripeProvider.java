package dev.waybill.payments;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
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

    /** Kept at Stripe, so that whoever hears of the intent first hears that it is under review. */
    static final String REVIEW = "review";

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
                    return whatIs(intent);
                },
                _ -> new Report.Refused(DeclineReason.PROCESSING_ERROR, null));
    }

    private static PaymentIntentCreateParams creation(Errand errand) {
        var terms = errand.terms();
        var intent =
                PaymentIntentCreateParams.builder()
                        .setAmount(terms.amount())
                        .setCurrency(terms.currency().toLowerCase(Locale.ROOT))
                        .setPaymentMethod(Objects.requireNonNull(terms.card()).token())
                        .addPaymentMethodType("card")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .setConfirm(true)
                        .setErrorOnRequiresAction(
                                true) // nobody is there to answer the bank's question
                        .putMetadata(PAYMENT_ID, terms.paymentId().toString())
                        .putMetadata(ORDER_ID, terms.orderId().toString());
        return (errand.review() ? intent.putMetadata(REVIEW, "true") : intent).build();
    }

    @Override
    public Report capture(Errand errand) {
        var amount =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(errand.effect().amount())
                        .build();
        return attempt(
                () -> whatIs(intents().capture(reference(errand), amount, key(errand))),
                _ -> orElse(errand, new Report.Refused(DeclineReason.PROCESSING_ERROR, null)));
    }

    @Override
    public Report cancel(Errand errand) {
        return attempt(
                () -> whatIs(intents().cancel(reference(errand), key(errand))),
                refused -> orElse(errand, Report.Unknown.because(line(refused))));
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
                        whatIs(
                                refundId,
                                client().v1().refunds().create(refund, key(errand)).getStatus()),
                refused -> new Report.NotGivenBack(refundId, line(refused)));
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
                                : Report.Unknown.because(line(refused)));
    }

    private Report search(UUID paymentId) throws StripeException {
        var query = "metadata['" + PAYMENT_ID + "']:'" + paymentId + "'";
        var found = intents().search(PaymentIntentSearchParams.builder().setQuery(query).build());
        var intents = found.getData();
        return intents.isEmpty() ? new Report.Absent() : whatIs(intents.getFirst());
    }

    /** Absent: the intent is as it was before anything was asked. */
    private Report retrieve(Errand errand) throws StripeException {
        var report = whatIs(intents().retrieve(reference(errand)));
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
                return whatIs(refundId, refund.getStatus());
            }
        }
        return new Report.Absent();
    }

    static Report whatIs(PaymentIntent intent) {
        var id = intent.getId();
        return switch (intent.getStatus()) {
            case "requires_capture" -> new Report.Held(id, null, isReviewed(intent));
            case "succeeded" -> new Report.Taken(id, intent.getAmountReceived());
            case "canceled" -> new Report.Released(id);
            case "requires_payment_method" -> refused(intent.getLastPaymentError());
            default -> Report.Unknown.because("the intent is " + intent.getStatus());
        };
    }

    private static boolean isReviewed(PaymentIntent intent) {
        var metadata = intent.getMetadata();
        return metadata != null && Boolean.parseBoolean(metadata.get(REVIEW));
    }

    static Report whatIs(UUID refundId, @Nullable String status) {
        return switch (status) {
            case "succeeded" -> new Report.GivenBack(refundId);
            case "failed", "canceled" ->
                    new Report.NotGivenBack(refundId, "the refund is " + status);
            case null, default -> Report.Unknown.because("the refund is " + status);
        };
    }

    private static Report refused(@Nullable StripeError error) {
        return error == null
                ? new Report.Refused(DeclineReason.CARD_DECLINED, null)
                : new Report.Refused(reason(error.getCode(), error.getDeclineCode()), null);
    }

    /** Stripe's words for why a card is declined, in ours. */
    static DeclineReason reason(@Nullable String code, @Nullable String declineCode) {
        if ("expired_card".equals(code) || "expired_card".equals(declineCode)) {
            return DeclineReason.EXPIRED_CARD;
        }
        if ("insufficient_funds".equals(declineCode)) {
            return DeclineReason.INSUFFICIENT_FUNDS;
        }
        return "processing_error".equals(code)
                ? DeclineReason.PROCESSING_ERROR
                : DeclineReason.CARD_DECLINED;
    }

    /**
     * @param refusal what a request means that Stripe finds wrong
     */
    private static Report attempt(Question question, Refusal refusal) {
        try {
            try {
                return question.ask();
            } catch (RateLimitException e) {
                return Report.Unknown.because(line(e));
            } catch (InvalidRequestException e) {
                return refusal.of(e);
            }
        } catch (CardException e) {
            return new Report.Refused(reason(e.getCode(), e.getDeclineCode()), null);
        } catch (IdempotencyException | AuthenticationException e) {
            return Report.Unknown.because(line(e));
        } catch (StripeException e) {
            // A 500 is kept with its key and repeated for as long as the key lives.
            var burnt = Objects.equals(e.getStatusCode(), 500);
            return new Report.Unknown(line(e), burnt);
        }
    }

    private static String line(StripeException e) {
        var status = e.getStatusCode() == null ? "" : "HTTP " + e.getStatusCode() + " ";
        var said = e.getCode() == null ? e.getClass().getSimpleName() : e.getCode();
        return status + said;
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
