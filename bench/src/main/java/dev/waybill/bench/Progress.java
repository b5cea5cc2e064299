package dev.waybill.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, with rate and time left: a bar on a terminal, else a line for each tenth of the
 * way, so that a log stays readable.
 */
public final class Progress implements AutoCloseable {

    private final String task;
    private final long total;
    private final PrintStream out;
    private final @Nullable ProgressBar bar;
    private final long begun = System.nanoTime();
    private final AtomicLong done;
    private final long before;
    private volatile String remark = "";
    private final AtomicLong tenths = new AtomicLong();

    /**
     * @param before how much of the total an earlier run had done
     */
    public Progress(String task, String unit, long total, long before, PrintStream out) {
        this.task = task;
        this.total = total;
        this.out = out;
        this.before = before;
        this.done = new AtomicLong(before);
        this.tenths.set(total == 0 ? 10 : before * 10 / total);
        this.bar = isTerminal(out) ? bar(task, unit, total, before, out) : null;
    }

    private static boolean isTerminal(PrintStream out) {
        var console = System.console();
        return out == System.out && console != null && console.isTerminal();
    }

    private static ProgressBar bar(
            String task, String unit, long total, long before, PrintStream out) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .showSpeed()
                .startsFrom(before, Duration.ZERO)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    /** One more is done. */
    public void step() {
        var now = done.incrementAndGet();
        if (bar != null) {
            bar.step();
        } else if (now * 10 / total > tenths.get()) {
            line(now);
        }
    }

    /** Shown beside the bar from now on, such as what was found. */
    public void remark(String words) {
        remark = words;
        if (bar != null) {
            bar.setExtraMessage(" " + words);
        }
    }

    private synchronized void line(long now) {
        var tenth = now * 10 / total;
        if (tenth > tenths.get()) {
            tenths.set(tenth);
            var seconds = (System.nanoTime() - begun) / 1e9;
            var rate = (now - before) / Math.max(seconds, 0.001);
            out.printf(
                    Locale.ROOT,
                    "%s: %d %% (%,d of %,d), %,.0f/s, %,.0f s left%s%n",
                    task,
                    tenth * 10,
                    now,
                    total,
                    rate,
                    (total - now) / Math.max(rate, 0.001),
                    remark.isEmpty() ? "" : "; " + remark);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
