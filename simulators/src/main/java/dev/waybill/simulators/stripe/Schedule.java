package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When an event is delivered, how often, if at all: luck of the event's number, so a seed gives the
 * same each time.
 */
final class Schedule {
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final Chance chance;
    private final Dial<StripeDials> dial;

    Schedule(Chance chance, Dial<StripeDials> dial) {
        this.chance = chance;
        this.dial = dial;
    }

    StripeDials.Webhooks dials() {
        return dial.get().webhooks();
    }

    /**
     * From now until each delivery; empty for an event that is lost. The first one is the one that
     * is retried.
     */
    List<Duration> deliveries(Event event) {
        var dials = dials();
        var luck = chance.of("webhook", event.number());
        if (Chance.hits(luck, dials.lostRate())) {
            return List.of();
        }
        var first = dials.delay().draw(luck);
        if (Chance.hits(luck, dials.reorderRate())) {
            first = first.plus(heldBack(luck));
        }
        var deliveries = new ArrayList<>(List.of(first));
        if (Chance.hits(luck, dials.duplicateRate())) {
            deliveries.add(first.plus(dials.delay().draw(luck)).plus(heldBack(luck)));
        }
        return deliveries;
    }

    /**
     * @param failed how many attempts have, from 1
     */
    Duration retry(Event event, int failed) {
        var doubled =
                Duration.ofMillis(dials().retryMs()).multipliedBy(1L << Math.min(failed - 1, 16));
        var capped = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
        var jitter = chance.of("retry" + failed, event.number()).nextDouble(0.75, 1.25);
        return Duration.ofNanos((long) (capped.toNanos() * jitter));
    }

    private Duration heldBack(SplittableRandom luck) {
        return Duration.ofNanos((long) (dials().reorderMs() * 1e6 * luck.nextDouble()));
    }
}
