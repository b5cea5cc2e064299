package dev.waybill.cli;

import dev.waybill.bench.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What runs on a data folder and how it is. */
final class Status {
    private Status() {}

    /**
     * @param up takes orders and is healthy
     * @param counts orders by status, checkouts under way by state
     * @param messaging as {@code GET /admin/messaging} tells it
     */
    record Figures(
            boolean up,
            @Nullable String url,
            List<Residents.Resident> processes,
            List<Counts.Count> counts,
            @Nullable JsonNode messaging) {}

    static Figures of(Residents residents, Api api) {
        return new Figures(
                healthy(api),
                api.base(),
                residents.all(),
                Counts.of(api),
                api.get("/admin/messaging"));
    }

    private static boolean healthy(Api api) {
        try {
            return api.get("/actuator/health").path("status").asString("").equals("UP");
        } catch (Failure _) {
            return false; // 503 with the parts that are down
        }
    }

    static void print(Figures status, PrintStream out) {
        out.println(
                "Waybill "
                        + (status.up() ? "takes orders" : "is not healthy")
                        + " at "
                        + status.url()
                        + ".");
        processes(status.processes()).print(out);
        var counts = new Table("Orders, and checkouts under way");
        status.counts().forEach(one -> counts.row(one.what(), one.shown()));
        counts.print(out);
        if (status.messaging() != null) {
            messaging(status.messaging()).print(out);
        }
    }

    static Table processes(List<Residents.Resident> residents) {
        var table = new Table("Processes").row("", "pid", "port", "up for", "memory");
        for (var one : residents) {
            table.row(
                    one.name(),
                    String.valueOf(one.pid()),
                    String.valueOf(one.port()),
                    upFor(one.since()),
                    megabytes(one.memory()));
        }
        return table;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : (bytes >> 20) + " MB";
    }

    private static String upFor(Instant since) {
        var time = Duration.between(since, Instant.now());
        if (time.toMinutes() < 1) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 1
                ? time.toMinutes() + " min"
                : String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }

    private static Table messaging(JsonNode state) {
        var table = new Table("Messaging").row("reader", "lag", "parked", "heard", "discarded");
        for (var reader : state.path("readers")) {
            table.row(
                    reader.path("reader").asString(""),
                    reader.path("lag").asLong(),
                    reader.path("parked").asLong(),
                    (long) reader.path("messages").asDouble(),
                    (long) reader.path("discarded").asDouble());
        }
        var relay = state.path("relay");
        table.note(
                "Relay: lag %d ms, last tick %d ms. Parked in all: %d."
                        .formatted(
                                relay.path("lagMillis").asLong(),
                                relay.path("tickMillis").asLong(),
                                state.path("parked").asLong()));
        var refusal = relay.path("refusal").asString("");
        return refusal.isEmpty() ? table : table.note("The relay sends nothing: " + refusal);
    }
}
