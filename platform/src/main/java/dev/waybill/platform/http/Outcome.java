package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How one command came out: answered, refused, or known from before. */
sealed interface Outcome {

    <T> ResponseEntity<T> respond();

    /** Whether asking again under the same key gives the same. */
    default boolean isFinal() {
        return true;
    }

    /** As it is kept under the key that it was asked with. */
    Idempotency.Kept kept(String key);

    record Answered(Answer answer) implements Outcome {
        @Override
        @SuppressWarnings("unchecked") // the handler and the controller agree on the body's type
        public <T> ResponseEntity<T> respond() {
            var headers = new HttpHeaders();
            answer.headers().forEach(headers::set);
            return (ResponseEntity<T>)
                    new ResponseEntity<>(answer.body(), headers, answer.status());
        }

        @Override
        public Idempotency.Kept kept(String key) {
            var body = answer.body() == null ? null : Wire.write(answer.body());
            return new Idempotency.Kept(key, new byte[0], answer.status(), answer.headers(), body);
        }
    }

    record Refused(Problem problem) implements Outcome {
        @Override
        public boolean isFinal() {
            return !problem.retryable();
        }

        @Override
        public <T> ResponseEntity<T> respond() {
            throw problem;
        }

        @Override
        public Idempotency.Kept kept(String key) {
            return new Idempotency.Kept(
                    key,
                    new byte[0],
                    problem.status(),
                    Map.of("Content-Type", "application/problem+json"),
                    Wire.write(ProblemBody.of(problem, null)));
        }
    }

    record Replayed(Idempotency.Kept answer) implements Outcome {
        @Override
        @SuppressWarnings("unchecked") // the bytes are what the first answer's body was written as
        public <T> ResponseEntity<T> respond() {
            var headers = new HttpHeaders();
            if (answer.body() != null) {
                headers.setContentType(MediaType.APPLICATION_JSON);
            }
            answer.headers().forEach(headers::set);
            headers.set("Idempotent-Replayed", "true");
            return (ResponseEntity<T>)
                    new ResponseEntity<>(answer.body(), headers, answer.status());
        }

        @Override
        public Idempotency.Kept kept(String key) {
            return answer;
        }
    }

    static Outcome of(Request<?> request) {
        var refusal = request.refusal();
        if (refusal != null) {
            return new Refused(refusal);
        }
        var answer = request.answer();
        if (answer == null) {
            throw new IllegalStateException(
                    "a handler left " + request.asking().operation() + " without an answer");
        }
        return new Answered(answer);
    }

    /** The key was used before. */
    static Outcome again(Idempotency.Claim claim, Idempotency.Kept kept) {
        return Arrays.equals(kept.fingerprint(), claim.fingerprint())
                ? new Replayed(kept)
                : reused();
    }

    /** The key is used by two commands at once. */
    static Outcome twice(Idempotency.Claim claim, Idempotency.Claim first) {
        return Arrays.equals(first.fingerprint(), claim.fingerprint()) ? inFlight() : reused();
    }

    static Outcome inFlight() {
        return new Refused(
                Problem.tryAgain(
                        409,
                        "idempotency-key-in-flight",
                        "A request with this Idempotency-Key is under way."));
    }

    private static Outcome reused() {
        return new Refused(
                Problem.of(
                        422,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request."));
    }
}
