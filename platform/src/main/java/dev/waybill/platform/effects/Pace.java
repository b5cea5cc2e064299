package dev.waybill.platform.effects;

import java.time.Duration;

/**
 * How patiently the outside is asked.
 *
 * @param lease longer than a call can take: after it, whoever made the call is gone
 * @param keyIsSafe how long the other side remembers a key; later the same question is another one
 * @param firstPause before the second attempt; it doubles with each one
 */
public record Pace(Duration lease, Duration keyIsSafe, Duration firstPause, Duration longestPause) {

    public static final Pace DEFAULT =
            new Pace(
                    Duration.ofSeconds(30),
                    Duration.ofHours(20),
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5));

    /** After so many attempts. */
    public Duration pause(int attempts) {
        var doublings = Math.min(Math.max(attempts, 1) - 1, 20);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
