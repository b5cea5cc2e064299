package dev.waybill.cli;

import java.nio.file.Files;
import java.util.stream.Collectors;

/** Stops what runs on the data folder, also what a killed Waybill left behind. */
@picocli.CommandLine.Command(name = "stop")
final class StopCommand extends Command {
    StopCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var folder = folder();
        if (!Files.isDirectory(folder.root())) {
            console.out().println("Nothing runs on " + folder.root() + ".");
            return 0;
        }
        Logs.to(folder.log("stop"));
        var residents = new Residents(folder);
        var names =
                residents.all().stream()
                        .map(Residents.Resident::name)
                        .collect(Collectors.joining(", "));
        console.out()
                .println(
                        residents.stop()
                                ? "Stopped: " + names + ". The data stays in " + folder.root() + "."
                                : "Nothing runs on " + folder.root() + ".");
        return 0;
    }
}
