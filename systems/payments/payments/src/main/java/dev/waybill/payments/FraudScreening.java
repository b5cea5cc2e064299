package dev.waybill.payments;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.payments.FraudReason;
import dev.waybill.payments.ProviderQuestion.Authorize;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Asks the fraud screening whether a payment may be made; asked again about the same payment it
 * gives the same answer. With a review the payment is made, and somebody looks at the order.
 */
final class FraudScreening {

    /** What came of it. */
    sealed interface Finding {}

    /**
     * @param review the screening could not make up its mind
     */
    record Passed(@Nullable Double score, boolean review) implements Finding {}

    record Failed(FraudReason reason, @Nullable Double score) implements Finding {}

    record NoAnswer(String why) implements Finding {}

    private record Question(
            UUID paymentId,
            UUID orderId,
            @Nullable UUID customerId,
            long amount,
            String currency,
            String paymentMethod) {}

    private enum Verdict {
        PASS,
        FAIL,
        REVIEW
    }

    private record Opinion(Verdict verdict, @Nullable Double score, @Nullable FraudReason reason) {}

    private static final String BASE_URL = "waybill.payments.fraud.base-url";

    private final @Nullable String baseUrl;
    private final int timeoutMillis;

    /**
     * @param baseUrl none: no payment can be screened, so none is made
     */
    FraudScreening(@Nullable String baseUrl, Duration timeout) {
        this.baseUrl = baseUrl;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    Finding screen(UUID paymentId, Authorize wanted) {
        if (baseUrl == null || baseUrl.isBlank()) {
            return new NoAnswer(BASE_URL + " is not set");
        }
        try {
            return ask(baseUrl, question(paymentId, wanted));
        } catch (IOException | JacksonException e) {
            return new NoAnswer(e.toString());
        }
    }

    private Finding ask(String base, Question question) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(base + "/v1/screenings").toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        var body = Wire.write(question);
        connection.setFixedLengthStreamingMode(body.length);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        var status = connection.getResponseCode();
        if (status != 200) {
            drain(connection);
            return new NoAnswer("HTTP " + status);
        }
        try (var in = connection.getInputStream()) {
            return finding(Wire.mapper().readValue(in.readAllBytes(), Opinion.class));
        }
    }

    private static Question question(UUID paymentId, Authorize wanted) {
        return new Question(
                paymentId,
                wanted.orderId(),
                wanted.customerId(),
                wanted.amount(),
                wanted.currency(),
                wanted.paymentMethod());
    }

    private static Finding finding(Opinion opinion) {
        var reason = opinion.reason();
        return switch (opinion.verdict()) {
            case PASS -> new Passed(opinion.score(), false);
            case REVIEW -> new Passed(opinion.score(), true);
            case FAIL ->
                    new Failed(
                            reason == null ? FraudReason.HIGH_RISK_SCORE : reason, opinion.score());
        };
    }

    /** What is not read to its end keeps the connection from being used again. */
    private static void drain(HttpURLConnection connection) throws IOException {
        try (var rest = connection.getErrorStream()) {
            if (rest != null) {
                rest.readAllBytes();
            }
        }
    }
}
