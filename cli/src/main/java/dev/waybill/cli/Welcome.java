package dev.waybill.cli;

import java.io.PrintStream;

/** The short page about a Waybill that has started. */
final class Welcome {
    private Welcome() {}

    static void print(LocalWaybill waybill, Stopwatch watch, PrintStream out) {
        var url = waybill.url();
        out.println("Waybill takes orders at " + url + " (started in " + watch.total() + ").");
        out.println();
        line(out, "console", url + "/console");
        line(out, "shop", url + "/shop");
        line(out, "API", url + "/openapi");
        line(out, "health", url + "/actuator/health");
        line(out, "metrics", url + "/actuator/prometheus");
        line(out, "messaging", url + "/admin/messaging");
        line(out, "invariants", url + "/admin/invariants");
        var simulators = waybill.surroundings().simulatorsUrl();
        if (simulators != null) {
            line(
                    out,
                    "dials",
                    simulators + "/admin/dials/stripe (and /fraud, /ups, /fedex, /inbox)");
            line(out, "inbox", simulators + "/inbox");
        }
        line(out, "data", waybill.folder().root().toString());
        line(out, "log", waybill.folder().log("waybill").toString());
        out.println();
        out.println("Stop it with Ctrl-C here or ./waybill stop elsewhere; the data stays.");
        out.flush();
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("  %-11s %s%n", name, value);
    }
}
