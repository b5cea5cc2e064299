package dev.waybill.proof.simulate;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far the seeds are, how fast, and how many have failed. */
final class Gauge implements AutoCloseable {

    private final PrintStream out;
    private final long total;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final @Nullable ProgressBar bar;
    private long tenths;

    Gauge(long total, PrintStream out) {
        this.total = total;
        this.out = out;
        var console = System.console();
        this.bar =
                out == System.out && console != null && console.isTerminal()
                        ? bar(total, out)
                        : null;
    }

    private static ProgressBar bar(long total, PrintStream out) {
        return new ProgressBarBuilder()
                .setTaskName("simulate")
                .setUnit(" seeds", 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    /** Who fails is named at once: a long run may be broken off. */
    synchronized void step(World.Outcome outcome) {
        if (!outcome.ok()) {
            failed.incrementAndGet();
            out.printf(
                    "%n%s fails: %s. ./waybill simulate %s --trace%n",
                    outcome.plan().name(),
                    outcome.violations().getFirst().invariant(),
                    outcome.plan().options());
        }
        var now = done.incrementAndGet();
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(failed.get() + " failed");
        } else if (now * 10 / total > tenths) {
            tenths = now * 10 / total;
            line(now);
        }
    }

    private void line(long now) {
        var rate = now / seconds();
        out.printf(
                Locale.ROOT,
                "simulate: %d %% (%,d of %,d seeds), %.1f/s, %,d failed, %,.0f s left%n",
                tenths * 10,
                now,
                total,
                rate,
                failed.get(),
                (total - now) / Math.max(rate, 0.001));
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
