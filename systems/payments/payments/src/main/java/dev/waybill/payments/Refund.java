package dev.waybill.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody wants back.
 *
 * <pre>
 * REQUESTED* --every part has its end, one of them is given back--> PROCESSED
 *      |   `---every part is refused--> REFUSED
 *      '--there is not so much--------------^
 * </pre>
 *
 * @param returnId the return that it is for, if it is for one
 * @param refusal why it is not given, if it is REFUSED
 * @param parts what goes back to which capture; none if it was refused at once
 */
record Refund(
        UUID refundId,
        UUID paymentId,
        long amount,
        String currency,
        @Nullable String reason,
        @Nullable UUID returnId,
        State state,
        @Nullable String refusal,
        Instant requestedAt,
        @Nullable Instant endedAt,
        List<Part> parts) {

    enum State {
        REQUESTED,
        PROCESSED,
        REFUSED
    }

    /** What of it goes back to one capture. */
    record Part(UUID captureId, long amount, State state) {
        static Part requested(UUID captureId, long amount) {
            return new Part(captureId, amount, State.REQUESTED);
        }
    }

    Refund {
        parts = List.copyOf(parts);
    }

    static Refund requested(Ask.GiveBack ask, List<Part> parts, Instant now) {
        return new Refund(
                ask.refundId(),
                ask.paymentId(),
                ask.amount(),
                ask.currency(),
                ask.reason(),
                ask.returnId(),
                State.REQUESTED,
                null,
                now,
                null,
                parts);
    }

    @Nullable Part part(UUID captureId) {
        return parts.stream()
                .filter(each -> each.captureId().equals(captureId))
                .findFirst()
                .orElse(null);
    }

    /** What was given back. */
    long given() {
        return sum(State.PROCESSED);
    }

    /** What was not, although it was asked for. */
    long denied() {
        return parts.isEmpty() ? amount : sum(State.REFUSED);
    }

    private long sum(State wanted) {
        return parts.stream().filter(each -> each.state() == wanted).mapToLong(Part::amount).sum();
    }

    Refund refused(String why, Instant now) {
        return ended(State.REFUSED, why, now, parts);
    }

    /**
     * @param why it was not given back, if it was not
     */
    Refund ended(Part part, @Nullable String why, Instant now) {
        var end = why == null ? State.PROCESSED : State.REFUSED;
        var all =
                parts.stream()
                        .map(each ->
                                each.equals(part)
                                        ? new Part(each.captureId(), each.amount(), end)
                                        : each)
                        .toList();
        var open = all.stream().anyMatch(each -> each.state() == State.REQUESTED);
        var given = all.stream().anyMatch(each -> each.state() == State.PROCESSED);
        if (open) {
            return ended(State.REQUESTED, null, null, all);
        }
        return given ? ended(State.PROCESSED, null, now, all) : ended(State.REFUSED, why, now, all);
    }

    private Refund ended(State end, @Nullable String why, @Nullable Instant when, List<Part> each) {
        return new Refund(
                refundId,
                paymentId,
                amount,
                currency,
                reason,
                returnId,
                end,
                why,
                requestedAt,
                when,
                each);
    }
}
