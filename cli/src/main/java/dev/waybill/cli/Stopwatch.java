package dev.waybill.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells how long the parts of a start take. */
final class Stopwatch {
    private final PrintStream out;
    private final boolean verbose;
    private final long began = System.nanoTime();

    Stopwatch(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    <T> Supplier<T> timed(String what, Supplier<T> work) {
        return () -> {
            var from = System.nanoTime();
            var result = work.get();
            if (verbose) {
                out.printf(
                        Locale.ROOT,
                        "  %-12s %5.1f s, at %5.1f s%n",
                        what,
                        since(from),
                        since(began));
            }
            return result;
        };
    }

    String total() {
        return String.format(Locale.ROOT, "%.1f s", since(began));
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
