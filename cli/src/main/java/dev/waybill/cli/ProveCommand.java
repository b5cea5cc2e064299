package dev.waybill.cli;

import dev.waybill.proof.soak.HtmlReport;
import dev.waybill.proof.soak.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Kills a Waybill in pieces while orders flow, and counts what is left of its promises. */
@picocli.CommandLine.Command(name = "prove")
final class ProveCommand extends Command {
    @Option(names = "--orders")
    private int orders = 2_000;

    @Option(names = "--applications")
    private int applications = 2;

    @Option(names = "--kills")
    private int kills = 6;

    @Option(names = "--seed")
    private long seed = 42;

    @Option(names = "--mutant")
    private String mutant = "";

    @Option(names = "--report")
    private @Nullable Path report;

    @Option(names = "--json")
    private @Nullable Path json;

    ProveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var options = options();
        if (System.getProperty("waybill.log") == null) {
            // What a client of Kafka says of a broker that is killed is no news.
            Logs.to(folder().log("prove"));
        }
        var result = Soak.run(options, console.out());
        result.print(console.out());
        JsonFile.write(json, result);
        if (report != null) {
            write(report, HtmlReport.of(result));
            console.out().println("The report is in " + report.toAbsolutePath() + ".");
        }
        return result.exitCode();
    }

    private Soak.Options options() {
        var jvm = List.of("@" + console.home().resolve("cli/jvm/application.options"));
        var own = folder().root().resolve("prove");
        return new Soak.Options(
                own, console.home(), applications, orders, kills, seed, jvm, mutant);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failure("The report could not be written to " + file + ".", e);
        }
    }
}
