package dev.waybill.cli;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import org.jspecify.annotations.Nullable;

/** {@code ./waybill} without a command. */
@picocli.CommandLine.Command(name = "waybill")
final class RootCommand extends Command {
    @Spec private @Nullable CommandSpec spec;

    RootCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), "A command is missing");
    }
}
