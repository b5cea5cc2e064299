package dev.waybill.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command about the Waybill of one data folder. */
abstract class Command implements Callable<Integer> {
    final Console console;

    @Option(names = "--data")
    private @Nullable Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    Command(Console console) {
        this.console = console;
    }

    /** The given one, or {@code .waybill} beside the launcher. */
    final DataFolder folder() {
        return new DataFolder(data == null ? console.home().resolve(".waybill") : data);
    }
}
