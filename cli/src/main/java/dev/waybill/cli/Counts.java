package dev.waybill.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Orders and checkouts by status, from the metrics of a running Waybill. */
final class Counts {
    private static final Pattern LINE =
            Pattern.compile(
                    "^waybill_(orders|checkout_sessions)\\{[^}]*?status=\"(\\w+)\"[^}]*} (\\S+)$");

    private Counts() {}

    static Map<String, Long> of(Api api) {
        return in(api.text("/actuator/prometheus"));
    }

    static Map<String, Long> in(String metrics) {
        var counts = new TreeMap<String, Long>();
        metrics.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .forEach(line -> {
                    var what = line.group(1).equals("orders") ? "orders " : "checkouts ";
                    counts.merge(
                            what + line.group(2),
                            (long) Double.parseDouble(line.group(3)),
                            Long::sum);
                });
        return counts;
    }
}
