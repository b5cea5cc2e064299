package dev.waybill.cli;

import dev.waybill.bench.Unusable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decides past orders again by other sourcing rules and shows what would be different. */
@picocli.CommandLine.Command(name = "whatif")
final class WhatIfCommand extends Command {
    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--rules", required = true, paramLabel = "FILE")
    private Path rules = Path.of("");

    @Option(names = "--orders")
    private int orders = 5_000;

    @Option(names = "--json")
    private @Nullable Path json;

    WhatIfCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (orders < 1) {
            throw new Unusable("--orders must be at least 1.");
        }
        var question = JSON.createObjectNode();
        question.set("rules", rules());
        question.put("orders", orders);
        var running = new Residents(folder()).application().filter(pid -> pid.port() > 0);
        if (running.isEmpty()) {
            throw new Failure(
                    "Waybill does not run on " + folder().root() + ": it has the past orders.");
        }
        var report =
                new Api(running.get().url()).post("/sourcing-rules/what-if", question.toString());
        print(report, console.out());
        JsonFile.write(json, report);
        return 0;
    }

    private JsonNode rules() {
        try {
            return JSON.readTree(Files.readString(rules));
        } catch (IOException e) {
            throw new Unusable("There is no file " + rules + " that can be read.");
        } catch (JacksonException e) {
            throw new Unusable(rules + " is not JSON.");
        }
    }

    private static void print(JsonNode report, PrintStream out) {
        out.printf(
                "%d past orders, %d of them would come from elsewhere.%n%n",
                report.path("orders").asInt(), report.path("changed").asInt());
        out.printf("%-22s %12s %12s %12s%n", "", "then", "what if", "difference");
        row("parcels", "parcels", report, out);
        row("orders split", "splits", report, out);
        row("kilometres", "distance", report, out);
        row("orders refused", "refused", report, out);
        row("orders that wait", "waiting", report, out);
        for (var example : report.path("examples")) {
            out.printf(
                    "%n%s: %s -> %s%n  %s%n",
                    example.path("orderId").asString("an order"),
                    example.path("before"),
                    example.path("after"),
                    example.path("because").asString());
        }
    }

    private static void row(String words, String figure, JsonNode report, PrintStream out) {
        var then = report.path("before").path(figure).asLong();
        var now = report.path("after").path(figure).asLong();
        out.printf("%-22s %12d %12d %+12d%n", words, then, now, now - then);
    }
}
