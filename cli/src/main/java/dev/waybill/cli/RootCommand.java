package dev.waybill.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./waybill} without a command. */
@picocli.CommandLine.Command(name = "waybill")
final class RootCommand extends Command {
    @Spec private @Nullable CommandSpec spec;

    RootCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "A command is missing");
    }
}
