package dev.waybill.cli;

import picocli.CommandLine.Option;

/** Starts everything and stays until it is told to end. */
@picocli.CommandLine.Command(name = "up")
final class UpCommand extends Command {
    @Option(names = "--port")
    private Port port = Port.USUAL;

    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    UpCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var stay = new Stay();
        var watch = new Stopwatch(console.out(), verbose);
        console.out().println("Starting Waybill ...");
        try (var waybill = LocalWaybill.start(folder(), port.number(), console, watch)) {
            Welcome.print(waybill, watch, console.out());
            return waybill.stayUp(stay, console.err());
        }
    }
}
