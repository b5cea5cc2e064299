package dev.waybill.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** How a command starts Waybill, if none runs yet. */
final class StartOptions {
    @Option(names = "--port")
    private Port port = Port.USUAL;

    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    LocalWaybill started(DataFolder folder, Console console, Stopwatch watch) {
        return LocalWaybill.start(folder, port.number(), console, watch);
    }

    UsedWaybill used(DataFolder folder, Console console) {
        return used(folder, console, Map.of());
    }

    UsedWaybill used(DataFolder folder, Console console, Map<String, String> wanted) {
        return UsedWaybill.on(folder, port.number(), console, watch(console), wanted);
    }

    Stopwatch watch(Console console) {
        return new Stopwatch(console.out(), verbose);
    }
}
