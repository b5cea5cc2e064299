package dev.waybill.cli;

import picocli.CommandLine.Mixin;

/** Starts everything and stays until it is told to end. */
@picocli.CommandLine.Command(name = "up")
final class UpCommand extends Command {
    @Mixin private StartOptions start = new StartOptions();

    UpCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var watch = start.watch(console);
        try (var waybill = start.started(folder(), console, watch)) {
            Welcome.print(waybill, watch, console.out());
            return waybill.stayUp(0);
        }
    }
}
