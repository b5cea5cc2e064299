package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Checks;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Latency;
import java.util.Arrays;
import java.util.List;

/**
 * How the simulated Stripe behaves.
 *
 * @param declineRate of charges with good cards that are declined all the same (generic_decline)
 * @param captureRefusedRate of captures that are refused for good (capture_unauthorized_payment);
 *     what is held stays held, and can be cancelled
 * @param refundRefusedRate of refunds that are refused for good (charge_disputed)
 * @param keySeconds how long an idempotency key is remembered; Stripe: 24 h
 * @param authorizationSeconds how old an authorization may be: an older one is given up by Stripe
 *     (cancellation_reason expired), and a capture is told charge_expired_for_capture; Stripe: 7
 *     days
 * @param searchLagMs how old an intent must be to be found by search; Stripe: up to a minute
 */
public record StripeDials(
        Faults faults,
        double declineRate,
        double captureRefusedRate,
        double refundRefusedRate,
        long keySeconds,
        long searchLagMs,
        long authorizationSeconds,
        Webhooks webhooks) {

    static final StripeDials INITIAL =
            new StripeDials(Faults.NONE, 0, 0, 0, 86_400, 0, 7 * 86_400, Webhooks.INITIAL);

    public StripeDials {
        Checks.rate("declineRate", declineRate);
        Checks.rate("captureRefusedRate", captureRefusedRate);
        Checks.rate("refundRefusedRate", refundRefusedRate);
        Checks.within("keySeconds", keySeconds, 0, 10L * 86_400);
        Checks.within("searchLagMs", searchLagMs, 0, 3_600_000);
        Checks.within("authorizationSeconds", authorizationSeconds, 0, 365L * 86_400);
    }

    /**
     * How events are delivered.
     *
     * @param url empty: events are not told at all
     * @param events the types that are told; {@code *} is all of them
     * @param delay between an event and its first delivery
     * @param duplicateRate of deliveries that are made once more, a delay and up to reorderMs later
     * @param reorderRate of events that are held back for up to reorderMs, so that later ones
     *     overtake
     * @param lostRate of events that are never delivered
     * @param retryMs before the second attempt; doubled for each further one
     */
    public record Webhooks(
            String url,
            boolean paused,
            List<String> events,
            Latency delay,
            double duplicateRate,
            double reorderRate,
            long reorderMs,
            double lostRate,
            long retryMs) {

        static final Webhooks INITIAL =
                new Webhooks("", false, List.of("*"), Latency.NONE, 0, 0, 500, 0, 500);

        public Webhooks {
            checkUrl(url);
            events = List.copyOf(events);
            events.forEach(Webhooks::checkKnown);
            Checks.rate("duplicateRate", duplicateRate);
            Checks.rate("reorderRate", reorderRate);
            Checks.rate("lostRate", lostRate);
            Checks.within("reorderMs", reorderMs, 0, Latency.LONGEST);
            Checks.within("retryMs", retryMs, 1, Latency.LONGEST);
        }

        boolean tells(EventType type) {
            return !url.isEmpty() && (events.contains("*") || events.contains(type.wire));
        }

        public Webhooks to(String changed) {
            return new Webhooks(
                    changed,
                    paused,
                    events,
                    delay,
                    duplicateRate,
                    reorderRate,
                    reorderMs,
                    lostRate,
                    retryMs);
        }

        public Webhooks paused(boolean changed) {
            return new Webhooks(
                    url,
                    changed,
                    events,
                    delay,
                    duplicateRate,
                    reorderRate,
                    reorderMs,
                    lostRate,
                    retryMs);
        }

        private static void checkUrl(String url) {
            if (!url.isEmpty() && !url.matches("https?://[^\\s/]+(/\\S*)?")) {
                throw new IllegalArgumentException(
                        "url must be an http(s) URL or empty, not " + url);
            }
        }

        private static void checkKnown(String event) {
            var types = Arrays.stream(EventType.values()).map(type -> type.wire).toList();
            if (!event.equals("*") && !types.contains(event)) {
                throw new IllegalArgumentException(
                        "events must be * or among " + types + ", not " + event);
            }
        }
    }

    public StripeDials declines(double rate) {
        return new StripeDials(
                faults,
                rate,
                captureRefusedRate,
                refundRefusedRate,
                keySeconds,
                searchLagMs,
                authorizationSeconds,
                webhooks);
    }

    public StripeDials refuses(double captures, double refunds) {
        return new StripeDials(
                faults,
                declineRate,
                captures,
                refunds,
                keySeconds,
                searchLagMs,
                authorizationSeconds,
                webhooks);
    }

    public StripeDials lags(long millis) {
        return new StripeDials(
                faults,
                declineRate,
                captureRefusedRate,
                refundRefusedRate,
                keySeconds,
                millis,
                authorizationSeconds,
                webhooks);
    }

    public StripeDials expires(long seconds) {
        return new StripeDials(
                faults,
                declineRate,
                captureRefusedRate,
                refundRefusedRate,
                keySeconds,
                searchLagMs,
                seconds,
                webhooks);
    }

    public StripeDials with(Faults changed) {
        return new StripeDials(
                changed,
                declineRate,
                captureRefusedRate,
                refundRefusedRate,
                keySeconds,
                searchLagMs,
                authorizationSeconds,
                webhooks);
    }

    public StripeDials with(Webhooks changed) {
        return new StripeDials(
                faults,
                declineRate,
                captureRefusedRate,
                refundRefusedRate,
                keySeconds,
                searchLagMs,
                authorizationSeconds,
                changed);
    }
}
