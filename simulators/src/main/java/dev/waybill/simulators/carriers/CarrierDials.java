package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Checks;
import dev.waybill.simulators.Faults;

/**
 * How a carrier behaves.
 *
 * @param labelFaults of requests for labels alone; {@link Faults#NONE}: as of all others
 * @param lostRate of parcels that vanish: no more scans, until the carrier says so
 * @param damagedRate of parcels that are broken on the way
 * @param attemptFailsRate of attempts at the door that nobody opens
 * @param attempts how often it is tried before a parcel goes back
 * @param dayMs how long a carrier's day takes: 86,400,000 is the sun's
 * @param tokenSeconds how long an access token is good for
 * @param searchLagMs how long a new shipment cannot be found by its reference
 */
public record CarrierDials(
        Faults faults,
        Faults labelFaults,
        double lostRate,
        double damagedRate,
        double attemptFailsRate,
        int attempts,
        long dayMs,
        long tokenSeconds,
        long searchLagMs,
        Webhooks webhooks) {

    static final long DAY = 86_400_000;

    /**
     * How scans are told.
     *
     * @param url where to; empty: to nobody
     * @param duplicateRate of scans that are told twice
     * @param lateRate of scans that are told late, after later ones
     * @param lateMs at most so late
     * @param lostRate of scans that are never told
     */
    public record Webhooks(
            String url,
            boolean paused,
            double duplicateRate,
            double lateRate,
            long lateMs,
            double lostRate) {

        static final Webhooks INITIAL = new Webhooks("", false, 0, 0, 1_000, 0);

        public Webhooks {
            Checks.rate("duplicateRate", duplicateRate);
            Checks.rate("lateRate", lateRate);
            Checks.rate("lostRate", lostRate);
            Checks.within("lateMs", lateMs, 0, DAY);
        }

        public Webhooks to(String changed) {
            return new Webhooks(changed, paused, duplicateRate, lateRate, lateMs, lostRate);
        }

        public Webhooks disturbed(double twice, double late, long ms, double lost) {
            return new Webhooks(url, paused, twice, late, ms, lost);
        }
    }

    public static final CarrierDials INITIAL =
            new CarrierDials(Faults.NONE, Faults.NONE, 0, 0, 0, 3, DAY, 3_600, 0, Webhooks.INITIAL);

    public CarrierDials {
        Checks.rate("lostRate", lostRate);
        Checks.rate("damagedRate", damagedRate);
        Checks.rate("lostRate + damagedRate", lostRate + damagedRate);
        Checks.rate("attemptFailsRate", attemptFailsRate);
        Checks.within("attempts", attempts, 1, 9);
        Checks.within("dayMs", dayMs, 1, DAY);
        Checks.within("tokenSeconds", tokenSeconds, 1, 86_400);
        Checks.within("searchLagMs", searchLagMs, 0, DAY);
    }

    public CarrierDials with(Faults changed) {
        return new CarrierDials(
                changed,
                labelFaults,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                dayMs,
                tokenSeconds,
                searchLagMs,
                webhooks);
    }

    /** Trouble with labels only. */
    public CarrierDials labels(Faults changed) {
        return new CarrierDials(
                faults,
                changed,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                dayMs,
                tokenSeconds,
                searchLagMs,
                webhooks);
    }

    public CarrierDials with(Webhooks changed) {
        return new CarrierDials(
                faults,
                labelFaults,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                dayMs,
                tokenSeconds,
                searchLagMs,
                changed);
    }

    public CarrierDials mishaps(double lost, double damaged, double attemptFails) {
        return new CarrierDials(
                faults,
                labelFaults,
                lost,
                damaged,
                attemptFails,
                attempts,
                dayMs,
                tokenSeconds,
                searchLagMs,
                webhooks);
    }

    /** Days of another length. */
    public CarrierDials days(long ms) {
        return new CarrierDials(
                faults,
                labelFaults,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                ms,
                tokenSeconds,
                searchLagMs,
                webhooks);
    }

    /** New shipments are found by their reference so late. */
    public CarrierDials searching(long lagMs) {
        return new CarrierDials(
                faults,
                labelFaults,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                dayMs,
                tokenSeconds,
                lagMs,
                webhooks);
    }

    public CarrierDials tokens(long seconds) {
        return new CarrierDials(
                faults,
                labelFaults,
                lostRate,
                damagedRate,
                attemptFailsRate,
                attempts,
                dayMs,
                seconds,
                searchLagMs,
                webhooks);
    }
}
