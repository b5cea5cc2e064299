package dev.waybill.cli;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Scanner;
import picocli.CommandLine.Option;

/** Stops what runs on the data folder and deletes what it keeps. */
@picocli.CommandLine.Command(name = "reset")
final class ResetCommand extends Command {
    @Option(names = {"-y", "--yes"})
    private boolean yes;

    ResetCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var folder = folder();
        if (!Files.isDirectory(folder.root())) {
            console.out().println("There is no data in " + folder.root() + ".");
            return 0;
        }
        folder.refuseStranger();
        if (!yes && !agreed(folder)) {
            console.out().println("Nothing was deleted.");
            return 1;
        }
        Logs.to(folder.log("stop"));
        new Residents(folder).stop();
        folder.wipe();
        console.out().println("Deleted the data in " + folder.root() + ".");
        return 0;
    }

    private boolean agreed(DataFolder folder) {
        console.out()
                .print("Stop Waybill and delete all data in " + folder.root() + "? Type yes: ");
        console.out().flush();
        var answers = new Scanner(System.in, Charset.defaultCharset());
        return answers.hasNextLine() && answers.nextLine().strip().equalsIgnoreCase("yes");
    }
}
