package dev.waybill.proof.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, a line per step; nothing in it differs from one run of a seed to the next. */
final class Trace {

    private final List<String> lines = new ArrayList<>();

    void step(long number, Instant now, Actor actor) {
        var since = Duration.between(Stage.DAWN, now).toNanos() / 1_000;
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%5d %10d.%03d ms  %-26s %-9s %s%s",
                        number,
                        since / 1_000,
                        Math.abs(since % 1_000),
                        actor.name(),
                        actor.moment.name().toLowerCase(Locale.ROOT),
                        actor.label,
                        actor.struck == null ? "" : "  <-- " + actor.struck.what()));
    }

    void say(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines;
    }
}
